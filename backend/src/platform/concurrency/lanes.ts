import { DomainError } from '../errors/domain.error';

/** Seconds after which it is worth trying again. */
const RETRY_AFTER = 2;

/** Work that is too heavy to do much of at once: some at a time, a few waiting, and the rest is sent away. */
export class Lanes {
  private readonly waiting: (() => void)[] = [];

  constructor(
    private free: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws DomainError DEPENDENCY_UNAVAILABLE when too many wait already */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.enter();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  private async enter(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    if (this.waiting.length >= this.mostWaiting) {
      throw new DomainError('DEPENDENCY_UNAVAILABLE', 'There is too much to do. Please try again shortly.', {
        retryAfter: RETRY_AFTER,
      });
    }
    // The lane is handed over, and was free for nobody in between.
    await new Promise<void>((begin) => this.waiting.push(begin));
  }
}
