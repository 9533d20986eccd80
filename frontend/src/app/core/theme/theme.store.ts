import { Injectable, computed, effect, inject, signal, DOCUMENT } from '@angular/core';

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

const STORAGE_KEY = 'switchboard.theme';

/** Light, dark, or as the system says; remembered in this browser. */
@Injectable({ providedIn: 'root' })
export class ThemeStore {
  private readonly document = inject(DOCUMENT);
  private readonly chosen = signal<Theme>(readStored());
  private readonly systemIsDark = signal(false);

  readonly theme = this.chosen.asReadonly();
  readonly isDark = computed(() =>
    this.chosen() === 'system' ? this.systemIsDark() : this.chosen() === 'dark',
  );

  constructor() {
    const query = this.document.defaultView?.matchMedia?.('(prefers-color-scheme: dark)');
    if (query) {
      this.systemIsDark.set(query.matches);
      query.addEventListener('change', (event) => this.systemIsDark.set(event.matches));
    }
    effect(() => {
      const theme = this.chosen();
      this.document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
      this.document.documentElement.dataset['theme'] = this.isDark() ? 'dark' : 'light';
    });
  }

  choose(theme: Theme): void {
    this.chosen.set(theme);
    try {
      localStorage.setItem(STORAGE_KEY, theme);
    } catch {
      // Storage is forbidden: the choice lasts as long as this page.
    }
  }
}

function readStored(): Theme {
  try {
    const stored = localStorage.getItem(STORAGE_KEY) as Theme | null;
    return stored && THEMES.includes(stored) ? stored : 'system';
  } catch {
    return 'system';
  }
}
