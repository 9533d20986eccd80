import { Logger } from '@nestjs/common';
import type { Category, FaqDraft, ModerationLevel, Sentiment } from '@switchboard/contracts';
import type { CurrentSettings } from '../../settings/settings.types';
import { AnswerBlockedError } from '../safety/answer-blocked.error';
import type { OutputGates } from '../safety/output-gates';
import type {
  AiProvider,
  ModerationVerdict,
  ProviderAlone,
  ReplyEvent,
  ReplyRequest,
  SentimentRequest,
  SuggestionRequest,
  Transcript,
  Written,
} from './ai-provider';
import { namesIn, withoutPersonalData } from './embedded/personal-data';
import type { EmbeddedProvider } from './embedded/embedded.provider';
import { ProviderFailure } from './provider-failure';

/**
 * Asks the language model, and the embedded provider when that fails: the desk never goes silent. Answers of either go
 * through the gates, and are moderated as a whole before they end.
 */
export class ProviderChain implements AiProvider {
  private readonly logger = new Logger('AiProvider');

  /** @param primary null: the embedded provider is all there is */
  constructor(
    private readonly primary: AiProvider | null,
    private readonly embedded: EmbeddedProvider,
    private readonly gates: OutputGates,
    private readonly settings: CurrentSettings,
  ) {}

  /** Of the provider that is asked first. */
  get name() {
    return (this.primary ?? this.embedded).name;
  }

  /** Each provider by itself, in the order in which they are asked; what they say goes through the same checks. */
  get alone(): ProviderAlone[] {
    const providers: AiProvider[] = this.primary ? [this.primary, this.embedded] : [this.embedded];
    return providers.map((provider) => ({
      name: provider.name,
      reply: (request, signal) => this.checked(provider, request, signal),
    }));
  }

  /** The embedded rules always judge: they know profanity, which services let pass. The service adds what it finds. */
  async moderate(
    text: string,
    signal: AbortSignal,
    level: ModerationLevel = this.settings.current.moderation.level,
  ): Promise<ModerationVerdict> {
    const own = await this.embedded.moderate(text, signal, level);
    const { primary } = this;
    if (!primary) return own;
    try {
      return unite(own, await primary.moderate(text, signal, level));
    } catch (error) {
      this.note('moderation', error);
      return own;
    }
  }

  /** What the assistant says is read by the embedded rules alone: its tone is its own, and not worth a call. */
  analyseSentiment(request: SentimentRequest, signal: AbortSignal): Promise<Sentiment> {
    return request.author === 'assistant'
      ? this.embedded.analyseSentiment(request, signal)
      : this.ask('sentiment', (provider) => provider.analyseSentiment(request, signal), signal);
  }

  categorise(text: string, signal: AbortSignal): Promise<Category> {
    return this.ask('category', (provider) => provider.categorise(text, signal), signal);
  }

  /** @throws AnswerBlockedError when what was said of the answer must be taken back */
  async *reply(request: ReplyRequest, signal: AbortSignal): AsyncGenerator<ReplyEvent> {
    if (this.primary) {
      try {
        yield* this.checked(this.primary, request, signal);
        return;
      } catch (error) {
        if (error instanceof AnswerBlockedError) throw error;
        this.standIn('reply', error, signal);
      }
    }
    yield* this.checked(this.embedded, request, signal);
  }

  summarise(transcript: Transcript, signal: AbortSignal): Promise<Written<string>> {
    const summarise = async (provider: AiProvider) => {
      const { value, ...by } = await provider.summarise(transcript, signal);
      return { value: this.gates.clean(value), ...by };
    };
    return this.ask('summary', summarise, signal);
  }

  suggestReplies(request: SuggestionRequest, signal: AbortSignal): Promise<Written<string[]>> {
    const suggest = async (provider: AiProvider) => {
      const { value, ...by } = await provider.suggestReplies(request, signal);
      return { value: value.map((reply) => this.gates.clean(reply)), ...by };
    };
    return this.ask('smart-reply', suggest, signal);
  }

  rewrite(request: Parameters<AiProvider['rewrite']>[0], signal: AbortSignal): Promise<Written<string>> {
    return this.ask('rewrite', (provider) => provider.rewrite(request, signal), signal);
  }

  translate(request: Parameters<AiProvider['translate']>[0], signal: AbortSignal): Promise<Written<string>> {
    return this.ask('translate', (provider) => provider.translate(request, signal), signal);
  }

  draftFaq(transcript: Transcript, signal: AbortSignal): Promise<Written<FaqDraft>> {
    const draft = async (provider: AiProvider) => {
      const { value, ...by } = await provider.draftFaq(transcript, signal);
      return { value: withoutCustomer(value, transcript), ...by };
    };
    return this.ask('draft-faq', draft, signal);
  }

  private async *checked(
    provider: AiProvider,
    request: ReplyRequest,
    signal: AbortSignal,
  ): AsyncGenerator<ReplyEvent> {
    let whole = '';
    for await (const event of this.gates.guard(provider.reply(request, signal), request)) {
      if (event.type === 'text') whole += event.text;
      // The embedded provider's words have been judged by the only one who would judge them again.
      const isFinished = event.type === 'end' && provider === this.primary;
      if (isFinished && !(await this.mayBeStored(whole, signal))) {
        throw new AnswerBlockedError('moderation');
      }
      yield event;
    }
  }

  private async mayBeStored(answer: string, signal: AbortSignal): Promise<boolean> {
    const { blocked } = await this.moderate(answer, signal);
    return !blocked || !this.gates.areClosed;
  }

  private async ask<Result>(
    task: string,
    work: (provider: AiProvider) => Promise<Result>,
    signal: AbortSignal,
  ): Promise<Result> {
    if (this.primary) {
      try {
        return await work(this.primary);
      } catch (error) {
        this.standIn(task, error, signal);
      }
    }
    return work(this.embedded);
  }

  /** @throws the error, when it is not the provider's but the caller's or ours */
  private standIn(task: string, error: unknown, signal: AbortSignal): void {
    signal.throwIfAborted();
    if (!(error instanceof ProviderFailure)) throw error;
    this.note(task, error);
  }

  private note(task: string, error: unknown): void {
    this.logger.warn({ task, err: error }, 'the AI service failed; the embedded provider stands in');
  }
}

function unite(own: ModerationVerdict, other: ModerationVerdict): ModerationVerdict {
  return {
    flagged: own.flagged || other.flagged,
    blocked: own.blocked || other.blocked,
    categories: [...new Set([...other.categories, ...own.categories])],
  };
}

/** An FAQ is for everybody: nothing in it may tell whose conversation it comes from. */
function withoutCustomer(draft: FaqDraft, transcript: Transcript): FaqDraft {
  const names = namesIn(transcript);
  const clean = (text: string) =>
    text
      .split('\n')
      .map((line) => withoutPersonalData(line, names))
      .join('\n');
  return { ...draft, question: clean(draft.question), answer: clean(draft.answer) };
}
