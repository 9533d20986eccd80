import type { IncomingHttpHeaders, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** How a request ended: with an answer to its end, by a reset as scripted, or before the end, as the client left. */
export type Ending = 'answered' | 'reset' | 'abandoned';

/** A request as it came, recorded before anything is decided about it. */
export interface RecordedRequest<Body = unknown> {
  readonly method: string;
  /** From the host on: `/v1/chat/completions`. */
  readonly path: string;
  /** In lower case; `authorization` among them. */
  readonly headers: IncomingHttpHeaders;
  /** Parsed, or the text itself when it is no JSON. */
  readonly body: Body;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly ended: Promise<Ending>;
}

/** One request and the means to answer it, well or badly. What waits in it ends when the connection does. */
export class Exchange<Body = unknown> {
  readonly request: RecordedRequest<Body>;
  /** Aborted when the connection is over, whoever ended it, or the answer is. */
  readonly signal: AbortSignal;
  private isReset = false;

  constructor(
    request: Omit<RecordedRequest<Body>, 'ended'>,
    private readonly response: ServerResponse,
  ) {
    const over = new AbortController();
    this.signal = over.signal;
    const ended = new Promise<Ending>((resolve) => {
      response.once('close', () => {
        const left = this.isReset ? 'reset' : 'abandoned';
        resolve(response.writableFinished ? 'answered' : left);
        over.abort();
      });
    });
    this.request = { ...request, ended };
  }

  /** A whole answer: an object as JSON, a string as it is. */
  send(status: number, body: unknown, headers: OutgoingHttpHeaders = {}): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    this.response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      ...headers,
    });
    this.response.end(text);
  }

  /** Sends the headers now; the body follows by {@link write} and {@link end}. */
  begin(status: number, headers: OutgoingHttpHeaders): void {
    this.response.writeHead(status, headers);
    this.response.flushHeaders();
  }

  /** Resolves when the kernel has it, so that a reset right after it doesn't swallow it. */
  async write(text: string): Promise<void> {
    await this.whileConnected((done) => this.response.write(text, () => done()));
  }

  end(): void {
    this.response.end();
  }

  /** Ends the connection the hard way (RST). */
  reset(): void {
    this.isReset = true;
    this.response.socket?.resetAndDestroy();
  }

  /** Says nothing more until the client has had enough, or the server is closed. */
  async hang(): Promise<void> {
    await this.whileConnected(() => undefined);
  }

  async pause(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.signal });
  }

  /**
   * Runs `begin`, which calls `done` in its time.
   *
   * @throws the signal's reason as soon as the connection is over.
   */
  whileConnected(begin: (done: () => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const over = (): void => reject(this.signal.reason as Error);
      if (this.signal.aborted) return over();
      this.signal.addEventListener('abort', over, { once: true });
      begin(() => {
        this.signal.removeEventListener('abort', over);
        resolve();
      });
    });
  }
}
