import { type Document } from 'mongodb';
import { failure, useMongo } from './stand-in';

describe('text search', () => {
  const mongo = useMongo();
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

  it('sorts by score, the best first', async () => {
    const found = await search('password billing');
    expect(found.map(([id]) => id)).toEqual([1, 2, 3]);
    const scores = found.map(([, score]) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it.each<[string, string, string, boolean]>([
    ['stems as Snowball does, irregular words too', 'dying', 'die', true],
    ['keeps what only looks like a plural', 'news', 'new', false],
    ['stems possessives', "the customer's order", 'customer', true],
    ['strips quotes around a word', "'quoted'", 'quoted', true],
    ['splits at a typographic apostrophe', 'don’t', 'don', true],
    ['keeps a plain apostrophe', "don't panic", 'don', false],
    ['splits at a hyphen', 'sign-in', 'sign', true],
    ['keeps an underscore', 'user_name', 'user', false],
    ['finds a word with its underscore', 'user_name', 'USER_NAME', true],
    ['splits numbers at the point', 'version 3.5', '5', true],
    ['ignores stop words', 'how to', 'how to', false],
    ['takes a stop word with diacritics for a word', 'thé', 'thé', true],
    ['stems before it strips diacritics', 'résumé', 'resume', false],
    ['knows composed and decomposed letters as one', 'cafe\u0301', 'CAFÉ', true],
    ['splits at symbols', 'a@example.com', 'example', true],
  ])('%s: %j searched for %j', async (_name, text, words, isFound) => {
    await faqs().deleteMany({});
    await faqs().insertOne({ _id: 9 as never, answer: text });
    expect((await search(words)).length).toBe(isFound ? 1 : 0);
  });

  it.each<[string, string, number[]]>([
    ['a hyphen inside a word excludes nothing', 'log-in password', [1, 3]],
    ['a hyphen alone excludes nothing', '- login password', [1, 3]],
    ['an exclusion goes on to the next space', 'password -login-settings', [3]],
    ['an exclusion is stemmed', 'password -logins', [3]],
    ['an excluded phrase', 'password -"settings page"', [3]],
    ['the words of an excluded phrase are not excluded', 'password -"page settings"', [1, 3]],
    ['exclusions alone find nothing', '-invoice', []],
    ['an excluded phrase alone finds nothing', '-"billing page"', []],
    ['nothing to search for', '', []],
    ['spaces alone', '  ', []],
    ['a phrase of stop words alone', '"in the"', []],
    ['a phrase with stop words', '"is in the billing"', [2]],
    ['all phrases must be there', '"reset my" "settings page"', [1]],
    ['words beside a phrase do not widen the search', '"billing page" password', [2]],
    ['a phrase ignores case and diacritics', '"RESET MY PÁSSWORD"', [1]],
    ['a phrase is text, not whole words', 'password "sett"', [1]],
    ['a phrase may end inside a word', 'password "settings pa"', [1]],
    ['a phrase stays within one field', '"password open"', []],
    ['a phrase stays within one element', '"password login"', []],
    ['a quote without its end is words', '"billing password', [1, 2, 3]],
    ['a hyphen inside a phrase excludes nothing', '"settings -page" password', []],
    ['a phrase right after an excluded word is excluded', 'password -login"never needed"', []],
  ])('%s: %j', async (_name, text, ids) => {
    expect((await search(text)).map(([id]) => id).sort()).toEqual(ids);
  });

  it('excludes by stop words of a document that stem to the excluded word', async () => {
    await faqs().insertOne({ _id: 4 as never, answer: 'what does a password need' });
    // "doe" is no stop word, "does" is; both stem to "doe", and exclusions look at all of a document's words.
    expect((await search('password -doe')).map(([id]) => id)).toEqual([1, 3]);
  });

  it('scores each element of an array as a text of its own', async () => {
    await faqs().deleteMany({});
    await faqs().insertOne({
      _id: 1 as never,
      question: 'refund refund refund',
      keywords: ['refund', 'Refunds', 'late refund', ['refund']],
    });
    const question = 10 * (1 + 1 / 2 + 1 / 4) * 1;
    // "refund" is exactly its stem, "Refunds" is not; arrays in arrays are not indexed.
    const keywords = 5 * 1.1 + 5 + 5 * (0.5 / 2 + 0.5);
    expect((await search('refund'))[0]![1]).toBeCloseTo(question + keywords, 10);
    expect((await search('refund refunds late'))[0]![1]).toBeCloseTo(
      question + keywords + 5 * (0.5 / 2 + 0.5),
      10,
    );
  });

  it('reads texts through arrays of documents', async () => {
    const posts = mongo.db.collection<Document>('posts');
    await posts.createIndex({ 'comments.text': 'text' });
    await posts.insertOne({ comments: [{ text: 'hello' }, { text: ['world'] }, [{ text: 'hidden' }]] });
    const count = (words: string) => posts.countDocuments({ $text: { $search: words } });
    expect([await count('hello'), await count('world'), await count('hidden')]).toEqual([1, 1, 0]);
  });

  it('takes words as they are where the language is none', async () => {
    const plain = mongo.db.collection<Document>('plain');
    await plain.createIndex({ text: 'text' }, { default_language: 'none' });
    await plain.insertOne({ text: "the Cats don't" });
    const count = (words: string) => plain.countDocuments({ $text: { $search: words } });
    expect([await count('the'), await count('cats'), await count('cat'), await count('don')]).toEqual([
      1, 1, 0, 1,
    ]);
    await faqs().insertOne({ _id: 4 as never, answer: 'cat' });
    const inNone = { $text: { $search: 'cats', $language: 'none' } };
    expect([await count('cat'), await faqs().countDocuments(inNone)]).toEqual([0, 0]);
  });

  it('leaves everything as it was when a document names another language', async () => {
    const inKlingon = { _id: 4 as never, answer: 'bonjour', language: 'klingon' };
    expect((await failure(faqs().insertOne(inKlingon))).code).toBe(17262);
    expect((await failure(faqs().insertOne({ ...inKlingon, language: 5 }))).code).toBe(17261);
    expect((await failure(faqs().updateOne({ _id: 3 as never }, { $set: { language: 'kl' } }))).code).toBe(
      17262,
    );
    expect((await search('password')).map(([id]) => id)).toEqual([1, 3]);
    await faqs().insertOne({ ...inKlingon, language: 'en' });
    expect((await search('bonjour')).length).toBe(1);

    const others = mongo.db.collection<Document>('others');
    await others.insertOne({ text: 'bonjour', language: 'klingon' });
    expect((await failure(others.createIndex({ text: 'text' }))).code).toBe(17262);
    expect((await others.indexes()).map(({ name }) => name)).toEqual(['_id_']);
  });

  it.each<[string, Document, number]>([
    ['a search that is no string', { $text: { $search: 5 } }, 14],
    ['no search', { $text: { $language: 'english' } }, 4],
    ['a language that is no string', { $text: { $search: 'x', $language: 5 } }, 14],
    ['an unknown language', { $text: { $search: 'x', $language: 'klingon' } }, 2],
    ['an unknown option', { $text: { $search: 'x', $fuzzy: true } }, 2],
    ['$text inside $or', { $or: [{ $text: { $search: 'x' } }, { a: 1 }] }, 2],
    ['two texts', { $and: [{ $text: { $search: 'x' } }, { $text: { $search: 'y' } }] }, 2],
  ])('refuses %s', async (_name, filter, code) => {
    expect((await failure(faqs().find(filter).toArray())).code).toBe(code);
  });

  it('takes whole weights from 1 to 99999', async () => {
    const other = mongo.db.collection('other');
    const create = (weight: unknown) =>
      other.createIndex({ a: 'text' }, { weights: { a: weight as number } });
    for (const weight of [0, 0.5, -1, 100_000, '5']) expect((await failure(create(weight))).code).toBe(67);
    await create(99_999.5);
    expect((await other.indexes())[1]!['weights']).toEqual({ a: 99_999 });
  });

  it('refuses what needs a text index, or a text search', async () => {
    const other = mongo.db.collection('other');
    await other.insertOne({ a: 1 });
    expect((await failure(other.find({ $text: { $search: 'x' } }).toArray())).code).toBe(27);
    expect((await failure(faqs().createIndex({ other: 'text' }))).code).toBe(85);
    const score = { s: { $meta: 'textScore' } };
    expect((await failure(faqs().find().project(score).toArray())).code).toBe(40218);
    expect((await failure(faqs().find().sort(score).toArray())).code).toBe(40218);
    expect(
      (
        await failure(
          faqs()
            .aggregate([{ $project: score }])
            .toArray(),
        )
      ).code,
    ).toBe(40218);
  });
});
