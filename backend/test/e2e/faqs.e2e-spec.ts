import type { CreateFaqRequest, CursorMeta, FaqCategoryStats, FaqView } from '@switchboard/contracts';
import { FaqsService } from '../../src/modules/faqs/faqs.service';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { dataOf, errorOf, failureOf, HttpClient, successOf } from './support/http-client';
import { createTestApp, type TestApp } from './support/test-app';

let api: TestApp;
let admin: SignedInAccount;
let customer: SignedInAccount;
let anyone: HttpClient;

const draft = (changes: Partial<CreateFaqRequest> = {}): CreateFaqRequest => ({
  category: 'general',
  question: 'Where is the office?',
  answer: 'In Utrecht.',
  ...changes,
});

const create = async (changes?: Partial<CreateFaqRequest>): Promise<FaqView> =>
  dataOf(await admin.http.post<FaqView>('/faqs', draft(changes)));

const list = async (query = '', client = anyone): Promise<FaqView[]> =>
  dataOf(await client.get<FaqView[], CursorMeta>(`/faqs${query}`));

const questionsOf = (faqs: FaqView[]): string[] => faqs.map(({ question }) => question);

beforeAll(async () => {
  api = await createTestApp();
  admin = await createSignedIn(api.url, api.stores, 'admin');
  customer = await createSignedIn(api.url, api.stores, 'customer');
  anyone = new HttpClient(api.url);
});

beforeEach(async () => {
  await api.stores.mongo.collection('faqs').deleteMany({});
});

describe('writing FAQs', () => {
  it('is for admins alone', async () => {
    const { _id } = await create();
    const agent = await createSignedIn(api.url, api.stores, 'agent');
    for (const [client, status] of [
      [anyone, 401],
      [customer.http, 403],
      [agent.http, 403],
    ] as const) {
      expect((await client.post('/faqs', draft())).status).toBe(status);
      expect((await client.put(`/faqs/${_id}`, { answer: 'No.' })).status).toBe(status);
      expect((await client.delete(`/faqs/${_id}`)).status).toBe(status);
    }
    expect(await list()).toHaveLength(1);
  });

  it('answers 201 with the new FAQ, active and unused', async () => {
    const answer = await admin.http.post<FaqView>(
      '/faqs',
      draft({ keywords: ['  office '], variants: ['Address?'] }),
    );

    expect(answer.status).toBe(201);
    expect(dataOf(answer)).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
      category: 'general',
      question: 'Where is the office?',
      answer: 'In Utrecht.',
      keywords: ['office'],
      variants: ['Address?'],
      relatedQuestions: [],
      isActive: true,
      usageCount: 0,
      helpful: { yes: 0, no: 0 },
      createdAt: expect.stringMatching(/Z$/) as string,
      updatedAt: expect.stringMatching(/Z$/) as string,
    });
  });

  it('changes what an edit gives, and keeps the rest', async () => {
    const { _id } = await create({ keywords: ['office'] });
    const edited = dataOf(await admin.http.put<FaqView>(`/faqs/${_id}`, { answer: 'In Ghent.' }));

    expect(edited).toMatchObject({
      answer: 'In Ghent.',
      question: 'Where is the office?',
      keywords: ['office'],
    });
    expect(dataOf(await anyone.get<FaqView>(`/faqs/${_id}`))).toEqual(edited);
  });

  it.each([
    ['category', { category: 'weather' }],
    ['question', { question: '   ' }],
    ['question', { question: 'x'.repeat(301) }],
    ['question', { question: null }],
    ['question', { question: { $gt: '' } }],
    ['question', { question: '\u200b' }],
    ['question', { question: 'Where is\u0000 it?' }],
    ['answer', { answer: '\u2800\u3164\ufeff' }],
    ['variants', { variants: ['\u200d'] }],
    ['answer', { answer: 'x'.repeat(5_001) }],
    ['answer', { answer: null }],
    ['keywords', { keywords: 'office' }],
    ['keywords', { keywords: ['x'.repeat(61)] }],
    ['keywords', { keywords: [null] }],
    ['variants', { variants: null }],
    ['isActive', { isActive: 'yes' }],
    ['relatedQuestions', { relatedQuestions: ['nonsense'] }],
    ['relatedQuestions', { relatedQuestions: ['0123456789abcdef01234567'] }],
    ['usageCount', { usageCount: 5 }],
    ['createdBy', { createdBy: '0123456789abcdef01234567' }],
  ])('refuses a wrong %s and names it', async (field, changes) => {
    const { _id } = await create();
    const failures = [
      await admin.http.post('/faqs', { ...draft(), ...changes }),
      await admin.http.put(`/faqs/${_id}`, changes),
    ];
    for (const answer of failures) {
      expect(answer.status).toBe(400);
      expect(failureOf(answer).details?.map((detail) => detail.field)).toContain(field);
    }
    expect(await list()).toHaveLength(1);
  });

  it('takes texts of all alphabets, and signs alone', async () => {
    for (const question of ['営業時間は?', 'أين المكتب؟', '👩‍👩‍👧', '?', '1️⃣']) {
      expect((await create({ question })).question).toBe(question);
    }
  });

  it('takes texts that are just short enough', async () => {
    const faq = await create({ question: 'q'.repeat(300), answer: 'a'.repeat(5_000) });
    expect(faq.answer).toHaveLength(5_000);
  });

  it('links only FAQs that exist, each once, and never an FAQ to itself', async () => {
    const other = await create();
    const faq = await create({ relatedQuestions: [other._id] });
    expect(faq.relatedQuestions).toEqual([other._id]);

    for (const relatedQuestions of [
      [other._id, other._id],
      [other._id, other._id.toUpperCase()],
      [faq._id],
    ]) {
      const answer = await admin.http.put(`/faqs/${faq._id}`, { relatedQuestions });
      expect([answer.status, errorOf(answer)]).toEqual([400, 'VALIDATION_FAILED']);
    }
  });

  it('takes a deleted FAQ out of the others', async () => {
    const other = await create();
    const faq = await create({ relatedQuestions: [other._id] });

    expect((await admin.http.delete(`/faqs/${other._id}`)).status).toBe(200);

    expect((await anyone.get(`/faqs/${other._id}`)).status).toBe(404);
    expect(dataOf(await anyone.get<FaqView>(`/faqs/${faq._id}`)).relatedQuestions).toEqual([]);
  });

  it('answers 404 for one that is not there, and 400 for what is no id', async () => {
    for (const [id, status] of [
      ['0123456789abcdef01234567', 404],
      ['nonsense', 400],
    ] as const) {
      expect((await anyone.get(`/faqs/${id}`)).status).toBe(status);
      expect((await admin.http.put(`/faqs/${id}`, { answer: 'No.' })).status).toBe(status);
      expect((await admin.http.delete(`/faqs/${id}`)).status).toBe(status);
    }
  });
});

describe('reading FAQs', () => {
  it('needs no account, and is paged by category and question', async () => {
    await create({ category: 'technical', question: 'B?' });
    await create({ category: 'technical', question: 'A?' });
    await create({ category: 'account', question: 'Z?' });
    await create({ category: 'technical', question: 'A?' });

    const pages: string[][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/faqs?limit=3${cursor && `&cursor=${cursor}`}`;
      const page = successOf(await anyone.get<FaqView[], CursorMeta>(path));
      pages.push(questionsOf(page.data));
      cursor = page.meta?.nextCursor ?? null;
    }
    expect(pages).toEqual([['Z?', 'A?', 'A?'], ['B?']]);
    expect(questionsOf(await list('?category=account'))).toEqual(['Z?']);
  });

  it('finds words, the best match first, page by page', async () => {
    await create({ question: 'How do I pay?', answer: 'A refund takes a week.' });
    await create({ question: 'How do I get a refund?', answer: 'Ask us.', category: 'billing' });
    await create({ question: 'Where do I complain?', answer: 'Here.', keywords: ['refund'] });
    await create({ question: 'Is there a dark theme?', answer: 'Yes.' });

    const first = successOf(await anyone.get<FaqView[], CursorMeta>('/faqs?search=refunds&limit=2'));
    expect(questionsOf(first.data)).toEqual(['How do I get a refund?', 'Where do I complain?']);
    const rest = await list(`?search=refunds&limit=2&cursor=${first.meta?.nextCursor}`);
    expect(questionsOf(rest)).toEqual(['How do I pay?']);
    expect(questionsOf(await list('?search=refund&category=billing'))).toEqual(['How do I get a refund?']);
  });

  it('takes dashes and quotes in a search for what people mean by them', async () => {
    await create({ question: 'Can I change my e-mail address?' });
    for (const search of ['-mail', 'e-mail', '"address', '"no such phrase address"']) {
      expect(await list(`?search=${encodeURIComponent(search)}`)).toHaveLength(1);
    }
    expect(await list('?search=zebra')).toEqual([]);
  });

  it('shows inactive ones to an admin who asks, and to nobody else', async () => {
    const { _id } = await create({ isActive: false, question: 'A secret refund?' });

    expect(await list()).toEqual([]);
    expect(await list('?search=refund')).toEqual([]);
    expect(await list('', admin.http)).toEqual([]);
    expect(await list('?includeInactive=true', admin.http)).toHaveLength(1);
    expect(await list('?includeInactive=true&search=refund', admin.http)).toHaveLength(1);
    for (const client of [anyone, customer.http]) {
      expect(errorOf(await client.get('/faqs?includeInactive=true'))).toBe('FORBIDDEN');
      expect(errorOf(await client.get(`/faqs/${_id}`))).toBe('FAQ_NOT_FOUND');
      expect(await list('?includeInactive=false', client)).toEqual([]);
    }
    expect((await admin.http.get(`/faqs/${_id}`)).status).toBe(200);
  });

  it('counts the active ones of every category', async () => {
    const faq = await create({ category: 'billing' });
    await create({ category: 'billing', isActive: false });
    await api.app.get(FaqsService).recordUse([faq._id, '0123456789abcdef01234567']);

    const stats = dataOf(await anyone.get<FaqCategoryStats[]>('/faqs/categories/stats'));
    expect(stats).toEqual([
      { category: 'account', count: 0, usageCount: 0 },
      { category: 'billing', count: 1, usageCount: 1 },
      { category: 'technical', count: 0, usageCount: 0 },
      { category: 'product', count: 0, usageCount: 0 },
      { category: 'general', count: 0, usageCount: 0 },
    ]);
  });

  it.each([
    'category=weather',
    'category=billing&category=general',
    'category[$ne]=billing',
    'limit=0',
    'limit=101',
    'limit=ten',
    'limit=1.5',
    'limit=',
    'limit=1e1',
    'limit=0x10',
    'limit=%205',
    'limit=5&limit=5',
    'cursor=',
    'search=',
    'search=%00',
    'search=%E2%80%8B',
    `search=${'x'.repeat(201)}`,
    'includeInactive=maybe',
    'sort=newest',
  ])('refuses the query %s', async (query) => {
    const answer = await anyone.get(`/faqs?${query}`);
    expect([answer.status, errorOf(answer)]).toEqual([400, 'VALIDATION_FAILED']);
  });

  it.each([
    'cursor=nonsense',
    `cursor=${Buffer.from('["general","Q?","no id"]').toString('base64url')}`,
    `cursor=${Buffer.from('[3]').toString('base64url')}`,
    `search=refund&cursor=${Buffer.from('[-1]').toString('base64url')}`,
    `search=refund&cursor=${Buffer.from('[0.5]').toString('base64url')}`,
    `search=refund&cursor=${Buffer.from('["general","Q?","0123456789abcdef01234567"]').toString('base64url')}`,
  ])('refuses the cursor in %s', async (query) => {
    const answer = await anyone.get(`/faqs?${query}`);
    expect([answer.status, errorOf(answer)]).toEqual([400, 'INVALID_CURSOR']);
  });
});

describe("the assistant's view", () => {
  it('holds the active FAQs with all that helps to find them', async () => {
    const { _id } = await create({ keywords: ['office'], variants: ['Address?'] });
    await create({ isActive: false });

    expect(await api.app.get(FaqsService).activeFaqs()).toEqual([
      {
        id: _id,
        category: 'general',
        question: 'Where is the office?',
        answer: 'In Utrecht.',
        keywords: ['office'],
        variants: ['Address?'],
      },
    ]);
  });

  it('has another fingerprint after every change, and the same after use', async () => {
    const faqs = api.app.get(FaqsService);
    const seen = [await faqs.fingerprint()];
    const other = await create();
    seen.push(await faqs.fingerprint());
    const { _id } = await create({ relatedQuestions: [other._id] });
    seen.push(await faqs.fingerprint());
    for (const isActive of [false, true, false, true]) {
      await admin.http.put(`/faqs/${_id}`, { isActive });
      seen.push(await faqs.fingerprint());
    }
    const before = dataOf(await anyone.get<FaqView>(`/faqs/${_id}`));
    await faqs.recordUse([_id]);
    expect(await faqs.fingerprint()).toBe(seen.at(-1));
    expect(dataOf(await anyone.get<FaqView>(`/faqs/${_id}`))).toEqual({ ...before, usageCount: 1 });

    await admin.http.delete(`/faqs/${other._id}`);
    seen.push(await faqs.fingerprint());
    expect(new Set(seen).size).toBe(seen.length);
  });
});
