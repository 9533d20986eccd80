import type { Embedder } from '../../knowledge/embedder';
import { ProviderFailure } from '../provider-failure';
import type { OpenAiGateway } from './openai-gateway';
import { DEADLINES } from './openai.provider';

/** Texts in one call. */
const BATCH = 128;
/** Milliseconds for a call with many texts, which nobody waits for. */
const BATCH_DEADLINE = 20_000;

/** Vectors from the service's embedding model. */
export class OpenAiEmbedder implements Embedder {
  constructor(
    private readonly gateway: OpenAiGateway,
    readonly model: string,
  ) {}

  async embed(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += BATCH) {
      vectors.push(...(await this.embedBatch(texts.slice(start, start + BATCH), signal)));
    }
    return vectors;
  }

  private async embedBatch(texts: string[], signal: AbortSignal): Promise<Float32Array[]> {
    const call = {
      task: 'embedding',
      deadline: texts.length > 1 ? BATCH_DEADLINE : DEADLINES.embedding,
      signal,
    };
    const { value } = await this.gateway.call('embedding', call, async (client, ended) => {
      const answer = await client.embeddings.create({ model: this.model, input: texts }, { signal: ended });
      const vectors = (answer.data ?? []).map(({ embedding }) => Float32Array.from(embedding));
      if (vectors.length !== texts.length || vectors.some(({ length }) => length !== vectors[0]?.length)) {
        throw new ProviderFailure('unusable', 'the service sent other vectors than were asked for');
      }
      return {
        value: vectors,
        model: answer.model || this.model,
        usage: { promptTokens: answer.usage?.prompt_tokens ?? 0, completionTokens: 0 },
      };
    });
    return value;
  }
}
