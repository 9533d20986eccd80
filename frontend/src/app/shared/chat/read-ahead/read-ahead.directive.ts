import { DestroyRef, Directive, inject, input } from '@angular/core';
import type { AnyConversation } from '../chat.api';
import { ReadAhead } from './read-ahead';

/** A pointer that stays this long (ms) is not on its way to somewhere else. */
const MEANT = 60;

/** A link to a conversation: its messages are read when it is pointed at, focused or pressed. */
@Directive({
  selector: '[sbReadAhead]',
  host: {
    '(pointerenter)': 'point()',
    '(pointerleave)': 'unpoint()',
    '(pointerdown)': 'read()',
    '(focus)': 'read()',
  },
})
export class ReadAheadDirective {
  private readonly ahead = inject(ReadAhead);
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly conversation = input.required<AnyConversation>({ alias: 'sbReadAhead' });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.unpoint());
  }

  protected point(): void {
    this.unpoint();
    this.timer = setTimeout(() => this.read(), MEANT);
  }

  protected unpoint(): void {
    clearTimeout(this.timer);
  }

  protected read(): void {
    this.unpoint();
    void this.ahead.read(this.conversation());
  }
}
