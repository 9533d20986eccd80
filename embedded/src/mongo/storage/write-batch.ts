import type { Entry } from './entries';

/** What one command changed: its journal entries, and how to take each back. */
export class WriteBatch {
  readonly entries: Entry[] = [];
  private readonly undos: (() => void)[] = [];

  /** Notes a change that was just made in memory. */
  note(entry: Entry, undo: () => void): void {
    this.entries.push(entry);
    this.undos.push(undo);
  }

  /** Takes everything back, last change first. */
  undo(): void {
    for (const undo of this.undos.reverse()) undo();
  }
}
