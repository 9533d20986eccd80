import { mongo } from 'mongoose';
import type { Meaning } from '../../ai/question-likeness.service';
import type { GapPhrase } from './gap.schema';

export function toPhrase(text: string, meaning: Meaning | null): GapPhrase {
  if (!meaning) return { text };
  const { buffer, byteOffset, byteLength } = meaning.vector;
  return { text, model: meaning.model, vector: Buffer.from(buffer, byteOffset, byteLength) };
}

export function meaningOf({ model, vector }: GapPhrase): Meaning | null {
  if (!model || !vector) return null;
  const raw = vector as Buffer | mongo.Binary;
  const bytes = raw instanceof mongo.Binary ? raw.buffer : raw;
  // A copy: where they lie may not be where numbers of four bytes can be read.
  return { model, vector: new Float32Array(Uint8Array.from(bytes).buffer) };
}

/**
 * The phrasing that says best what all of them ask: the one most like the others; of equal ones the first.
 * @param likeness by number of the phrasings
 */
export function mostTypical(count: number, likeness: (one: number, other: number) => number): number {
  let best = 0;
  let highest = -1;
  for (let one = 0; one < count; one += 1) {
    let sum = 0;
    for (let other = 0; other < count; other += 1) if (other !== one) sum += likeness(one, other);
    if (sum > highest) [best, highest] = [one, sum];
  }
  return best;
}
