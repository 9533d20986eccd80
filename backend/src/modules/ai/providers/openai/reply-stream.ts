import type { OpenAI } from 'openai';
import type { ReplyTextEvent } from '../ai-provider';
import { ProviderFailure } from '../provider-failure';
import { estimatedUsage, streamChat, type ChatRequest } from './chat';
import type { Call, OpenAiGateway, Priced } from './openai-gateway';

/**
 * An answer in pieces as they come; a reader who stops reading ends the call. What was used up until then is paid for
 * all the same, and booked.
 * @param patience milliseconds until the first piece must have come
 */
export async function* streamReply(
  gateway: OpenAiGateway,
  chat: ChatRequest,
  { signal, ...call }: Call,
  patience: number,
): AsyncGenerator<ReplyTextEvent, Priced<null>> {
  let said = '';
  let whole: Priced<null> | undefined;
  const stopped = new AbortController();
  const impatience = setTimeout(
    () => stopped.abort(new ProviderFailure('timeout', `no first word within ${patience} ms`)),
    patience,
  );
  const pieces = new ReadableStream<string>({
    start: (controller) => {
      const attempt = (client: OpenAI, ended: AbortSignal) => {
        const onText = (piece: string): void => {
          if (ended.aborted) return;
          clearTimeout(impatience);
          said += piece;
          controller.enqueue(piece);
        };
        return streamChat(client, chat, onText, ended);
      };
      const either = AbortSignal.any([signal, stopped.signal]);
      gateway
        .call('chat', { ...call, signal: either }, attempt, () => said === '')
        .then((bought) => {
          whole = bought;
          controller.close();
        })
        .catch((error: unknown) => controller.error(error));
    },
    cancel: () => stopped.abort(),
  });
  try {
    for await (const text of pieces) yield { type: 'text', text };
  } finally {
    clearTimeout(impatience);
    if (!whole && said) {
      await gateway.book(call.task, { value: null, model: chat.model, usage: estimatedUsage(chat, said) });
    }
  }
  if (!whole) throw new ProviderFailure('broken', 'the stream ended before the answer did');
  return whole;
}
