import type { RecordedRequest } from './exchange';

interface Waiter {
  look(): void;
  giveUp(error: Error): void;
}

/** Milliseconds. */
const PATIENCE = 10_000;

/** Requests in the order in which they came. */
export class RequestLog<Body = unknown> {
  readonly requests: RecordedRequest<Body>[] = [];
  private readonly handedOut = new Set<RecordedRequest<Body>>();
  private readonly waiters = new Set<Waiter>();

  /** Whether `request` belongs here is for the caller to know, and with it the type of its body. */
  record(request: RecordedRequest): void {
    this.requests.push(request as RecordedRequest<Body>);
    for (const waiter of [...this.waiters]) waiter.look();
  }

  /**
   * The oldest fitting request that was not handed out before, whether it came already or is still to come.
   *
   * @param within milliseconds.
   * @throws Error saying how many came instead.
   */
  next(
    fits: (request: RecordedRequest<Body>) => boolean = () => true,
    within = PATIENCE,
  ): Promise<RecordedRequest<Body>> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
        end();
      };
      const waiter: Waiter = {
        look: () => {
          const found = this.requests.find((request) => !this.handedOut.has(request) && fits(request));
          if (!found) return;
          this.handedOut.add(found);
          settle(() => resolve(found));
        },
        giveUp: (error) => settle(() => reject(error)),
      };
      const timer = setTimeout(() => waiter.giveUp(this.missing(within)), within);
      this.waiters.add(waiter);
      waiter.look();
    });
  }

  forget(): void {
    this.requests.length = 0;
    this.handedOut.clear();
  }

  close(): void {
    for (const waiter of [...this.waiters]) waiter.giveUp(new Error('The server was closed'));
  }

  private missing(within: number): Error {
    const came = this.requests.map(({ method, path }) => `${method} ${path}`).join(', ') || 'nothing';
    return new Error(`No fitting new request within ${within} ms; came: ${came}`);
  }
}
