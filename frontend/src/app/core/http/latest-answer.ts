import { signal } from '@angular/core';

/**
 * What is asked for again whenever something has changed, beside other things: an answer that comes after the answer to
 * a later question is dropped, and what was known stays when a question fails.
 */
export class LatestAnswer<Data> {
  private readonly latest = signal<Data | null>(null);
  private asked = 0;
  private answered = 0;

  /** null until it is known. */
  readonly data = this.latest.asReadonly();

  constructor(private readonly ask: () => Promise<Data>) {}

  async read(): Promise<void> {
    const turn = ++this.asked;
    try {
      const data = await this.ask();
      if (turn < this.answered) return;
      this.answered = turn;
      this.latest.set(data);
    } catch {
      // Whatever it stands beside says that the server is away; the next change asks again.
    }
  }
}
