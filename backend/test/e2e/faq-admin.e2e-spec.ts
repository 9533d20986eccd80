import {
  KNOWLEDGE_LIMITS,
  type AuditEntryView,
  type CreateFaqRequest,
  type CursorMeta,
  type FaqConflict,
  type FaqDifference,
  type FaqImpact,
  type FaqImport,
  type FaqMeta,
  type FaqVersionView,
  type FaqView,
  type Preview,
  type SimilarFaqs,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { FaqImportService } from '../../src/modules/faqs/transfer/faq-import.service';
import { FaqImportsRepository } from '../../src/modules/faqs/transfer/faq-imports.repository';
import { FaqVersionsRepository } from '../../src/modules/faqs/versions/faq-versions.repository';
import { Message, MessageSchema } from '../../src/modules/messages/message.schema';
import { SweepDue } from '../../src/platform/sweep/sweep-due';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { dataOf, errorOf, failureOf, successOf, type HttpAnswer } from './support/http-client';
import { createTestApp, type TestApp } from './support/test-app';

let api: TestApp;
let admin: SignedInAccount;
let other: SignedInAccount;

const REFUND: CreateFaqRequest = {
  category: 'billing',
  question: 'How do I get a refund?',
  answer: 'Ask within 30 days and we give the money back.',
  keywords: ['money back'],
  variants: ['Can I return my purchase?'],
};

const create = async (changes: Partial<CreateFaqRequest> = {}): Promise<FaqView> =>
  dataOf(await admin.http.post<FaqView>('/faqs', { ...REFUND, ...changes }));
const read = async (id: string) => {
  const { data, meta } = successOf(await admin.http.get<FaqView, FaqMeta>(`/faqs/${id}`));
  return { ...data, revision: meta?.revision };
};
const versionsOf = async (id: string) =>
  dataOf(await admin.http.get<FaqVersionView[]>(`/faqs/${id}/versions`));
const questions = async (query = ''): Promise<string[]> =>
  dataOf(await admin.http.get<FaqView[]>(`/faqs?includeInactive=true&limit=100${query}`)).map(
    ({ question }) => question,
  );
const audited = async (action: string) =>
  dataOf(await admin.http.get<AuditEntryView[], CursorMeta>(`/audit?action=${action}`));

const send = async (
  name: string,
  content: string | Uint8Array,
  query = '',
): Promise<HttpAnswer<FaqImport>> => {
  const form = new FormData();
  form.set('file', new Blob([Buffer.from(content)]), name);
  const headers = { Authorization: `Bearer ${admin.token}` };
  const answer = await fetch(`${api.url}/api/faqs/import${query}`, { method: 'POST', headers, body: form });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as HttpAnswer<FaqImport>['body'],
  };
};
const download = async (format: string): Promise<Response> =>
  fetch(`${api.url}/api/faqs/export?format=${format}`, {
    headers: { Authorization: `Bearer ${admin.token}` },
  });

beforeAll(async () => {
  api = await createTestApp();
  admin = await createSignedIn(api.url, api.stores, 'admin', 'Ada Admin');
  other = await createSignedIn(api.url, api.stores, 'admin', 'Ben Boss');
});

beforeEach(async () => {
  for (const name of ['faqs', 'faq_versions', 'faq_imports', 'audit', 'messages']) {
    await api.stores.mongo.collection(name).deleteMany({});
  }
});

describe('versions of an FAQ', () => {
  it('are kept with author and time, told apart, and brought back as new ones', async () => {
    const { _id } = await create();
    await other.http.put(`/faqs/${_id}`, { answer: 'Ask within 14 days.', keywords: [] });
    await admin.http.put(`/faqs/${_id}`, { isActive: false });
    // Changes nothing, so it is no version.
    await admin.http.put(`/faqs/${_id}`, { isActive: false, question: REFUND.question });

    expect(await versionsOf(_id)).toEqual([
      expect.objectContaining({ version: 2, isActive: false, changed: ['isActive'] }),
      expect.objectContaining({
        version: 1,
        author: expect.objectContaining({ name: 'Ben Boss' }) as object,
        changed: ['answer', 'keywords'],
      }),
      expect.objectContaining({ version: 0, isActive: true, changed: [], restoredFrom: null }),
    ]);
    const page = successOf(
      await admin.http.get<FaqVersionView[], CursorMeta>(`/faqs/${_id}/versions?limit=2`),
    );
    const rest = await admin.http.get<FaqVersionView[]>(
      `/faqs/${_id}/versions?limit=2&cursor=${page.meta?.nextCursor}`,
    );
    expect([...page.data, ...dataOf(rest)].map(({ version }) => version)).toEqual([2, 1, 0]);

    const diff = dataOf(await admin.http.get<FaqDifference[]>(`/faqs/${_id}/diff?from=0&to=1`));
    expect(diff.filter(({ isChanged }) => isChanged).map(({ field }) => field)).toEqual([
      'answer',
      'keywords',
    ]);
    expect(diff.find(({ field }) => field === 'answer')?.parts).toContainEqual({ kind: 'added', text: '14' });

    const restored = successOf(
      await admin.http.request<FaqView, FaqMeta>('POST', `/faqs/${_id}/restore`, { version: 0, revision: 2 }),
    );
    expect(restored.data).toMatchObject({ answer: REFUND.answer, keywords: ['money back'], isActive: false });
    expect(restored.meta).toEqual({ revision: 3 });
    expect((await versionsOf(_id))[0]).toMatchObject({
      version: 3,
      restoredFrom: 0,
      changed: ['answer', 'keywords'],
    });
    await admin.http.put(`/faqs/${_id}`, { answer: 'Another.' });
    expect((await versionsOf(_id)).map(({ restoredFrom }) => restoredFrom)).toEqual([
      null,
      0,
      null,
      null,
      null,
    ]);

    for (const [path, status] of [
      [`/faqs/${_id}/diff?from=0&to=9`, 404],
      [`/faqs/${_id}/diff?from=0`, 400],
      ['/faqs/0123456789abcdef01234567/versions', 404],
    ] as const) {
      expect((await admin.http.get(path)).status).toBe(status);
    }
    expect((await admin.http.post(`/faqs/${_id}/restore`, { version: 77 })).status).toBe(404);
    expect((await admin.http.delete(`/faqs/${_id}`)).status).toBe(200);
    expect(await api.stores.mongo.collection('faq_versions').countDocuments()).toBe(0);
  });

  it('are not lost by a crash between the two writes of an edit', async () => {
    const { _id } = await create();
    const stored = await api.stores.mongo.collection('faqs').findOne({ _id: new Types.ObjectId(_id) });
    await api.app.get(FaqVersionsRepository).keep([stored as never]);
    expect(await versionsOf(_id)).toHaveLength(1);
    await admin.http.put(`/faqs/${_id}`, { answer: 'Edited.' });
    expect((await versionsOf(_id)).map(({ version }) => version)).toEqual([1, 0]);
  });

  it('show an edit that is out of date what it has missed', async () => {
    const { _id } = await create();
    const { revision } = await read(_id);
    await other.http.put(`/faqs/${_id}`, { answer: 'Quicker.', revision });
    const answer = await admin.http.put(`/faqs/${_id}`, { answer: 'Slower.', revision });

    expect([answer.status, errorOf(answer)]).toEqual([409, 'FAQ_CHANGED']);
    const current = failureOf(answer).current as FaqConflict;
    expect(current).toMatchObject({ revision: 1, author: { name: 'Ben Boss' }, faq: { answer: 'Quicker.' } });
    expect((await read(_id)).answer).toBe('Quicker.');
    await admin.http.put(`/faqs/${_id}`, { answer: 'Slower.', revision: current.revision });
    expect(await read(_id)).toMatchObject({ answer: 'Slower.', revision: 2 });
  });

  it('are brought back without related questions that are gone', async () => {
    const gone = await create({ question: 'Which shops are near me?' });
    const { _id } = await create({ relatedQuestions: [gone._id] });
    await admin.http.put(`/faqs/${_id}`, { answer: 'Another.' });
    await admin.http.delete(`/faqs/${gone._id}`);
    const restored = dataOf(await admin.http.post<FaqView>(`/faqs/${_id}/restore`, { version: 0 }));
    expect(restored).toMatchObject({ answer: REFUND.answer, relatedQuestions: [] });
  });

  it('are all there after many have edited at once', async () => {
    const { _id } = await create();
    const answers = Array.from({ length: 8 }, (_, index) => `Answer ${index}`);
    const edits = answers.map((answer) => admin.http.put(`/faqs/${_id}`, { answer }));
    const taken = (await Promise.all(edits)).filter(({ status }) => status === 200).length;
    expect(taken).toBeGreaterThan(1);
    expect(await versionsOf(_id)).toHaveLength(taken + 1);
  });
});

describe('the order of FAQs', () => {
  it('is by hand, and alphabetical where nobody has ordered', async () => {
    const ids: Record<string, string> = {};
    for (const question of ['C?', 'A?', 'D?', 'B?']) ids[question] = (await create({ question }))._id;
    const move = (question: string, after: string | null) =>
      admin.http.put(`/faqs/${ids[question]}/position`, { after: after && ids[after] });
    const before = await read(ids['D?'] ?? '');

    expect((await move('D?', 'A?')).status).toBe(200);
    expect(await questions()).toEqual(['A?', 'D?', 'B?', 'C?']);
    await move('C?', null);
    expect(await questions()).toEqual(['C?', 'A?', 'D?', 'B?']);
    await create({ question: 'AA?' });
    expect(await questions()).toEqual(['C?', 'A?', 'D?', 'AA?', 'B?']);
    expect(await read(ids['D?'] ?? '')).toEqual(before);

    const [first, second] = await Promise.all([move('B?', 'C?'), move('D?', 'C?')]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await questions()).slice(0, 3).sort()).toEqual(['B?', 'C?', 'D?']);

    const pages: string[] = [];
    for (let cursor = ''; ;) {
      const page = successOf(await admin.http.get<FaqView[], CursorMeta>(`/faqs?limit=2${cursor}`));
      pages.push(...page.data.map(({ question }) => question));
      if (!page.meta?.nextCursor) break;
      cursor = `&cursor=${page.meta.nextCursor}`;
    }
    expect(pages).toEqual(await questions());

    const elsewhere = await create({ category: 'general', question: 'E?' });
    const refused = await admin.http.put(`/faqs/${ids['A?']}/position`, { after: elsewhere._id });
    expect([refused.status, errorOf(refused)]).toEqual([409, 'CONFLICT']);
    expect((await admin.http.put(`/faqs/${ids['A?']}/position`, {})).status).toBe(400);
    expect((await audited('faq.reordered'))[0]).toMatchObject({
      after: { category: 'billing', behind: 'C?' },
    });
  });

  it('tells drafts from what is published', async () => {
    await create({ question: 'Draft?', isActive: false });
    await create({ question: 'Out?' });
    const of = async (isActive: boolean) =>
      dataOf(await admin.http.get<FaqView[]>(`/faqs?isActive=${isActive}`)).map(({ question }) => question);
    expect([await of(false), await of(true)]).toEqual([['Draft?'], ['Out?']]);
    const customer = await createSignedIn(api.url, api.stores, 'customer');
    expect(errorOf(await customer.http.get('/faqs?isActive=false'))).toBe('FORBIDDEN');
    expect((await customer.http.get('/faqs?isActive=true')).status).toBe(200);
  });
});

describe('files of FAQs', () => {
  const NASTY: CreateFaqRequest = {
    category: 'technical',
    question: "=cmd|' /C calc'!A0",
    answer: '"Quoted", with a comma;\r\nand a second line',
    keywords: ['-1', "'=2", 'a|b'],
    variants: ['+1?', 'back\\slash?'],
    isActive: false,
  };

  it.each(['csv', 'json'])('come back as %s and change nothing', async (format) => {
    const { _id } = await create();
    await create({ ...NASTY, relatedQuestions: [_id] });
    const file = await download(format);
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="faqs.${format}"`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    if (format === 'csv') expect(text).toContain("'=cmd|' /C calc'!A0");

    expect(dataOf(await send(`faqs.${format}`, bytes))).toEqual({
      dryRun: false,
      created: 0,
      updated: 0,
      unchanged: 2,
      rows: [],
    });
    // Into an empty knowledge base: the same FAQs under the same ids.
    const before = [...(await questions())];
    await api.stores.mongo.collection('faqs').deleteMany({});
    expect(dataOf(await send(`faqs.${format}`, bytes))).toMatchObject({ created: 2 });
    expect(await questions()).toEqual(before);
    expect(await (await download(format)).text()).toBe(text);
  });

  it('are tried first, and then taken over as a whole', async () => {
    const { _id } = await create();
    const file = `id,category,question,answer,isActive\n${_id},billing,How do I get a refund?,New,\n,general,Fresh?,Yes,false\n`;
    const expected = {
      created: 1,
      updated: 1,
      unchanged: 0,
      rows: [
        { row: 2, action: 'update', question: 'How do I get a refund?' },
        { row: 3, action: 'create', question: 'Fresh?' },
      ],
    };
    expect(dataOf(await send('new.csv', file, '?dryRun=true'))).toEqual({ dryRun: true, ...expected });
    expect(await questions()).toHaveLength(1);
    expect(dataOf(await send('new.csv', file))).toEqual({ dryRun: false, ...expected });
    expect(await read(_id)).toMatchObject({ answer: 'New', keywords: ['money back'], revision: 1 });
    expect((await versionsOf(_id)).map(({ changed }) => changed)).toEqual([['answer'], []]);
    expect(await audited('faqs.imported')).toMatchObject([
      { target: { name: 'new.csv' }, after: { created: 1, updated: 1, unchanged: 0 } },
    ]);
  });

  it('are refused as a whole, each problem with its row and column', async () => {
    await create();
    const file = `category,question,answer\nbilling,Good?,Yes\nweather,Bad?,Yes\nbilling,how do I get a REFUND?,${'x'.repeat(5_001)}\n`;
    for (const query of ['?dryRun=true', '']) {
      const answer = await send('broken.csv', file, query);
      expect([answer.status, errorOf(answer)]).toEqual([422, 'IMPORT_REFUSED']);
      expect(failureOf(answer).details?.map(({ row, field }) => [row, field])).toEqual([
        [3, 'category'],
        [4, 'answer'],
      ]);
    }
    expect(await questions()).toHaveLength(1);
    expect(await api.stores.mongo.collection('faq_imports').countDocuments()).toBe(0);
    const big = await send('big.csv', 'x'.repeat(KNOWLEDGE_LIMITS.importBytes + 1));
    expect([big.status, errorOf(big)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect((await send('faqs.xlsx', 'PK')).status).toBe(422);
    expect((await admin.http.post('/faqs/import', {})).status).toBe(400);
    expect((await send('a.csv', 'question\nA?\n', '?dryRun=maybe')).status).toBe(400);
    expect((await admin.http.get('/faqs/export?format=xml')).status).toBe(400);
  });

  it('are finished by a sweep when the process died over them, and left alone when nothing was decided', async () => {
    const { _id } = await create();
    const runs = api.app.get(FaqImportsRepository);
    const by = { _id: admin._id, name: admin.name, role: admin.role };
    const start = async () => {
      const id = new Types.ObjectId();
      expect(await runs.claim({ import: id, by, fileName: 'crashed.csv' })).toBe(true);
      return id;
    };
    const sweep = () => api.app.get(FaqImportService).takeUpForgotten(new SweepDue(new Date(Date.now() + 1)));
    const fresh = 'category,question,answer\nbilling,Fresh?,Yes\n';

    await start();
    expect((await send('second.csv', fresh)).status).toBe(409);
    await sweep();
    expect(await questions()).toEqual([REFUND.question]);

    const id = await start();
    const content = { ...REFUND, question: 'Half done?', relatedQuestions: [], isActive: true } as never;
    const created = [1, 2].map(() => ({ _id: new Types.ObjectId(), content }));
    const updated = [{ _id: new Types.ObjectId(_id), changes: { answer: 'Imported.' } }];
    await runs.decide(id, { created, updated, unchanged: 0 });
    await api.stores.mongo.collection('faqs').insertOne({
      ...REFUND,
      _id: created[0]?._id,
      question: 'Half done?',
      revision: 0,
      position: 1e15,
      createdAt: new Date(),
      updatedAt: new Date(),
      isActive: true,
      relatedQuestions: [],
    });
    await other.http.put(`/faqs/${_id}`, { answer: 'Edited meanwhile.' });
    await sweep();
    await sweep();
    expect(await questions()).toEqual(['Half done?', 'Half done?', REFUND.question]);
    expect(await read(_id)).toMatchObject({ answer: 'Imported.', revision: 2 });
    expect(await audited('faqs.imported')).toHaveLength(1);
    expect(dataOf(await send('third.csv', fresh))).toMatchObject({ created: 1 });
  });

  it('may be long, and not longer than 5,000 rows', async () => {
    const rows = Array.from({ length: 450 }, (_, index) => `general,Question ${index}?,Answer ${index}\n`);
    const answer = await send('many.csv', `category,question,answer\n${rows.join('')}`);
    expect(dataOf(answer)).toMatchObject({ created: 450, updated: 0 });
    expect(await api.stores.mongo.collection('faqs').countDocuments()).toBe(450);
    expect((await send('more.csv', `question\n${'A?\n'.repeat(5_001)}`)).status).toBe(422);
  });
});

describe('an FAQ that is being written', () => {
  const other3 = ['How do I change my password?', 'Where are my invoices?', 'Who can see my notes?'];

  beforeEach(async () => {
    for (const question of other3) {
      await create({
        category: 'general',
        question,
        answer: `About that: ${question}`,
        keywords: [],
        variants: [],
      });
    }
  });

  it('is warned of when there is one already, drafts included', async () => {
    const { _id } = await create({ isActive: false });
    const similar = async (body: object) =>
      dataOf(await admin.http.post<SimilarFaqs>('/ai/similar-faqs', body));
    const warned = await similar({ question: 'How can I get a refund?' });
    expect(warned.isCovered).toBe(true);
    expect(warned.faqs[0]).toMatchObject({ faq: _id, isActive: false, question: REFUND.question });
    expect((await similar({ question: 'How can I get a refund?', except: _id })).isCovered).toBe(false);
    expect((await similar({ question: 'Which zebra plays chess?' })).isCovered).toBe(false);
    expect((await admin.http.post('/ai/similar-faqs', { question: '' })).status).toBe(400);
  });

  it('is tried on the assistant, and on past questions, without being saved', async () => {
    const { _id } = await create({ answer: 'Ask support for a refund.' });
    const Messages = api.stores.mongo.model(Message.name, MessageSchema);
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
    const count = () => api.stores.mongo.collection('faqs').countDocuments();
    const stored = await count();
    const preview = async (message: string, draft: object) =>
      dataOf(await admin.http.post<Preview>('/ai/preview', { message, draft }));
    const impact = async (draft: object) =>
      dataOf(await admin.http.post<FaqImpact>('/ai/faq-impact', { draft }));

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
      await admin.http.post<Preview>('/ai/preview', { message: 'Do you ship to the moon colonies?' }),
    );
    expect(plain.decision).not.toBe('answer');
    expect(await count()).toBe(stored);
    expect((await admin.http.post('/ai/faq-impact', {})).status).toBe(400);
    expect((await admin.http.post('/ai/faq-impact', { draft: { ...shipping, answer: '' } })).status).toBe(
      400,
    );
  });
});

it('writes every act down, with what changed', async () => {
  const { _id } = await create();
  const linking = await create({ question: 'Linking?', relatedQuestions: [_id], isActive: false });
  await admin.http.put(`/faqs/${_id}`, { answer: 'New.', isActive: false });
  await admin.http.put(`/faqs/${_id}`, { isActive: true });
  await admin.http.post(`/faqs/${_id}/restore`, { version: 0 });
  await admin.http.put(`/faqs/${linking._id}/position`, { after: null });
  await download('json');
  await admin.http.delete(`/faqs/${_id}`);
  const entries = dataOf(await admin.http.get<AuditEntryView[], CursorMeta>('/audit')).filter(
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
  expect((await read(linking._id)).relatedQuestions).toEqual([]);
  expect(await versionsOf(linking._id)).toHaveLength(2);
});
