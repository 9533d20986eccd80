import type { Exchange, RecordedRequest } from './exchange';
import { RequestLog } from './request-log';

/** What the server does with a request. */
export interface Behaviour<Body = unknown> {
  respond(exchange: Exchange<Body>): Promise<void> | void;
}

/** A behaviour, or one chosen by the request; a function that returns nothing leaves the request to the next. */
export type Scripted<Body = unknown> =
  Behaviour<Body> | ((request: RecordedRequest<Body>) => Behaviour<Body> | undefined);

/**
 * One path of the API and the test's script for it. For each request the first one-off that wants it is used up, else
 * the standing one applies, else the default. So a test may hit one conversation and spare the others:
 *
 *     server.chat.once(({ body }) => (JSON.stringify(body).includes('order 17') ? resets() : undefined));
 */
export class Endpoint<Body> {
  private readonly log = new RequestLog<Body>();
  private oneOffs: Scripted<Body>[] = [];
  private standing: Scripted<Body> | undefined;

  constructor(private readonly usual: (request: RecordedRequest<Body>) => Behaviour<Body>) {}

  get requests(): readonly RecordedRequest<Body>[] {
    return this.log.requests;
  }

  /** See {@link RequestLog.next}. */
  nextRequest(
    fits?: (request: RecordedRequest<Body>) => boolean,
    within?: number,
  ): Promise<RecordedRequest<Body>> {
    return this.log.next(fits, within);
  }

  /** Each for one request, in this order, after those queued before. */
  once(...behaviours: Scripted<Body>[]): void {
    this.oneOffs.push(...behaviours);
  }

  /** For every request that no one-off wants, until it is replaced. */
  always(behaviour: Scripted<Body>): void {
    this.standing = behaviour;
  }

  /** The default again, and no request recorded. */
  reset(): void {
    this.oneOffs = [];
    this.standing = undefined;
    this.log.forget();
  }

  /** The server's part: records, then decides, then answers. */
  async handle(exchange: Exchange): Promise<void> {
    const mine = exchange as Exchange<Body>;
    this.log.record(mine.request);
    await this.choose(mine.request).respond(mine);
  }

  close(): void {
    this.log.close();
  }

  private choose(request: RecordedRequest<Body>): Behaviour<Body> {
    for (const [place, scripted] of this.oneOffs.entries()) {
      const chosen = choice(scripted, request);
      if (!chosen) continue;
      this.oneOffs.splice(place, 1);
      return chosen;
    }
    return (this.standing && choice(this.standing, request)) ?? this.usual(request);
  }
}

function choice<Body>(scripted: Scripted<Body>, request: RecordedRequest<Body>): Behaviour<Body> | undefined {
  return typeof scripted === 'function' ? scripted(request) : scripted;
}
