import { isField } from './is-field';

/**
 * Holds what is typed for a field that is not there yet: nobody else hears it. Escape, a click, and the focus in
 * another field say that it is not wanted any more.
 */
export class HeldKeys {
  private typed = '';
  private readonly listening = new AbortController();

  constructor(private readonly giveUp: () => void) {
    const { signal } = this.listening;
    // Before everybody else's.
    document.addEventListener('keydown', (event) => this.hold(event), { capture: true, signal });
    document.addEventListener('pointerdown', giveUp, { capture: true, signal });
    document.addEventListener('focusin', (event) => isField(event.target) && giveUp(), { signal });
  }

  /** From here on keys are keys again. Gives what was typed. */
  end(): string {
    this.listening.abort();
    return this.typed;
  }

  private hold(event: KeyboardEvent): void {
    const { key } = event;
    const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
    if (isField(event.target) || (isShortcut && !event.getModifierState('AltGraph'))) return;
    if (key === 'Tab') return this.giveUp();
    if (key === 'Escape') this.giveUp();
    else if (key === 'Backspace') this.typed = [...this.typed].slice(0, -1).join('');
    else if ([...key].length === 1) this.typed += key;
    // Nothing is sent that nobody has seen in the field.
    else if (key !== 'Enter') return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
