import { CATEGORIES } from '@switchboard/contracts';
import { compare } from 'bcrypt';
import { Types } from 'mongoose';
import { createAccount } from './support/accounts';
import { isolatedStores, type IsolatedStores } from './support/isolation';
import { runToEnd } from './support/processes';

interface StoredUser {
  email: string;
  name: string;
  role: string;
  password: string;
}

interface StoredFaq {
  _id: Types.ObjectId;
  category: string;
  question: string;
  keywords: string[];
  variants: string[];
  relatedQuestions: Types.ObjectId[];
  isActive: boolean;
}

const seed = (stores: IsolatedStores, NODE_ENV?: string) =>
  runToEnd('main.seed.js', { MONGODB_URI: stores.mongoUri, ...(NODE_ENV && { NODE_ENV }) });

const usersOf = (stores: IsolatedStores) =>
  stores.mongo.collection<StoredUser>('users').find().sort({ email: 1 }).toArray();

const faqsOf = (stores: IsolatedStores) =>
  stores.mongo.collection<StoredFaq>('faqs').find().sort({ _id: 1 }).toArray();

describe('npm run seed', () => {
  it('needs MONGODB_URI alone, and makes the demo accounts and FAQs', async () => {
    const stores = await isolatedStores();
    const { code, stdout, stderr } = await seed(stores);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Demo accounts: 5 created');
    const users = await usersOf(stores);
    expect(users.map(({ email, role }) => `${email} ${role}`)).toEqual([
      'admin@example.com admin',
      'agent1@example.com agent',
      'agent2@example.com agent',
      'customer1@example.com customer',
      'customer2@example.com customer',
    ]);
    const passwords = ['admin123', 'agent123', 'agent123', 'customer123', 'customer123'];
    const right = await Promise.all(
      users.map(({ password }, index) => compare(passwords[index] ?? '', password)),
    );
    expect(right).toEqual([true, true, true, true, true]);
  });

  it('links at least 30 FAQs over all categories, with keywords and other phrasings', async () => {
    const stores = await isolatedStores();
    await seed(stores);

    const faqs = await faqsOf(stores);
    expect(faqs.length).toBeGreaterThanOrEqual(30);
    expect([...new Set(faqs.map(({ category }) => category))].sort()).toEqual([...CATEGORIES].sort());
    const ids = new Set(faqs.map(({ _id }) => String(_id)));
    for (const { question, keywords, variants, relatedQuestions, isActive } of faqs) {
      const related = relatedQuestions.map(String);
      expect({
        question,
        isActive,
        hasKeywords: keywords.length > 0,
        hasVariants: variants.length >= 3 && variants.length <= 5,
        isLinked: related.length > 0 && related.every((id) => ids.has(id)),
      }).toEqual({ question, isActive: true, hasKeywords: true, hasVariants: true, isLinked: true });
    }
  });

  it('changes nothing the second time', async () => {
    const stores = await isolatedStores();
    await seed(stores);
    const cannedReplies = () => stores.mongo.collection('canned_replies').find().toArray();
    const before = [await usersOf(stores), await faqsOf(stores), await cannedReplies()];
    expect(before[2]?.length).toBeGreaterThanOrEqual(8);

    const { code, stdout } = await seed(stores);

    expect(code).toBe(0);
    expect(stdout).toContain('all there already');
    expect([await usersOf(stores), await faqsOf(stores), await cannedReplies()]).toEqual(before);
  });

  it('never overwrites an account, and leaves FAQs alone where there is one', async () => {
    const stores = await isolatedStores();
    const own = await createAccount(stores, 'customer');
    const users = stores.mongo.collection<StoredUser>('users');
    await users.updateOne({ email: own.email }, { $set: { email: 'admin@example.com' } });
    await stores.mongo
      .collection('faqs')
      .insertOne({ category: 'general', question: 'Ours?', answer: 'Yes.' });

    const { code, stdout } = await seed(stores);

    expect(code).toBe(0);
    expect(stdout).toContain('Demo accounts: 4 created');
    expect(await users.findOne({ email: 'admin@example.com' })).toMatchObject({
      name: own.name,
      role: 'customer',
    });
    expect(await faqsOf(stores)).toHaveLength(1);
  });

  it('makes everything once when two run at the same time', async () => {
    const stores = await isolatedStores();
    const runs = await Promise.all([seed(stores), seed(stores)]);

    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(await usersOf(stores)).toHaveLength(5);
    const questions = (await faqsOf(stores)).map(({ question }) => question);
    expect(new Set(questions).size).toBe(questions.length);
  });

  it('refuses production in plain words, and writes nothing', async () => {
    const stores = await isolatedStores();
    const { code, stderr } = await seed(stores, 'production');

    expect(code).toBe(1);
    expect(stderr).toContain('NODE_ENV=production');
    expect(await usersOf(stores)).toEqual([]);
  });

  it('names the variable when there is no database to seed', async () => {
    const { code, stderr } = await runToEnd('main.seed.js', {});

    expect(code).toBe(1);
    expect(stderr).toContain('MONGODB_URI');
  });
});
