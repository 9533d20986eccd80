import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import { LIMITS } from '@switchboard/contracts';

/** Whoever types is not asked about every letter, in ms. */
const TYPING_PAUSE = 250;

/** A field for words to look for. Tells what they are when somebody stops typing, and at once on Enter or when emptied. */
@Component({
  selector: 'sb-search-field',
  imports: [MatIcon, MatIconButton, TranslocoDirective],
  templateUrl: './search-field.component.html',
  styleUrl: './search-field.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchFieldComponent {
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** What is looked for. It leads, except while somebody types: what they have typed since must not be taken away. */
  readonly value = input('');
  readonly label = input.required<string>();
  readonly placeholder = input('');
  /** For 0 it tells of every letter: for lists that are here already. */
  readonly pause = input(TYPING_PAUSE);
  readonly asked = output<string>();

  protected readonly longest = LIMITS.search;
  protected readonly text = signal('');

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
    afterRenderEffect(() => {
      const value = this.value();
      const field = this.field()?.nativeElement;
      if (!field || document.activeElement === field || field.value.trim() === value) return;
      field.value = value;
      this.text.set(value);
    });
  }

  focus(): void {
    this.field()?.nativeElement.focus();
  }

  protected askSoon(text: string): void {
    this.text.set(text);
    clearTimeout(this.timer);
    if (this.pause() > 0) this.timer = setTimeout(() => this.ask(), this.pause());
    else this.ask();
  }

  protected ask(): void {
    clearTimeout(this.timer);
    this.asked.emit(this.text().trim());
  }

  /** Escape empties the field first, and only then leaves what is around it. */
  protected empty(event?: Event): void {
    const field = this.field()?.nativeElement;
    if (!field?.value) return;
    event?.stopPropagation();
    field.value = '';
    this.text.set('');
    this.ask();
    field.focus();
  }
}
