import type {
  AuditEntryView,
  CursorMeta,
  FaqImpact,
  FaqView,
  Preview,
  SimilarFaqs,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { Message, MessageSchema } from '../../src/modules/messages/message.schema';
import { createSignedIn } from './support/accounts';
import { openFaqDesk, REFUND, type FaqDesk } from './support/faq-desk';
import { dataOf, errorOf, successOf } from './support/http-client';

let desk: FaqDesk;

beforeAll(async () => {
  desk = await openFaqDesk();
});

beforeEach(() => desk.empty());

describe('the order of FAQs', () => {
  it('is by hand, and alphabetical where nobody has ordered', async () => {
    const ids: Record<string, string> = {};
    for (const question of ['C?', 'A?', 'D?', 'B?']) ids[question] = (await desk.create({ question }))._id;
    const move = (question: string, after: string | null) =>
      desk.admin.http.put(`/faqs/${ids[question]}/position`, { after: after && ids[after] });
    const before = await desk.read(ids['D?'] ?? '');

    expect((await move('D?', 'A?')).status).toBe(200);
    expect(await desk.questions()).toEqual(['A?', 'D?', 'B?', 'C?']);
    await move('C?', null);
    expect(await desk.questions()).toEqual(['C?', 'A?', 'D?', 'B?']);
    await desk.create({ question: 'AA?' });
    expect(await desk.questions()).toEqual(['C?', 'A?', 'D?', 'AA?', 'B?']);
    expect(await desk.read(ids['D?'] ?? '')).toEqual(before);

    const [first, second] = await Promise.all([move('B?', 'C?'), move('D?', 'C?')]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await desk.questions()).slice(0, 3).sort()).toEqual(['B?', 'C?', 'D?']);

    const pages: string[] = [];
    for (let cursor = ''; ;) {
      const page = successOf(await desk.admin.http.get<FaqView[], CursorMeta>(`/faqs?limit=2${cursor}`));
      pages.push(...page.data.map(({ question }) => question));
      if (!page.meta?.nextCursor) break;
      cursor = `&cursor=${page.meta.nextCursor}`;
    }
    expect(pages).toEqual(await desk.questions());

    const elsewhere = await desk.create({ category: 'general', question: 'E?' });
    const refused = await desk.admin.http.put(`/faqs/${ids['A?']}/position`, { after: elsewhere._id });
    expect([refused.status, errorOf(refused)]).toEqual([409, 'CONFLICT']);
    expect((await desk.admin.http.put(`/faqs/${ids['A?']}/position`, {})).status).toBe(400);
    expect((await desk.audited('faq.reordered'))[0]).toMatchObject({
      after: { category: 'billing', behind: 'C?' },
    });
  });

  it('tells drafts from what is published', async () => {
    await desk.create({ question: 'Draft?', isActive: false });
    await desk.create({ question: 'Out?' });
    const of = async (isActive: boolean) =>
      dataOf(await desk.admin.http.get<FaqView[]>(`/faqs?isActive=${isActive}`)).map(
        ({ question }) => question,
      );
    expect([await of(false), await of(true)]).toEqual([['Draft?'], ['Out?']]);
    const customer = await createSignedIn(desk.api.url, desk.api.stores, 'customer');
    expect(errorOf(await customer.http.get('/faqs?isActive=false'))).toBe('FORBIDDEN');
    expect((await customer.http.get('/faqs?isActive=true')).status).toBe(200);
  });
});

describe('an FAQ that is being written', () => {
  const other3 = ['How do I change my password?', 'Where are my invoices?', 'Who can see my notes?'];

  beforeEach(async () => {
    for (const question of other3) {
      await desk.create({
        category: 'general',
        question,
        answer: `About that: ${question}`,
        keywords: [],
        variants: [],
      });
    }
  });

  it('is warned of when there is one already, drafts included', async () => {
    const { _id } = await desk.create({ isActive: false });
    const similar = async (body: object) =>
      dataOf(await desk.admin.http.post<SimilarFaqs>('/ai/similar-faqs', body));
    const warned = await similar({ question: 'How can I get a refund?' });
    expect(warned.isCovered).toBe(true);
    expect(warned.faqs[0]).toMatchObject({ faq: _id, isActive: false, question: REFUND.question });
    expect((await similar({ question: 'How can I get a refund?', except: _id })).isCovered).toBe(false);
    expect((await similar({ question: 'Which zebra plays chess?' })).isCovered).toBe(false);
    expect((await desk.admin.http.post('/ai/similar-faqs', { question: '' })).status).toBe(400);
  });

  it('is tried on the assistant, and on past questions, without being saved', async () => {
    const { _id } = await desk.create({ answer: 'Ask support for a refund.' });
    const Messages = desk.api.stores.mongo.model(Message.name, MessageSchema);
    const conversation = new Types.ObjectId();
    const ask = async (seq: number, content: string, isAnswered = true) => {
      const common = { conversation, moderation: 'passed' } as const;
      const question = await Messages.create({ ...common, seq, senderType: 'user', content });
      if (!isAnswered) return;
      const answer = {
        ...common,
        seq: seq + 1,
        senderType: 'ai',
        content: 'So.',
        replyTo: question._id,
      } as const;
      await Messages.create(answer);
    };
    await ask(1, 'How do I get a refund?');
    await ask(3, 'how do I get a  refund?');
    await ask(5, 'Do you ship to the moon colonies?');
    await ask(7, 'Hello!');
    await ask(9, 'Does the moon colony have shipping?', false);
    const count = () => desk.collection('faqs').countDocuments();
    const stored = await count();
    const preview = async (message: string, draft: object) =>
      dataOf(await desk.admin.http.post<Preview>('/ai/preview', { message, draft }));
    const impact = async (draft: object) =>
      dataOf(await desk.admin.http.post<FaqImpact>('/ai/faq-impact', { draft }));

    const shipping = {
      category: 'product',
      question: 'Do you ship to the moon?',
      answer: 'We ship to every moon colony.',
      variants: ['Shipping to moon colonies'],
    };
    const said = await preview('Do you ship to the moon colonies?', shipping);
    expect(said).toMatchObject({ decision: 'answer', citations: [{ faq: 'draft' }] });
    expect(said.answer).toContain('every moon colony');
    const edited = { ...REFUND, _id, answer: 'Send it back by post.' };
    expect((await preview('How do I get a refund?', edited)).answer).toContain('by post');
    expect(await impact(shipping)).toMatchObject({
      examined: 2,
      isComplete: true,
      counts: { gained: 1, lost: 0, moved: 0, reworded: 0 },
      questions: [
        { question: 'Do you ship to the moon colonies?', kind: 'gained', after: { faq: { faq: 'draft' } } },
      ],
    });
    expect((await impact(edited)).questions).toMatchObject([
      { kind: 'reworded', timesAsked: 2, before: { faq: { faq: _id } } },
    ]);
    const astray = {
      ...REFUND,
      _id,
      question: 'Is there a zebra?',
      variants: [],
      keywords: [],
      answer: 'No.',
    };
    expect((await impact(astray)).counts).toMatchObject({ lost: 1 });

    const plain = dataOf(
      await desk.admin.http.post<Preview>('/ai/preview', { message: 'Do you ship to the moon colonies?' }),
    );
    expect(plain.decision).not.toBe('answer');
    expect(await count()).toBe(stored);
    expect((await desk.admin.http.post('/ai/faq-impact', {})).status).toBe(400);
    expect(
      (await desk.admin.http.post('/ai/faq-impact', { draft: { ...shipping, answer: '' } })).status,
    ).toBe(400);
  });
});

it('writes every act down, with what changed', async () => {
  const { _id } = await desk.create();
  const linking = await desk.create({ question: 'Linking?', relatedQuestions: [_id], isActive: false });
  await desk.admin.http.put(`/faqs/${_id}`, { answer: 'New.', isActive: false });
  await desk.admin.http.put(`/faqs/${_id}`, { isActive: true });
  await desk.admin.http.post(`/faqs/${_id}/restore`, { version: 0 });
  await desk.admin.http.put(`/faqs/${linking._id}/position`, { after: null });
  await desk.download('json');
  await desk.admin.http.delete(`/faqs/${_id}`);
  const entries = dataOf(await desk.admin.http.get<AuditEntryView[], CursorMeta>('/audit')).filter(
    ({ target }) => target.type === 'faq',
  );
  expect(entries.map(({ action }) => action).reverse()).toEqual([
    'faq.created',
    'faq.created',
    'faq.updated',
    'faq.unpublished',
    'faq.published',
    'faq.restored',
    'faq.reordered',
    'faqs.exported',
    'faq.deleted',
  ]);
  const of = (action: string) => entries.find((entry) => entry.action === action);
  expect(of('faq.updated')).toMatchObject({ before: { answer: REFUND.answer }, after: { answer: 'New.' } });
  expect(of('faq.restored')).toMatchObject({ after: { restoredFrom: 0, answer: REFUND.answer } });
  expect(of('faq.deleted')).toMatchObject({ actor: { name: 'Ada Admin' }, target: { id: _id } });
  expect((await desk.read(linking._id)).relatedQuestions).toEqual([]);
  expect(await desk.versionsOf(linking._id)).toHaveLength(2);
});
