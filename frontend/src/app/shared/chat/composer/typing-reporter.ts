/** "Still typing" is said again after this, in ms; the other end forgets after twice as long. */
const REPEAT = 3_000;
const SILENCE = 4_000;

/** Turns key strokes into few `typing:start` and one `typing:stop`. */
export class TypingReporter {
  private saidAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly say: (event: 'typing:start' | 'typing:stop') => void) {}

  stroke(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.stop(), SILENCE);
    if (this.saidAt && Date.now() - this.saidAt < REPEAT) return;
    this.saidAt = Date.now();
    this.say('typing:start');
  }

  /** Without a word: nobody is there any more to say it. */
  cancel(): void {
    clearTimeout(this.timer);
    this.saidAt = 0;
  }

  stop(): void {
    clearTimeout(this.timer);
    if (!this.saidAt) return;
    this.saidAt = 0;
    this.say('typing:stop');
  }
}
