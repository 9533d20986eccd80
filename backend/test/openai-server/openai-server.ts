import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { fails, invalidRequest } from './behaviours';
import { usualAnswer } from './chat';
import type { ChatBody } from './chat-request';
import { embeds, type EmbeddingBody } from './embeddings';
import { Endpoint, type Behaviour } from './endpoint';
import { Exchange, type RecordedRequest } from './exchange';
import { judges, type ModerationBody, type ModerationCategory } from './moderations';
import { RequestLog } from './request-log';

export interface OpenAiServerOptions {
  /** 0, the default: any free one. */
  port?: number;
  /** Of the embedding vectors; 256, if not said. */
  dimensions?: number;
}

/** A server on this machine that speaks OpenAI's API as far as the desk uses it, and misbehaves as a test wants. */
export class OpenAiServer {
  readonly chat = new Endpoint<ChatBody>(usualAnswer);
  readonly moderations = new Endpoint<ModerationBody>(() => judges((text) => this.flagsOf(text)));
  readonly embeddings: Endpoint<EmbeddingBody>;

  private readonly log = new RequestLog();
  private readonly flagged = new Map<string, readonly ModerationCategory[]>();
  private readonly running = new Set<Promise<void>>();
  private readonly faults: unknown[] = [];
  private readonly http = createServer((request, response) => this.accept(request, response));

  constructor({ dimensions = 256 }: OpenAiServerOptions) {
    this.embeddings = new Endpoint<EmbeddingBody>(() => embeds(dimensions));
  }

  /** The base URL for the client; it ends in `/v1`. */
  get url(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}/v1`;
  }

  /** Every request so far, in the order in which they came. */
  get requests(): readonly RecordedRequest[] {
    return this.log.requests;
  }

  /** See {@link RequestLog.next}. */
  nextRequest(fits?: (request: RecordedRequest) => boolean, within?: number): Promise<RecordedRequest> {
    return this.log.next(fits, within);
  }

  /** The usual moderation flags every text with this word in it, in whatever case. */
  flag(word: string, ...categories: ModerationCategory[]): void {
    this.flagged.set(word.toLowerCase(), categories.length > 0 ? categories : ['harassment']);
  }

  /** The same for every endpoint from now on: an outage, say. */
  always(behaviour: Behaviour): void {
    for (const endpoint of this.endpoints) endpoint.always(behaviour);
  }

  /** As new: no script, no words that are flagged, no request recorded. */
  reset(): void {
    for (const endpoint of this.endpoints) endpoint.reset();
    this.flagged.clear();
    this.log.forget();
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.http.once('error', reject).listen(port, '127.0.0.1', () => resolve());
    });
  }

  /**
   * Ends every connection at once, whatever it waits for.
   *
   * @throws AggregateError of what the test's own functions threw while they decided about requests.
   */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.http.close(() => resolve()));
    this.http.closeAllConnections();
    await closed;
    await Promise.all(this.running);
    for (const log of [this.log, ...this.endpoints]) log.close();
    if (this.faults.length > 0) throw new AggregateError(this.faults, 'A scripted behaviour threw');
  }

  private get endpoints(): Pick<Endpoint<never>, 'always' | 'reset' | 'close'>[] {
    return [this.chat, this.moderations, this.embeddings];
  }

  private accept(request: IncomingMessage, response: ServerResponse): void {
    const running = this.serve(request, response).finally(() => this.running.delete(running));
    this.running.add(running);
  }

  private async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now();
    const { method = '', url: path = '', headers } = incoming;
    let exchange: Exchange | undefined;
    try {
      const body = parsed(await readText(incoming));
      exchange = new Exchange({ method, path, headers, body, at }, response);
      this.log.record(exchange.request);
      await this.respond(exchange);
    } catch (error) {
      // A connection that is over ends what waited in it, or came with half a request.
      if (exchange ? exchange.signal.aborted : incoming.errored) return;
      this.faults.push(error);
      response.destroy();
    }
  }

  private async respond(exchange: Exchange): Promise<void> {
    const { method, path, headers, body } = exchange.request;
    const handler = this.handlerOf(method, path);
    if (!handler) {
      return fails(404, {
        message: `Invalid URL (${method} ${path})`,
        type: 'invalid_request_error',
      }).respond(exchange);
    }
    if (typeof body !== 'object' || body === null) {
      return invalidRequest('We could not parse the JSON body of your request.').respond(exchange);
    }
    if (!headers.authorization) {
      return fails(401, {
        message: "You didn't provide an API key.",
        type: 'invalid_request_error',
      }).respond(exchange);
    }
    await handler.handle(exchange);
  }

  private handlerOf(method: string, path: string): Pick<Endpoint<never>, 'handle'> | undefined {
    switch (`${method} ${path}`) {
      case 'POST /v1/chat/completions':
        return this.chat;
      case 'POST /v1/moderations':
        return this.moderations;
      case 'POST /v1/embeddings':
        return this.embeddings;
      default:
        return undefined;
    }
  }

  private flagsOf(text: string): ModerationCategory[] {
    const lower = text.toLowerCase();
    return [...this.flagged].flatMap(([word, categories]) => (lower.includes(word) ? categories : []));
  }
}

export async function startOpenAiServer(options: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  const server = new OpenAiServer(options);
  await server.listen(options.port ?? 0);
  return server;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
