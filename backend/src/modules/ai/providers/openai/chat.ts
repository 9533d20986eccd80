import type { OpenAI } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import type { z } from 'zod';
import type { ChatMessage } from '../../prompts/reply-prompt';
import { estimateTokens } from '../token-estimate';
import type { TokenUsage } from '../ai-provider';
import { ProviderFailure } from '../provider-failure';
import type { Bought } from './openai-gateway';

export interface ChatRequest {
  model: string;
  messages: ChatMessage[];
  temperature: number;
  maxTokens: number;
}

/** Models that reason take no temperature, and count their thoughts into another limit. */
const REASONING = /^(?:o\d|gpt-5)/;

/** Of a text that goes on and on, whatever limit was asked for. In characters; four of them make a token. */
const LONGEST_ANSWER = 4_000;

function bodyOf({ model, messages, temperature, maxTokens }: ChatRequest) {
  const limits = REASONING.test(model)
    ? { max_completion_tokens: maxTokens }
    : { temperature, max_tokens: maxTokens };
  return { model, messages, ...limits };
}

/** One answer in pieces. @param onText called with each piece as it comes */
export async function streamChat(
  client: OpenAI,
  request: ChatRequest,
  onText: (text: string) => void,
  signal: AbortSignal,
): Promise<Bought<null>> {
  const stream = await client.chat.completions.create(
    { ...bodyOf(request), stream: true, stream_options: { include_usage: true } },
    { signal },
  );
  let text = '';
  let model = request.model;
  let finish: string | null = null;
  let usage: TokenUsage | undefined;
  for await (const chunk of stream) {
    const [choice] = chunk.choices ?? [];
    const piece = (choice?.delta?.content ?? '').slice(0, LONGEST_ANSWER - text.length);
    if (piece) onText(piece);
    text += piece;
    finish = choice?.finish_reason ?? finish;
    model = chunk.model || model;
    if (chunk.usage) usage = usageOf(chunk.usage);
    if (text.length >= LONGEST_ANSWER) break;
  }
  // An aborted stream ends as if it were complete.
  signal.throwIfAborted();
  if (finish === null && text.length < LONGEST_ANSWER) {
    throw new ProviderFailure('broken', 'the stream ended before the answer did');
  }
  refuseUseless(text, finish);
  return { value: null, model, usage: usage ?? estimatedUsage(request, text) };
}

/** One whole text. */
export async function completeChat(
  client: OpenAI,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<Bought<string>> {
  const completion = await client.chat.completions.create(bodyOf(request), { signal });
  return boughtText(request, completion);
}

/** One object of the given shape. @throws ProviderFailure `unusable` when the service sends something else */
export async function completeObject<Schema extends z.ZodType>(
  client: OpenAI,
  request: ChatRequest,
  name: string,
  schema: Schema,
  signal: AbortSignal,
): Promise<Bought<z.infer<Schema>>> {
  const completion = await client.chat.completions.create(
    { ...bodyOf(request), response_format: zodResponseFormat(schema, name) },
    { signal },
  );
  const { value: text, ...rest } = boughtText(request, completion);
  const parsed = schema.safeParse(jsonIn(text));
  // Not every service keeps to the schema that it was given.
  if (!parsed.success) throw new ProviderFailure('unusable', `the service sent no usable ${name}`);
  return { value: parsed.data, ...rest };
}

function boughtText(request: ChatRequest, completion: OpenAI.ChatCompletion): Bought<string> {
  const [choice] = completion.choices ?? [];
  const text = choice?.message?.content?.trim() ?? '';
  refuseUseless(text, choice?.finish_reason ?? null);
  return {
    value: text.slice(0, LONGEST_ANSWER),
    model: completion.model || request.model,
    usage: completion.usage ? usageOf(completion.usage) : estimatedUsage(request, text),
  };
}

function refuseUseless(text: string, finish: string | null): void {
  if (finish === 'content_filter') throw new ProviderFailure('unusable', 'the service held its answer back');
  if (!text.trim()) throw new ProviderFailure('unusable', 'the service sent an empty answer');
}

function usageOf({ prompt_tokens, completion_tokens }: OpenAI.CompletionUsage): TokenUsage {
  return { promptTokens: prompt_tokens ?? 0, completionTokens: completion_tokens ?? 0 };
}

/** The last chunk, with the figures, may never come. */
export function estimatedUsage({ messages }: ChatRequest, text: string): TokenUsage {
  return {
    promptTokens: messages.reduce((sum, { content }) => sum + estimateTokens(content), 0),
    completionTokens: estimateTokens(text),
  };
}

/** The object in a text that may be wrapped in a fence, or in words. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
