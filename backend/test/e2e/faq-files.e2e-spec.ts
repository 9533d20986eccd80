import { KNOWLEDGE_LIMITS, type CreateFaqRequest, type FaqImport } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { FaqImportService } from '../../src/modules/faqs/transfer/faq-import.service';
import { FaqImportsRepository } from '../../src/modules/faqs/transfer/faq-imports.repository';
import { SweepDue } from '../../src/platform/sweep/sweep-due';
import { openFaqDesk, REFUND, type FaqDesk } from './support/faq-desk';
import { dataOf, errorOf, failureOf, type HttpAnswer } from './support/http-client';

let desk: FaqDesk;

beforeAll(async () => {
  desk = await openFaqDesk();
});

beforeEach(() => desk.empty());

const send = async (
  name: string,
  content: string | Uint8Array,
  query = '',
): Promise<HttpAnswer<FaqImport>> => {
  const form = new FormData();
  form.set('file', new Blob([Buffer.from(content)]), name);
  const headers = { Authorization: `Bearer ${desk.admin.token}` };
  const answer = await fetch(`${desk.api.url}/api/faqs/import${query}`, {
    method: 'POST',
    headers,
    body: form,
  });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as HttpAnswer<FaqImport>['body'],
  };
};

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
    const { _id } = await desk.create();
    await desk.create({ ...NASTY, relatedQuestions: [_id] });
    const file = await desk.download(format);
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
    const before = [...(await desk.questions())];
    await desk.collection('faqs').deleteMany({});
    expect(dataOf(await send(`faqs.${format}`, bytes))).toMatchObject({ created: 2 });
    expect(await desk.questions()).toEqual(before);
    expect(await (await desk.download(format)).text()).toBe(text);
  });

  it('are tried first, and then taken over as a whole', async () => {
    const { _id } = await desk.create();
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
    expect(await desk.questions()).toHaveLength(1);
    expect(dataOf(await send('new.csv', file))).toEqual({ dryRun: false, ...expected });
    expect(await desk.read(_id)).toMatchObject({ answer: 'New', keywords: ['money back'], revision: 1 });
    expect((await desk.versionsOf(_id)).map(({ changed }) => changed)).toEqual([['answer'], []]);
    expect(await desk.audited('faqs.imported')).toMatchObject([
      { target: { name: 'new.csv' }, after: { created: 1, updated: 1, unchanged: 0 } },
    ]);
  });

  it('are refused as a whole, each problem with its row and column', async () => {
    await desk.create();
    const file = `category,question,answer\nbilling,Good?,Yes\nweather,Bad?,Yes\nbilling,how do I get a REFUND?,${'x'.repeat(5_001)}\n`;
    for (const query of ['?dryRun=true', '']) {
      const answer = await send('broken.csv', file, query);
      expect([answer.status, errorOf(answer)]).toEqual([422, 'IMPORT_REFUSED']);
      expect(failureOf(answer).details?.map(({ row, field }) => [row, field])).toEqual([
        [3, 'category'],
        [4, 'answer'],
      ]);
    }
    expect(await desk.questions()).toHaveLength(1);
    expect(await desk.collection('faq_imports').countDocuments()).toBe(0);
    const big = await send('big.csv', 'x'.repeat(KNOWLEDGE_LIMITS.importBytes + 1));
    expect([big.status, errorOf(big)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect((await send('faqs.xlsx', 'PK')).status).toBe(422);
    expect((await desk.admin.http.post('/faqs/import', {})).status).toBe(400);
    expect((await send('a.csv', 'question\nA?\n', '?dryRun=maybe')).status).toBe(400);
    expect((await desk.admin.http.get('/faqs/export?format=xml')).status).toBe(400);
  });

  it('are finished by a sweep when the process died over them, and left alone when nothing was decided', async () => {
    const { _id } = await desk.create();
    const runs = desk.api.app.get(FaqImportsRepository);
    const by = { _id: desk.admin._id, name: desk.admin.name, role: desk.admin.role };
    const start = async () => {
      const id = new Types.ObjectId();
      expect(await runs.claim({ import: id, by, fileName: 'crashed.csv' })).toBe(true);
      return id;
    };
    const sweep = () =>
      desk.api.app.get(FaqImportService).takeUpForgotten(new SweepDue(new Date(Date.now() + 1)));
    const fresh = 'category,question,answer\nbilling,Fresh?,Yes\n';

    await start();
    expect((await send('second.csv', fresh)).status).toBe(409);
    await sweep();
    expect(await desk.questions()).toEqual([REFUND.question]);

    const id = await start();
    const content = { ...REFUND, question: 'Half done?', relatedQuestions: [], isActive: true } as never;
    const created = [1, 2].map(() => ({ _id: new Types.ObjectId(), content }));
    const updated = [{ _id: new Types.ObjectId(_id), changes: { answer: 'Imported.' } }];
    await runs.decide(id, { created, updated, unchanged: 0 });
    await desk.collection('faqs').insertOne({
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
    await desk.other.http.put(`/faqs/${_id}`, { answer: 'Edited meanwhile.' });
    await sweep();
    await sweep();
    expect(await desk.questions()).toEqual(['Half done?', 'Half done?', REFUND.question]);
    expect(await desk.read(_id)).toMatchObject({ answer: 'Imported.', revision: 2 });
    expect(await desk.audited('faqs.imported')).toHaveLength(1);
    expect(dataOf(await send('third.csv', fresh))).toMatchObject({ created: 1 });
  });

  it('may be long, and not longer than 5,000 rows', async () => {
    const rows = Array.from({ length: 450 }, (_, index) => `general,Question ${index}?,Answer ${index}\n`);
    const answer = await send('many.csv', `category,question,answer\n${rows.join('')}`);
    expect(dataOf(answer)).toMatchObject({ created: 450, updated: 0 });
    expect(await desk.collection('faqs').countDocuments()).toBe(450);
    expect((await send('more.csv', `question\n${'A?\n'.repeat(5_001)}`)).status).toBe(422);
  });
});
