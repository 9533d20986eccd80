import { Injectable } from '@nestjs/common';
import type { Category, FaqDraft, ModerationLevel, RewriteStyle, Sentiment } from '@switchboard/contracts';
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
import { estimateTokens } from '../token-estimate';
import { piecesOf } from './text-normalisation';
import { suggestReplies } from './suggestions';
import { summarise } from './summary';

export const EMBEDDED_MODEL = 'embedded-1';

/** The AI that is always there: rules and word statistics in this process, without network, key or price. */
@Injectable()
export class EmbeddedProvider implements AiProvider {
  readonly name = 'embedded';

  async moderate(text: string, signal: AbortSignal, level?: ModerationLevel): Promise<ModerationVerdict> {
    signal.throwIfAborted();
    return Promise.resolve(moderateText(text, level));
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
    yield { type: 'start', provider: this.name, secrets: [], confidential: [], marks: [] };
    const { text, outcome, citations } = writeReply(request);
    for (const piece of piecesOf(text)) {
      yield { type: 'text', text: piece };
      signal.throwIfAborted();
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
}

function written<Value>(value: Value): Written<Value> {
  return { value, provider: 'embedded', model: EMBEDDED_MODEL };
}
