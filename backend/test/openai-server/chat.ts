import type OpenAI from 'openai';
import { askedSchema, refusalOf, type ChatBody } from './chat-request';
import { Completion, type FinishReason } from './completion';
import type { Behaviour } from './endpoint';
import type { Exchange, RecordedRequest } from './exchange';
import type { Gate } from './gate';
import { sampleOf } from './schema-sample';
import { inPieces, TokenBudget } from './tokens';

export const DEFAULT_ANSWER =
  'Thank you for asking. You can change this at any time on the settings page, and it takes effect at once.';

/** How an answer goes wrong on the way; not streaming, `end` and `error event` cut the document off. */
export type Break = 'reset' | 'hang' | 'end' | 'malformed json' | 'garbled line' | 'error event';

export interface AnswerOptions {
  /** Held before each piece, and once more before the finish; not streaming, once before the headers. */
  gate?: Gate;
  /** Milliseconds between the headers and the first piece. */
  firstPieceAfter?: number;
  /** Milliseconds between two pieces. */
  piecesEvery?: number;
  /** "stop", or "length" when the request's limit cut the answer off. */
  finishReason?: FinishReason;
  /**
   * Goes wrong when this many pieces are sent. Of a garbled line the client sees nothing, and the stream goes on;
   * an error event is OpenAI's way to give up in the middle; every other break is the end. A reset also throws away
   * what the client has not read yet; with a gate, which is passed before the break as well, it can be let read.
   */
  breaks?: { afterPieces: number; how: Break };
  /** Figures other than counted, or none, though they were asked for. */
  usage?: Partial<Pick<OpenAI.CompletionUsage, 'prompt_tokens' | 'completion_tokens'>> | 'missing';
  /** The stream ends without `[DONE]`. */
  withoutDone?: boolean;
  /** Goes on beyond the request's limit of tokens, as no model should. */
  ignoresMaxTokens?: boolean;
  /** The model the answer names; the requested one, if not said. */
  model?: string;
}

/** Says this. A string is streamed in a few pieces, a list piece by piece. Refuses what OpenAI would refuse. */
export function answers(
  content: string | Iterable<string>,
  options: AnswerOptions = {},
): Behaviour<ChatBody> {
  return {
    respond: async (exchange) => {
      const { body } = exchange.request;
      const refusal = refusalOf(body);
      if (refusal) return refusal.respond(exchange);
      const pieces = typeof content === 'string' ? inPieces(content, 6) : content;
      const answer = new Answer(exchange, pieces, options);
      await (body.stream ? answer.stream() : answer.send());
    },
  };
}

/** Answers with this object, for requests with a `response_format`. */
export function answersWith(value: unknown, options: AnswerOptions = {}): Behaviour<ChatBody> {
  return answers(JSON.stringify(value), options);
}

/** Says nothing, and stops. */
export function emptyAnswer(): Behaviour<ChatBody> {
  return answers([]);
}

/** @param characters how much; five million by default, far beyond any limit that the request sets. */
export function hugeAnswer(characters = 5_000_000): Behaviour<ChatBody> {
  const piece = 'All work and no play makes Jack a dull boy. '.repeat(400);
  return answers(Array<string>(Math.ceil(characters / piece.length)).fill(piece), { ignoresMaxTokens: true });
}

/** The short answer of {@link DEFAULT_ANSWER}, or something that fits the schema asked for. */
export function usualAnswer({ body }: RecordedRequest<ChatBody>): Behaviour<ChatBody> {
  const schema = askedSchema(body);
  return schema ? answersWith(sampleOf(schema)) : answers(DEFAULT_ANSWER);
}

class Answer {
  private readonly completion: Completion;
  private readonly budget: TokenBudget;

  constructor(
    private readonly exchange: Exchange<ChatBody>,
    private readonly pieces: Iterable<string>,
    private readonly options: AnswerOptions,
  ) {
    const { body } = exchange.request;
    const limit = body.max_completion_tokens ?? body.max_tokens;
    this.completion = new Completion(body, options.model);
    this.budget = new TokenBudget(options.ignoresMaxTokens ? Infinity : (limit ?? Infinity));
  }

  async send(): Promise<void> {
    const { gate, firstPieceAfter = 0, breaks } = this.options;
    const content = [...this.fitting()].join('');
    if (firstPieceAfter > 0) await this.exchange.pause(firstPieceAfter);
    await gate?.pass(this.exchange);
    const document = JSON.stringify(this.completion.whole(content, this.finishReason(), this.usage()));
    if (!breaks || breaks.how === 'garbled line') return this.exchange.send(200, document);
    const half = document.slice(0, document.length / 2);
    if (breaks.how !== 'reset' && breaks.how !== 'hang') return this.exchange.send(200, half);
    this.exchange.begin(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(document),
    });
    await this.exchange.write(half);
    await this.breakOff(breaks.how);
  }

  async stream(): Promise<void> {
    const { gate, breaks, withoutDone } = this.options;
    this.exchange.begin(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
    });
    let sent = 0;
    for (const piece of this.fitting()) {
      await this.wait(sent);
      if (sent === 0) await this.event(this.completion.first());
      const goesWrong = breaks?.afterPieces === sent;
      if (goesWrong && breaks.how !== 'garbled line') return this.breakOff(breaks.how);
      await this.event(this.completion.piece(piece), goesWrong ? 'dta' : 'data');
      sent += 1;
    }
    await gate?.pass(this.exchange);
    if (sent === 0) await this.event(this.completion.first());
    if (breaks && breaks.how !== 'garbled line') return this.breakOff(breaks.how);
    await this.event(this.completion.last(this.finishReason()));
    const usage = this.usage();
    const usageChunk = usage && this.completion.usageChunk(usage);
    if (usageChunk) await this.event(usageChunk);
    if (!withoutDone) await this.exchange.write('data: [DONE]\n\n');
    this.exchange.end();
  }

  private async wait(sent: number): Promise<void> {
    const { gate, firstPieceAfter = 0, piecesEvery = 0 } = this.options;
    const milliseconds = sent === 0 ? firstPieceAfter : piecesEvery;
    if (milliseconds > 0) await this.exchange.pause(milliseconds);
    await gate?.pass(this.exchange);
  }

  private async event(document: object, field = 'data'): Promise<void> {
    await this.exchange.write(`${field}: ${JSON.stringify(document)}\n\n`);
  }

  private async breakOff(how: Exclude<Break, 'garbled line'>): Promise<void> {
    switch (how) {
      case 'reset':
        return this.exchange.reset();
      case 'hang':
        return this.exchange.hang();
      case 'malformed json':
        await this.exchange.write(`data: {"id":"${this.completion.id}","choices":[{"delta":{"content":"\n\n`);
        break;
      case 'error event':
        await this.event({
          error: {
            message: 'The server had an error while processing your request.',
            type: 'server_error',
            param: null,
            code: null,
          },
        });
        break;
      case 'end':
        break;
    }
    this.exchange.end();
  }

  private *fitting(): Generator<string> {
    for (const piece of this.pieces) {
      const fitting = this.budget.take(piece);
      if (fitting) yield fitting;
      if (this.budget.isExceeded) return;
    }
  }

  private finishReason(): FinishReason {
    return this.options.finishReason ?? (this.budget.isExceeded ? 'length' : 'stop');
  }

  private usage(): OpenAI.CompletionUsage | undefined {
    const { usage } = this.options;
    return usage === 'missing' ? undefined : this.completion.usage(this.budget.used, usage);
  }
}
