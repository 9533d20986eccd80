import { Injectable, signal } from '@angular/core';

interface Alerts {
  readonly sound: boolean;
  readonly browser: boolean;
}

const STORAGE_KEY = 'switchboard.alerts';
const DEFAULTS: Alerts = { sound: true, browser: false };

/** How this browser draws attention to what has arrived; all its windows agree. */
@Injectable({ providedIn: 'root' })
export class AlertSettings {
  private readonly alerts = signal<Alerts>(readStored());

  readonly current = this.alerts.asReadonly();

  constructor() {
    window.addEventListener('storage', (event) => {
      if (event.key === STORAGE_KEY || event.key === null) this.alerts.set(readStored());
    });
  }

  change(changes: Partial<Alerts>): void {
    this.alerts.update((alerts) => ({ ...alerts, ...changes }));
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(this.alerts()));
    } catch {
      // Storage is full or forbidden: the choice lasts as long as this page.
    }
  }
}

function readStored(): Alerts {
  try {
    const stored = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null') as Partial<Alerts> | null;
    return { sound: stored?.sound !== false, browser: stored?.browser === true };
  } catch {
    return DEFAULTS;
  }
}
