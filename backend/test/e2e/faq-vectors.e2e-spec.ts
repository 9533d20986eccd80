import { FaqVectorsStore } from '../../src/modules/ai/knowledge/faq-vectors.store';
import type { Embedder } from '../../src/modules/ai/knowledge/embedder';
import { vectorOf } from '../openai-server/embeddings';
import { createTestApp, type TestApp } from './support/test-app';

const NEVER = new AbortController().signal;
const IDS = ['a', 'b', 'c'].map((letter) => letter.repeat(24));

const faq = (id: string, question: string) => ({
  id,
  category: 'general' as const,
  question,
  answer: `About ${question}`,
  keywords: [],
  variants: [`${question}, in other words`],
});
const FAQS = IDS.map((id, index) => faq(id, `Question number ${index}`));

/** Counts what it was asked to embed. */
class CountingEmbedder implements Embedder {
  readonly asked: string[] = [];
  constructor(
    readonly model: string,
    private readonly dimensions: number,
  ) {}

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    this.asked.push(...texts);
    return texts.map((text) => Float32Array.from(vectorOf(text, this.dimensions)));
  }
}

describe('the vectors of FAQs', () => {
  let api: TestApp;
  let store: FaqVectorsStore;
  beforeAll(async () => {
    api = await createTestApp();
    store = api.app.get(FaqVectorsStore, { strict: false });
  });

  const stored = (model: string) => api.stores.mongo.collection('faqvectors').find({ model }).toArray();

  it('are made once, and again for what has changed', async () => {
    const embedder = new CountingEmbedder('small', 8);
    const made = await store.sync(FAQS, embedder, NEVER);
    expect(made.map(({ id, vectors }) => [id, vectors.length])).toEqual(IDS.map((id) => [id, 3]));
    expect(embedder.asked).toHaveLength(9);
    expect(await store.sync(FAQS, embedder, NEVER)).toEqual(made);
    expect(embedder.asked).toHaveLength(9);

    const [first, ...others] = FAQS;
    const changed = [{ ...first!, question: 'Another question' }, ...others];
    const again = await store.sync(changed, embedder, NEVER);
    expect(embedder.asked.slice(9)).toEqual([
      'Another question',
      'Question number 0, in other words',
      'Another question\nAbout Question number 0',
    ]);
    expect(again[0]).not.toEqual(made[0]);
    expect(again.slice(1)).toEqual(made.slice(1));
  });

  it('of two models are never mixed', async () => {
    const small = new CountingEmbedder('small', 8);
    const large = new CountingEmbedder('large', 16);
    await store.sync(FAQS, small, NEVER);
    const made = await store.sync(FAQS, large, NEVER);
    expect(large.asked).toHaveLength(9);
    expect(new Set(made.flatMap(({ vectors }) => vectors.map(({ length }) => length)))).toEqual(
      new Set([16]),
    );
    expect((await stored('small')).map(({ dimension }) => dimension as number)).toEqual([8, 8, 8]);
    expect((await stored('large')).map(({ dimension }) => dimension as number)).toEqual([16, 16, 16]);
  });

  it('of another length than the newest are made again', async () => {
    await store.sync(FAQS.slice(0, 2), new CountingEmbedder('changing', 8), NEVER);
    const made = await store.sync(FAQS, new CountingEmbedder('changing', 16), NEVER);
    expect(new Set(made.flatMap(({ vectors }) => vectors.map(({ length }) => length)))).toEqual(
      new Set([16]),
    );
    expect((await stored('changing')).map(({ dimension }) => dimension as number)).toEqual([16, 16, 16]);
  });

  it('go with their FAQ', async () => {
    await store.sync(FAQS.slice(1), new CountingEmbedder('small', 8), NEVER);
    expect((await stored('small')).map(({ faq: id }) => String(id)).sort()).toEqual(IDS.slice(1));
  });
});
