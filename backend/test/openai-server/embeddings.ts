import type OpenAI from 'openai';
import { invalidRequest } from './behaviours';
import type { Behaviour } from './endpoint';
import { countTokens } from './tokens';

export type EmbeddingBody = OpenAI.EmbeddingCreateParams;

/** OpenAI's own limit for one request. */
const MOST_INPUTS = 2048;

/** @param dimensions of the vectors, unless the request asks for others. */
export function embeds(dimensions: number): Behaviour<EmbeddingBody> {
  return embedsAs((text, body) => vectorOf(text, body.dimensions ?? dimensions));
}

/** Vectors of the test's own: too short, too few (undefined leaves one out), not of length one ... */
export function embedsAs(
  vector: (text: string, body: EmbeddingBody, index: number) => number[] | undefined,
): Behaviour<EmbeddingBody> {
  return {
    respond: (exchange) => {
      const { body } = exchange.request;
      const inputs = textsOf(body.input);
      const isRefused =
        !body.model || inputs.length === 0 || inputs.length > MOST_INPUTS || inputs.includes('');
      if (isRefused) return invalidRequest("'$.input' is invalid.", 'input').respond(exchange);
      const tokens = inputs.reduce((sum, text) => sum + countTokens(text), 0);
      exchange.send(200, {
        object: 'list',
        data: inputs.flatMap((text, index) => {
          const numbers = vector(text, body, index);
          return numbers ? [{ object: 'embedding', index, embedding: encoded(numbers, body) }] : [];
        }),
        model: body.model,
        usage: { prompt_tokens: tokens, total_tokens: tokens },
      });
    },
  };
}

/**
 * A vector of length one by hashing words, cut to their first five letters so that "refund" and "refunds" are the
 * same, and weighed by their length so that "the" says little. Texts that share words are near each other.
 */
export function vectorOf(text: string, dimensions: number): number[] {
  const vector = Array<number>(dimensions).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const hash = fnv1a(word.slice(0, 5));
    const place = hash % dimensions;
    // The top bit, which hardly sways the place, decides the sign: collisions then cancel out on average.
    vector[place] = (vector[place] ?? 0) + (hash >= 2 ** 31 ? -1 : 1) * Math.min(word.length, 8);
  }
  const length = Math.hypot(...vector);
  if (length === 0) vector[0] = 1;
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** As the request wants them: base64 of 32-bit floats is what OpenAI's own client asks for. */
function encoded(numbers: number[], { encoding_format: format }: EmbeddingBody): number[] | string {
  return format === 'base64' ? Buffer.from(new Float32Array(numbers).buffer).toString('base64') : numbers;
}

function textsOf(input: EmbeddingBody['input'] | undefined): string[] {
  if (typeof input === 'string') return [input];
  return Array.isArray(input) ? input.map((one) => (typeof one === 'string' ? one : String(one))) : [];
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
