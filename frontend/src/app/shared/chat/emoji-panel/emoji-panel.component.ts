import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  effect,
  inject,
  output,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
// Copied into the build's own files, so that no other server is asked: this is its address there.
import emojiDataFile from 'emoji-picker-element-data/en/emojibase/data.json' with { loader: 'file' };
import { ThemeStore } from '../../../core/theme/theme.store';

interface EmojiClick extends Event {
  readonly detail: { readonly unicode?: string };
}

/** The emoji picker; its code and its data are loaded when it is opened for the first time. */
@Component({
  selector: 'sb-emoji-panel',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (state() !== 'ready') {
        <p role="status">{{ t('emoji.' + state()) }}</p>
      }
    </ng-container>
  `,
  styleUrl: './emoji-panel.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmojiPanelComponent {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly theme = inject(ThemeStore);
  private readonly picker = signal<HTMLElement | null>(null);
  private isDestroyed = false;
  protected readonly state = signal<'loading' | 'failed' | 'ready'>('loading');
  readonly picked = output<string>();

  constructor() {
    afterNextRender(() => void this.load());
    effect(() => {
      this.picker()?.classList.toggle('dark', this.theme.isDark());
      this.picker()?.classList.toggle('light', !this.theme.isDark());
    });
    inject(DestroyRef).onDestroy(() => (this.isDestroyed = true));
  }

  private async load(): Promise<void> {
    try {
      const { Picker } = await import('emoji-picker-element');
      if (this.isDestroyed) return;
      const picker = new Picker({ dataSource: new URL(emojiDataFile, document.baseURI).href });
      picker.addEventListener('emoji-click', (event: Event) => {
        const { unicode } = (event as EmojiClick).detail;
        if (unicode) this.picked.emit(unicode);
      });
      this.host.nativeElement.append(picker);
      this.picker.set(picker);
      this.state.set('ready');
      // The search field is in the picker's shadow tree, drawn a moment later.
      requestAnimationFrame(() => picker.shadowRoot?.querySelector('input')?.focus());
    } catch {
      this.state.set('failed');
    }
  }
}
