import type { Exchange } from './exchange';

/**
 * Where an answer stops until the test lets it go on, so that something else can happen at exactly that moment:
 *
 *     const gate = new Gate();
 *     server.chat.once(answers(['Your refund', ' is on its way.'], { gate }));
 *     await gate.reached(); // before the first piece
 *     gate.release();
 *     await gate.reached(); // the first piece is sent, the second one waits
 *     gate.open();
 *
 * Several answers may share one; they are let through in the order in which they came to it.
 */
export class Gate {
  private isOpen = false;
  private passes = 0;
  private readonly held: (() => void)[] = [];
  private expecting: (() => void)[] = [];

  /** Lets the next `count` through, those who wait and those still to come. */
  release(count = 1): void {
    for (let left = count; left > 0; left -= 1) {
      const next = this.held.shift();
      if (next) next();
      else this.passes += 1;
    }
  }

  /** Lets everything through, now and later. */
  open(): void {
    this.isOpen = true;
    this.release(this.held.length);
  }

  /** Resolves when an answer waits here, at once if one does. */
  reached(): Promise<void> {
    if (this.held.length > 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.expecting.push(resolve);
    });
  }

  /** @throws the signal's reason when the connection ends in the meantime. */
  async pass(exchange: Exchange): Promise<void> {
    if (this.isOpen) return;
    if (this.passes > 0) {
      this.passes -= 1;
      return;
    }
    let leave: (() => void) | undefined;
    try {
      await exchange.whileConnected((done) => {
        leave = done;
        this.held.push(done);
        for (const expects of this.expecting.splice(0)) expects();
      });
    } finally {
      // One who gave up must not use up a pass.
      const place = this.held.findIndex((waiting) => waiting === leave);
      if (place >= 0) this.held.splice(place, 1);
    }
  }
}
