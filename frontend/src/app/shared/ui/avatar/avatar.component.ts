import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const HUES = [210, 250, 290, 330, 15, 40, 150, 180];

/** A person's initials on a colour of their own. Decorative: the name stands beside it. */
@Component({
  selector: 'sb-avatar',
  template: '',
  styleUrl: './avatar.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true', '[style.--hue]': 'hue()', '[attr.data-initials]': 'initials()' },
})
export class AvatarComponent {
  readonly name = input.required<string>();
  /** What decides the colour; the same person keeps it when renamed. */
  readonly colorKey = input<string>('');

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
}
