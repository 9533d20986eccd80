import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Category, FaqDraft, RewriteStyle, Sentiment } from '@switchboard/contracts';
import { setTimeout as delay } from 'node:timers/promises';
import { DomainError } from '../../../../platform/errors/domain.error';
import type {
  AiProvider,
  ModerationVerdict,
  ReplyEvent,
  ReplyRequest,
  SentimentRequest,
  SuggestionRequest,
  Transcript,
  Written,
} from '../ai-provider';
import { categoriseText } from './categoriser';
import { draftFaq } from './faq-draft';
import { moderateText } from './moderator';
import { writeReply } from './reply-writer';
import { rewrite } from './rewriting';
import { analyseSentiment } from './sentiment';
import { estimateTokens, splitIntoPieces } from './streaming';
import { suggestReplies } from './suggestions';
import { summarise } from './summary';

export interface EmbeddedProviderOptions {
  /** Milliseconds between two pieces of a streamed answer, so that it can be read as it grows. 0: no wait. */
  pace: number;
}

/** Injection token for {@link EmbeddedProviderOptions}; without a value the defaults hold. */
export const EMBEDDED_PROVIDER_OPTIONS = Symbol('EMBEDDED_PROVIDER_OPTIONS');
export const EMBEDDED_MODEL = 'embedded-1';
const DEFAULT_OPTIONS: EmbeddedProviderOptions = { pace: 15 };

/** The AI that is always there: rules and word statistics in this process, without network, key or price. */
@Injectable()
export class EmbeddedProvider implements AiProvider {
  readonly name = 'embedded';
  private readonly options: EmbeddedProviderOptions;

  constructor(@Optional() @Inject(EMBEDDED_PROVIDER_OPTIONS) options?: Partial<EmbeddedProviderOptions>) {
    this.options = { ...DEFAULT_OPTIONS, ...options };
  }

  async moderate(text: string, signal: AbortSignal): Promise<ModerationVerdict> {
    signal.throwIfAborted();
    return Promise.resolve(moderateText(text));
  }

  async analyseSentiment(request: SentimentRequest, signal: AbortSignal): Promise<Sentiment> {
    signal.throwIfAborted();
    return Promise.resolve(analyseSentiment(request));
  }

  async categorise(text: string, signal: AbortSignal): Promise<Category> {
    signal.throwIfAborted();
    return Promise.resolve(categoriseText(text));
  }

  async *reply(request: ReplyRequest, signal: AbortSignal): AsyncGenerator<ReplyEvent> {
    signal.throwIfAborted();
    yield { type: 'start', provider: this.name, secrets: [], marks: [] };
    const { text, outcome, citations } = writeReply(request);
    for (const piece of splitIntoPieces(text)) {
      yield { type: 'text', text: piece };
      await this.pause(signal);
    }
    const read = [request.question, ...request.history.map(({ content }) => content)];
    yield {
      type: 'end',
      outcome,
      citations,
      usage: { promptTokens: estimateTokens(read.join('\n')), completionTokens: estimateTokens(text) },
      model: EMBEDDED_MODEL,
      cost: 0,
    };
  }

  async summarise(transcript: Transcript, signal: AbortSignal): Promise<Written<string>> {
    signal.throwIfAborted();
    return written(summarise(transcript));
  }

  async suggestReplies(request: SuggestionRequest, signal: AbortSignal): Promise<Written<string[]>> {
    signal.throwIfAborted();
    return written(suggestReplies(request));
  }

  async rewrite(
    { text, style }: { text: string; style: RewriteStyle },
    signal: AbortSignal,
  ): Promise<Written<string>> {
    signal.throwIfAborted();
    return written(rewrite(text, style));
  }

  /** Rules know no languages, and a wrong translation is worse than none. */
  async translate(_request: { text: string; language: string }, signal: AbortSignal): Promise<never> {
    signal.throwIfAborted();
    throw new DomainError(
      'DEPENDENCY_UNAVAILABLE',
      'Texts can be translated only with a language model, and none can be reached at the moment.',
    );
  }

  async draftFaq(transcript: Transcript, signal: AbortSignal): Promise<Written<FaqDraft>> {
    signal.throwIfAborted();
    return written(draftFaq(transcript));
  }

  private async pause(signal: AbortSignal): Promise<void> {
    if (this.options.pace > 0) {
      // The timer rejects with an AbortError of its own; callers are promised the signal's reason.
      await delay(this.options.pace, undefined, { signal }).catch(() => undefined);
    }
    signal.throwIfAborted();
  }
}

function written<Value>(value: Value): Written<Value> {
  return { value, provider: 'embedded', model: EMBEDDED_MODEL };
}
