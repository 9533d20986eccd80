import {
  ChangeDetectionStrategy,
  Component,
  type Signal,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { PictureSource } from './picture-source';

const HUES = [210, 250, 290, 330, 15, 40, 150, 180];

/**
 * A person's picture, or their initials on a colour of their own; the picture comes to lie over these, so that nothing
 * moves. Decorative: the name stands beside it.
 */
@Component({
  selector: 'sb-avatar',
  template: `
    @if (url(); as address) {
      <img [src]="address" alt="" />
    }
  `,
  styleUrl: './avatar.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true', '[style.--hue]': 'hue()', '[attr.data-initials]': 'initials()' },
})
export class AvatarComponent {
  private readonly source = inject(PictureSource, { optional: true });
  private readonly used = signal<Signal<string | null> | null>(null);

  readonly name = input.required<string>();
  /** The person's id: what decides the colour, so that one keeps it when renamed, and whose picture it is. */
  readonly colorKey = input<string>('');
  /** The version of the picture; null without one. */
  readonly picture = input<string | null | undefined>(null);

  protected readonly url = computed(() => this.used()?.() ?? null);
  protected readonly initials = computed(() => {
    const words = this.name().trim().split(/\s+/);
    const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
    return letters
      .map((word) => Array.from(word ?? '')[0] ?? '')
      .join('')
      .toLocaleUpperCase();
  });
  protected readonly hue = computed(() => {
    const key = this.colorKey() || this.name();
    const sum = Array.from(key).reduce(
      (total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973,
      7,
    );
    return HUES[sum % HUES.length];
  });

  constructor() {
    effect((whenOver) => {
      const version = this.picture();
      const id = this.colorKey();
      const picture = version && id ? untracked(() => this.source?.use(id, version)) : undefined;
      this.used.set(picture?.url ?? null);
      if (picture) whenOver(() => picture.release());
    });
  }
}
