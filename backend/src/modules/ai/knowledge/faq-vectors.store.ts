import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { createHash } from 'node:crypto';
import { Model, mongo, Types } from 'mongoose';
import type { RankableFaq } from '../providers/embedded/faq-ranker';
import type { Embedder } from './embedder';
import { FaqVectors } from './faq-vectors.schema';
import type { EmbeddedFaq } from './semantic-index';

/** Keeps the vectors of the FAQs, so that a text is embedded once for all processes and restarts. */
@Injectable()
export class FaqVectorsStore {
  constructor(@InjectModel(FaqVectors.name) private readonly model: Model<FaqVectors>) {}

  /** Vectors of all these FAQs by the embedder's model; those that are missing or out of date are made first. */
  async sync(faqs: readonly RankableFaq[], embedder: Embedder, signal: AbortSignal): Promise<EmbeddedFaq[]> {
    const { model } = embedder;
    const stored = new Map(
      (await this.model.find({ model }).lean<FaqVectors[]>().exec()).map((entry) => [
        String(entry.faq),
        entry,
      ]),
    );
    const texts = new Map(faqs.map((faq) => [faq.id, textsOf(faq)]));
    const missing = faqs.filter(({ id }) => stored.get(id)?.fingerprint !== fingerprintOf(texts.get(id)));
    const made = await embedder.embed(
      missing.flatMap(({ id }) => texts.get(id) ?? []),
      signal,
    );
    let next = 0;
    const embedded = new Map<string, Float32Array[]>();
    for (const { id } of missing) {
      const own = texts.get(id) ?? [];
      const vectors = made.slice(next, (next += own.length));
      embedded.set(id, vectors);
      await this.save(id, model, fingerprintOf(own), vectors);
    }
    await this.model.deleteMany({ model, faq: { $nin: faqs.map(({ id }) => new Types.ObjectId(id)) } });
    const all = faqs.map(({ id }) => ({ id, vectors: embedded.get(id) ?? vectorsIn(stored.get(id)) }));
    return sameDimension(all);
  }

  private async save(id: string, model: string, fingerprint: string, vectors: Float32Array[]): Promise<void> {
    const dimension = vectors[0]?.length ?? 0;
    const bytes = Buffer.concat(
      vectors.map((vector) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)),
    );
    const key = { model, faq: new Types.ObjectId(id) };
    await this.model.updateOne(key, { $set: { dimension, fingerprint, vectors: bytes } }, { upsert: true });
  }
}

/** The phrasings, and last the whole entry. */
function textsOf({ question, variants, answer }: RankableFaq): string[] {
  return [question, ...variants, `${question}\n${answer}`];
}

function fingerprintOf(texts: readonly string[] = []): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

function vectorsIn(entry: FaqVectors | undefined): Float32Array[] {
  if (!entry) return [];
  const raw = entry.vectors as Buffer | mongo.Binary;
  const bytes = raw instanceof mongo.Binary ? raw.buffer : raw;
  // A copy, because numbers have to begin at a multiple of their size.
  const numbers = new Float32Array(Uint8Array.from(bytes).buffer);
  return Array.from({ length: numbers.length / entry.dimension }, (_, index) =>
    numbers.subarray(index * entry.dimension, (index + 1) * entry.dimension),
  );
}

/** A service may change how long its vectors are; the longest-standing ones are then passed over until made anew. */
function sameDimension(faqs: EmbeddedFaq[]): EmbeddedFaq[] {
  const newest = faqs.at(-1)?.vectors[0]?.length;
  return faqs.filter(({ vectors }) => vectors[0]?.length === newest);
}
