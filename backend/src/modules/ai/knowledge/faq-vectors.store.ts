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
    const known = new Map<string, Float32Array[]>();
    for (const entry of await this.model.find({ model }).lean<FaqVectors[]>().exec()) {
      const faq = faqs.find(({ id }) => id === String(entry.faq));
      if (faq && fingerprintOf(faq) === entry.fingerprint) known.set(faq.id, vectorsIn(entry));
    }
    const missing = faqs.filter(({ id }) => !known.has(id));
    const made = await this.make(missing, embedder, signal);
    // A service may change how long its vectors are: those from before are of no use beside the new ones.
    const length = [...made.values()][0]?.[0]?.length;
    const outgrown = faqs.filter(({ id }) => {
      const old = known.get(id)?.[0]?.length;
      return length !== undefined && old !== undefined && old !== length;
    });
    const remade = await this.make(outgrown, embedder, signal);
    await this.model.deleteMany({ model, faq: { $nin: faqs.map(({ id }) => new Types.ObjectId(id)) } });
    return faqs.map(({ id }) => ({ id, vectors: remade.get(id) ?? made.get(id) ?? known.get(id) ?? [] }));
  }

  /** The vectors of a model turned out to be of no use: the next {@link sync} makes them anew. */
  async discard(model: string): Promise<void> {
    await this.model.deleteMany({ model });
  }

  private async make(
    faqs: readonly RankableFaq[],
    embedder: Embedder,
    signal: AbortSignal,
  ): Promise<Map<string, Float32Array[]>> {
    const vectors = faqs.length ? await embedder.embed(faqs.flatMap(textsOf), signal) : [];
    const made = new Map<string, Float32Array[]>();
    let next = 0;
    for (const faq of faqs) {
      const own = vectors.slice(next, (next += textsOf(faq).length));
      made.set(faq.id, own);
      await this.save(faq.id, embedder.model, fingerprintOf(faq), own);
    }
    return made;
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

/** What of an FAQ is embedded: the phrasings, and last the whole entry. */
export function textsOf({ question, variants, answer }: RankableFaq): string[] {
  return [question, ...variants, `${question}\n${answer}`];
}

function fingerprintOf(faq: RankableFaq): string {
  return createHash('sha256')
    .update(JSON.stringify(textsOf(faq)))
    .digest('hex');
}

function vectorsIn(entry: FaqVectors): Float32Array[] {
  const raw = entry.vectors as Buffer | mongo.Binary;
  const bytes = raw instanceof mongo.Binary ? raw.buffer : raw;
  // A copy, because numbers have to begin at a multiple of their size.
  const numbers = new Float32Array(Uint8Array.from(bytes).buffer);
  return Array.from({ length: numbers.length / entry.dimension }, (_, index) =>
    numbers.subarray(index * entry.dimension, (index + 1) * entry.dimension),
  );
}
