import { randomBytes } from 'node:crypto';
import type OpenAI from 'openai';
import { promptTokens, type ChatBody } from './chat-request';

export type FinishReason = 'stop' | 'length' | 'content_filter';

/** A completion's documents in OpenAI's shape, all of one id. */
export class Completion {
  readonly id = `chatcmpl-${randomBytes(15).toString('base64url')}`;
  private readonly created = Math.floor(Date.now() / 1000);
  private readonly model: string;
  private readonly asksForUsage: boolean;

  /** @param model another than asked for, as OpenAI names the dated one. */
  constructor(
    private readonly body: ChatBody,
    model?: string,
  ) {
    this.model = model ?? body.model;
    this.asksForUsage = body.stream_options?.include_usage === true;
  }

  whole(
    content: string,
    finishReason: FinishReason,
    usage: OpenAI.CompletionUsage | undefined,
  ): OpenAI.ChatCompletion {
    return {
      id: this.id,
      object: 'chat.completion',
      created: this.created,
      model: this.model,
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content, refusal: null },
          logprobs: null,
          finish_reason: finishReason,
        },
      ],
      ...(usage && { usage }),
      service_tier: 'default',
      system_fingerprint: 'fp_0000000000',
    };
  }

  first(): OpenAI.ChatCompletionChunk {
    return this.chunk([this.choice({ role: 'assistant', content: '', refusal: null })]);
  }

  piece(content: string): OpenAI.ChatCompletionChunk {
    return this.chunk([this.choice({ content })]);
  }

  last(finishReason: FinishReason): OpenAI.ChatCompletionChunk {
    return this.chunk([this.choice({}, finishReason)]);
  }

  /** Comes after the last one, has no choices, and only when the request asks for it. */
  usageChunk(usage: OpenAI.CompletionUsage): OpenAI.ChatCompletionChunk | undefined {
    return this.asksForUsage ? { ...this.chunk([]), usage } : undefined;
  }

  usage(
    completionTokens: number,
    figures: Partial<Pick<OpenAI.CompletionUsage, 'prompt_tokens' | 'completion_tokens'>> = {},
  ): OpenAI.CompletionUsage {
    const prompt = figures.prompt_tokens ?? promptTokens(this.body);
    const completion = figures.completion_tokens ?? completionTokens;
    return {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
      prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
      completion_tokens_details: {
        reasoning_tokens: 0,
        audio_tokens: 0,
        accepted_prediction_tokens: 0,
        rejected_prediction_tokens: 0,
      },
    };
  }

  private chunk(choices: OpenAI.ChatCompletionChunk.Choice[]): OpenAI.ChatCompletionChunk {
    return {
      id: this.id,
      object: 'chat.completion.chunk',
      created: this.created,
      model: this.model,
      service_tier: 'default',
      system_fingerprint: 'fp_0000000000',
      choices,
      ...(this.asksForUsage && { usage: null }),
    };
  }

  private choice(
    delta: OpenAI.ChatCompletionChunk.Choice.Delta,
    finishReason: FinishReason | null = null,
  ): OpenAI.ChatCompletionChunk.Choice {
    return { index: 0, delta, logprobs: null, finish_reason: finishReason };
  }
}
