import type { Category, FaqDraft, ModerationLevel, RewriteStyle, Sentiment } from '@switchboard/contracts';
import type { z } from 'zod';
import { POLICY_LINES } from '../../prompts/policy';
import { writeReplyPrompt, type ChatMessage, type Prompt } from '../../prompts/reply-prompt';
import {
  categoryPrompt,
  faqDraftPrompt,
  rewritePrompt,
  sentimentPrompt,
  suggestionsPrompt,
  summaryPrompt,
  translationPrompt,
} from '../../prompts/task-prompts';
import type { PromptMarks } from '../../prompts/untrusted';
import type {
  AiProvider,
  ModerationVerdict,
  ReplyEvent,
  ReplyOutcome,
  ReplyRequest,
  SentimentRequest,
  SuggestionRequest,
  Transcript,
  Written,
} from '../ai-provider';
import type { ServiceModels } from '../openai-service';
import { ProviderFailure } from '../provider-failure';
import { completeChat, completeObject, type ChatRequest } from './chat';
import { moderateByService } from './moderation';
import type { OpenAiGateway, Priced } from './openai-gateway';
import { streamReply } from './reply-stream';
import { categorySchema, faqDraftSchema, fitFaqDraft, sentimentSchema, suggestionsSchema } from './schemas';

/** Milliseconds for all attempts together. */
export const DEADLINES = {
  chat: 20_000,
  classification: 5_000,
  moderation: 3_000,
  embedding: 3_000,
} as const;

/** Where there is one right answer, or the facts are to stay as they are. */
const SOBER = 0.2;
const SUGGESTIONS = 3;
/** Tokens. */
const LABEL_TOKENS = 20;
const TEXT_TOKENS = 400;
const LONG_TEXT_TOKENS = 1_500;

const OUTCOMES: Record<ReplyRequest['decision'], ReplyOutcome> = {
  answer: 'answered',
  clarify: 'clarified',
  escalate: 'unknown',
};

/** A service that speaks OpenAI's API. It is told what may be said and trusted with nothing: its answers are checked. */
export class OpenAiProvider implements AiProvider {
  readonly name = 'openai';

  constructor(
    private readonly gateway: OpenAiGateway,
    readonly models: ServiceModels,
  ) {}

  /** @throws ProviderFailure also when the service is not the one that moderates */
  async moderate(
    text: string,
    signal: AbortSignal,
    level: ModerationLevel = 'standard',
  ): Promise<ModerationVerdict> {
    const { moderation: model } = this.models;
    if (!model)
      throw new ProviderFailure('refused', 'no moderation model is configured', { isOutage: false });
    const call = { task: 'moderation', deadline: DEADLINES.moderation, signal };
    const { value } = await this.gateway.call('moderation', call, (client, ended) =>
      moderateByService(client, { model, text, level }, ended),
    );
    return value;
  }

  async analyseSentiment(request: SentimentRequest, signal: AbortSignal): Promise<Sentiment> {
    const { value } = await this.label('sentiment', sentimentPrompt(request), sentimentSchema, signal);
    return value.sentiment;
  }

  async categorise(text: string, signal: AbortSignal): Promise<Category> {
    const { value } = await this.label('category', categoryPrompt(text), categorySchema, signal);
    return value.category;
  }

  async *reply(request: ReplyRequest, signal: AbortSignal): AsyncGenerator<ReplyEvent> {
    const { messages, marks } = writeReplyPrompt(request);
    const { temperature, conciseTokens, detailedTokens } = request.assistant;
    const chat: ChatRequest = {
      model: this.models.chat,
      messages,
      temperature,
      maxTokens: request.preferences.responseLength === 'concise' ? conciseTokens : detailedTokens,
    };
    yield {
      type: 'start',
      provider: this.name,
      secrets: [marks.canary],
      confidential: POLICY_LINES,
      marks: [marks.begin, marks.end],
    };
    const call = { task: 'reply', deadline: DEADLINES.chat, signal };
    const { model, usage, cost } = yield* streamReply(this.gateway, chat, call, request.patience);
    yield { type: 'end', outcome: OUTCOMES[request.decision], citations: [], usage, model, cost };
  }

  summarise(transcript: Transcript, signal: AbortSignal): Promise<Written<string>> {
    return this.text('summary', summaryPrompt(transcript), TEXT_TOKENS, signal);
  }

  async suggestReplies(request: SuggestionRequest, signal: AbortSignal): Promise<Written<string[]>> {
    const { messages, marks } = suggestionsPrompt(request);
    const chat = this.sober(messages, TEXT_TOKENS);
    const { value, model } = await this.object('smart-reply', chat, suggestionsSchema, signal);
    refuseSecrets(JSON.stringify(value), marks);
    const replies = new Set(value.replies.map((reply) => marks.unwrap(reply)).filter(Boolean));
    if (replies.size < SUGGESTIONS) throw new ProviderFailure('unusable', 'too few different suggestions');
    return { value: [...replies].slice(0, SUGGESTIONS), provider: this.name, model };
  }

  rewrite(
    { text, style }: { text: string; style: RewriteStyle },
    signal: AbortSignal,
  ): Promise<Written<string>> {
    return this.text('rewrite', rewritePrompt(text, style), LONG_TEXT_TOKENS, signal);
  }

  translate(
    { text, language }: { text: string; language: string },
    signal: AbortSignal,
  ): Promise<Written<string>> {
    const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
    return this.text('translate', translationPrompt(text, name), LONG_TEXT_TOKENS, signal);
  }

  async draftFaq(transcript: Transcript, signal: AbortSignal): Promise<Written<FaqDraft>> {
    const { messages, marks } = faqDraftPrompt(transcript);
    const chat = this.sober(messages, LONG_TEXT_TOKENS);
    const { value, model } = await this.object('draft-faq', chat, faqDraftSchema, signal);
    refuseSecrets(JSON.stringify(value), marks);
    return { value: fitFaqDraft(value), provider: this.name, model };
  }

  private async text(
    task: string,
    { messages, marks }: Prompt,
    maxTokens: number,
    signal: AbortSignal,
  ): Promise<Written<string>> {
    const call = { task, deadline: DEADLINES.chat, signal };
    const { value, model } = await this.gateway.call('chat', call, (client, ended) =>
      completeChat(client, this.sober(messages, maxTokens), ended),
    );
    return { value: marks.unwrap(refuseSecrets(value, marks)), provider: this.name, model };
  }

  private label<Schema extends z.ZodType>(
    task: string,
    { messages }: Prompt,
    schema: Schema,
    signal: AbortSignal,
  ): Promise<Priced<z.infer<Schema>>> {
    const chat = { ...this.sober(messages, LABEL_TOKENS), temperature: 0 };
    return this.object(task, chat, schema, signal, DEADLINES.classification);
  }

  /** Asks a second time, within the same deadline, when the first answer had another shape. */
  private async object<Schema extends z.ZodType>(
    task: string,
    chat: ChatRequest,
    schema: Schema,
    signal: AbortSignal,
    deadline: number = DEADLINES.chat,
  ): Promise<Priced<z.infer<Schema>>> {
    const endsAt = performance.now() + deadline;
    const ask = (milliseconds: number) =>
      this.gateway.call('chat', { task, deadline: milliseconds, signal }, (client, ended) =>
        completeObject(client, chat, task, schema, ended),
      );
    try {
      return await ask(deadline);
    } catch (error) {
      const left = Math.round(endsAt - performance.now());
      if (!(error instanceof ProviderFailure) || error.kind !== 'unusable' || left <= 0) throw error;
      return ask(left);
    }
  }

  private sober(messages: ChatMessage[], maxTokens: number): ChatRequest {
    return { model: this.models.chat, messages, temperature: SOBER, maxTokens };
  }
}

/** @throws ProviderFailure when a text for staff shows that the model gives its orders away */
function refuseSecrets(text: string, marks: PromptMarks): string {
  if (marks.isGivenAwayBy(text)) throw new ProviderFailure('unusable', 'the answer gives the prompt away');
  return text;
}
