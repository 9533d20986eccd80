import { Directive, ElementRef, afterRenderEffect, inject, input } from '@angular/core';

/**
 * Keeps an element from shrinking while its text is being written: one that begins anew, because another provider took
 * over, grows into the place of the first, and what stands around it does not jump.
 */
@Directive({
  selector: '[sbHoldSize]',
  host: { '(window:resize)': 'letGo()' },
})
export class HoldSizeDirective {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** What is written so far; null when it is whole, and may be as large as it is. */
  readonly text = input.required<string | null>({ alias: 'sbHoldSize' });

  constructor() {
    afterRenderEffect(() => {
      if (this.text() === null) this.letGo();
      else this.hold();
    });
  }

  protected letGo(): void {
    this.element.style.minInlineSize = '';
    this.element.style.minBlockSize = '';
  }

  private hold(): void {
    const { offsetWidth, offsetHeight } = this.element;
    this.element.style.minInlineSize = `${offsetWidth}px`;
    this.element.style.minBlockSize = `${offsetHeight}px`;
  }
}
