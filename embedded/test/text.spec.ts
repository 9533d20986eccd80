import { type Document } from 'mongodb';
import { failure, useStandIn } from './stand-in';

describe('text search', () => {
  const mongo = useStandIn();
  const faqs = () => mongo.db.collection<Document>('faqs');

  async function search(text: string, filter: Document = {}): Promise<[unknown, number][]> {
    const found = await faqs()
      .find({ $text: { $search: text }, ...filter })
      .project({ score: { $meta: 'textScore' } })
      .sort({ score: { $meta: 'textScore' } })
      .toArray();
    return found.map(({ _id, score }) => [_id as unknown, score as number]);
  }

  beforeEach(async () => {
    await faqs().createIndex(
      { question: 'text', answer: 'text', keywords: 'text' },
      { weights: { question: 10, keywords: 5 } },
    );
    await faqs().insertMany([
      {
        _id: 1 as never,
        question: 'How do I reset my password?',
        answer: 'Open the settings page',
        keywords: ['password', 'login'],
      },
      {
        _id: 2 as never,
        question: 'Where are my invoices?',
        answer: 'Your invoice is in the billing page',
        keywords: ['billing'],
      },
      { _id: 3 as never, question: 'Refunds', answer: 'A password is never needed for this' },
    ]);
  });

  it('scores by weight, frequency and length as MongoDB does', async () => {
    const found = await search('passwords');
    expect(found.map(([id]) => id)).toEqual([1, 3]);
    // question: reset, password; keywords: the whole field "password", boosted; answer: password, never, needed.
    expect(found[0]![1]).toBeCloseTo(10 * (0.5 / 2 + 0.5) + 5 * 1.1, 10);
    expect(found[1]![1]).toBeCloseTo(1 * (0.5 / 3 + 0.5), 10);
  });

  it('finds any of the words, stems and ignores case, stop words and diacritics', async () => {
    expect((await search('INVOICING refund')).map(([id]) => id).sort()).toEqual([2, 3]);
    expect(await search('how do I')).toEqual([]);
    expect((await search('pássword', { _id: { $gt: 1 } })).map(([id]) => id)).toEqual([3]);
  });

  it('knows phrases and exclusions', async () => {
    expect((await search('"reset my password"')).map(([id]) => id)).toEqual([1]);
    expect((await search('password -login')).map(([id]) => id)).toEqual([3]);
  });

  it('follows updates and deletions', async () => {
    await faqs().updateOne({ _id: 3 as never }, { $set: { answer: 'Nothing' } });
    await faqs().deleteOne({ _id: 1 as never });
    expect(await search('password')).toEqual([]);
  });

  it('works in an aggregation', async () => {
    const found = await faqs()
      .aggregate([
        { $match: { $text: { $search: 'page' } } },
        { $sort: { score: { $meta: 'textScore' } } },
        { $project: { score: { $meta: 'textScore' } } },
      ])
      .toArray();
    expect(found.map(({ _id }) => _id as unknown).sort()).toEqual([1, 2]);
    expect(found[0]!['score']).toBeGreaterThan(0.5);
  });

  it('refuses what it cannot do', async () => {
    expect(
      (
        await failure(
          mongo.db
            .collection('other')
            .insertOne({ a: 1 })
            .then(() =>
              mongo.db
                .collection('other')
                .find({ $text: { $search: 'x' } })
                .toArray(),
            ),
        )
      ).code,
    ).toBe(27);
    expect(
      (
        await failure(
          faqs()
            .find({ $or: [{ $text: { $search: 'x' } }, { a: 1 }] })
            .toArray(),
        )
      ).code,
    ).toBe(2);
    expect(
      (
        await failure(
          faqs()
            .find({ $text: { $search: 'x', $language: 'klingon' } })
            .toArray(),
        )
      ).code,
    ).toBe(2);
    expect((await failure(faqs().createIndex({ other: 'text' }))).code).toBe(85);
    expect(
      (
        await failure(
          faqs()
            .find()
            .project({ s: { $meta: 'textScore' } })
            .toArray(),
        )
      ).code,
    ).toBe(2);
  });
});
