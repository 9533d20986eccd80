/** Mod is Command on Apple's machines, and Ctrl elsewhere. */
const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

const NAMES: Readonly<Record<string, string>> = {
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  enter: 'Enter',
  escape: 'Esc',
};

/** One press of keys, such as `Mod+K`, `Alt+1`, `e`, `?`. */
export class Stroke {
  readonly key: string;
  private readonly modifiers: ReadonlySet<string>;

  constructor(written: string) {
    const parts = written.toLowerCase().split('+');
    this.key = parts.at(-1) ?? '';
    this.modifiers = new Set(parts.slice(0, -1));
  }

  /** A key alone could be meant as a letter: it does nothing in a field, and can be turned off. */
  get hasModifier(): boolean {
    return this.modifiers.has('mod') || this.modifiers.has('alt');
  }

  matches(event: KeyboardEvent): boolean {
    const mod = isApple ? event.metaKey : event.ctrlKey;
    const other = isApple ? event.ctrlKey : event.metaKey;
    if (other || mod !== this.modifiers.has('mod') || event.altKey !== this.modifiers.has('alt'))
      return false;
    // Whether ? needs Shift is the keyboard's business; whether a letter was meant with it is ours.
    if (/^[a-z]$/.test(this.key) && event.shiftKey !== this.modifiers.has('shift')) return false;
    return event.key.toLowerCase() === this.key || this.isThatPlace(event);
  }

  /** As it is printed on the keys. */
  words(): string[] {
    const modifiers = ['mod', 'alt', 'shift'].filter((name) => this.modifiers.has(name));
    const key = NAMES[this.key] ?? (this.hasModifier ? this.key.toUpperCase() : this.key);
    return [...modifiers.map(modifierWord), key];
  }

  /** With Alt a key may well write another character: there its place counts. */
  private isThatPlace({ code }: KeyboardEvent): boolean {
    if (!this.modifiers.has('alt')) return false;
    return code === `Digit${this.key}` || code === `Key${this.key.toUpperCase()}`;
  }
}

function modifierWord(name: string): string {
  if (name === 'mod') return isApple ? '⌘' : 'Ctrl';
  if (name === 'alt') return isApple ? '⌥' : 'Alt';
  return isApple ? '⇧' : 'Shift';
}

/** `g i` is two strokes, one after the other. */
export function strokesOf(shortcut: string): Stroke[] {
  return shortcut.split(' ').map((written) => new Stroke(written));
}
