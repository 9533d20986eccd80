import type {
  CursorMeta,
  FaqConflict,
  FaqDifference,
  FaqMeta,
  FaqVersionView,
  FaqView,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { FaqVersionsRepository } from '../../src/modules/faqs/versions/faq-versions.repository';
import { openFaqDesk, REFUND, type FaqDesk } from './support/faq-desk';
import { dataOf, errorOf, failureOf, successOf } from './support/http-client';

let desk: FaqDesk;

beforeAll(async () => {
  desk = await openFaqDesk();
});

beforeEach(() => desk.empty());

describe('versions of an FAQ', () => {
  it('are kept with author and time, told apart, and brought back as new ones', async () => {
    const { _id } = await desk.create();
    await desk.other.http.put(`/faqs/${_id}`, { answer: 'Ask within 14 days.', keywords: [] });
    await desk.admin.http.put(`/faqs/${_id}`, { isActive: false });
    // Changes nothing, so it is no version.
    await desk.admin.http.put(`/faqs/${_id}`, { isActive: false, question: REFUND.question });

    expect(await desk.versionsOf(_id)).toEqual([
      expect.objectContaining({ version: 2, isActive: false, changed: ['isActive'] }),
      expect.objectContaining({
        version: 1,
        author: expect.objectContaining({ name: 'Ben Boss' }) as object,
        changed: ['answer', 'keywords'],
      }),
      expect.objectContaining({ version: 0, isActive: true, changed: [], restoredFrom: null }),
    ]);
    const page = successOf(
      await desk.admin.http.get<FaqVersionView[], CursorMeta>(`/faqs/${_id}/versions?limit=2`),
    );
    const rest = await desk.admin.http.get<FaqVersionView[]>(
      `/faqs/${_id}/versions?limit=2&cursor=${page.meta?.nextCursor}`,
    );
    expect([...page.data, ...dataOf(rest)].map(({ version }) => version)).toEqual([2, 1, 0]);

    const diff = dataOf(await desk.admin.http.get<FaqDifference[]>(`/faqs/${_id}/diff?from=0&to=1`));
    expect(diff.filter(({ isChanged }) => isChanged).map(({ field }) => field)).toEqual([
      'answer',
      'keywords',
    ]);
    expect(diff.find(({ field }) => field === 'answer')?.parts).toContainEqual({ kind: 'added', text: '14' });

    const restored = successOf(
      await desk.admin.http.request<FaqView, FaqMeta>('POST', `/faqs/${_id}/restore`, {
        version: 0,
        revision: 2,
      }),
    );
    expect(restored.data).toMatchObject({ answer: REFUND.answer, keywords: ['money back'], isActive: false });
    expect(restored.meta).toEqual({ revision: 3 });
    expect((await desk.versionsOf(_id))[0]).toMatchObject({
      version: 3,
      restoredFrom: 0,
      changed: ['answer', 'keywords'],
    });
    await desk.admin.http.put(`/faqs/${_id}`, { answer: 'Another.' });
    expect((await desk.versionsOf(_id)).map(({ restoredFrom }) => restoredFrom)).toEqual([
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
      expect((await desk.admin.http.get(path)).status).toBe(status);
    }
    expect((await desk.admin.http.post(`/faqs/${_id}/restore`, { version: 77 })).status).toBe(404);
    expect((await desk.admin.http.delete(`/faqs/${_id}`)).status).toBe(200);
    expect(await desk.collection('faq_versions').countDocuments()).toBe(0);
  });

  it('are not lost by a crash between the two writes of an edit', async () => {
    const { _id } = await desk.create();
    const stored = await desk.collection('faqs').findOne({ _id: new Types.ObjectId(_id) });
    await desk.api.app.get(FaqVersionsRepository).keep([stored as never]);
    expect(await desk.versionsOf(_id)).toHaveLength(1);
    await desk.admin.http.put(`/faqs/${_id}`, { answer: 'Edited.' });
    expect((await desk.versionsOf(_id)).map(({ version }) => version)).toEqual([1, 0]);
  });

  it('show an edit that is out of date what it has missed', async () => {
    const { _id } = await desk.create();
    const { revision } = await desk.read(_id);
    await desk.other.http.put(`/faqs/${_id}`, { answer: 'Quicker.', revision });
    const answer = await desk.admin.http.put(`/faqs/${_id}`, { answer: 'Slower.', revision });

    expect([answer.status, errorOf(answer)]).toEqual([409, 'FAQ_CHANGED']);
    const current = failureOf(answer).current as FaqConflict;
    expect(current).toMatchObject({ revision: 1, author: { name: 'Ben Boss' }, faq: { answer: 'Quicker.' } });
    expect((await desk.read(_id)).answer).toBe('Quicker.');
    await desk.admin.http.put(`/faqs/${_id}`, { answer: 'Slower.', revision: current.revision });
    expect(await desk.read(_id)).toMatchObject({ answer: 'Slower.', revision: 2 });
  });

  it('are brought back without related questions that are gone', async () => {
    const gone = await desk.create({ question: 'Which shops are near me?' });
    const { _id } = await desk.create({ relatedQuestions: [gone._id] });
    await desk.admin.http.put(`/faqs/${_id}`, { answer: 'Another.' });
    await desk.admin.http.delete(`/faqs/${gone._id}`);
    const restored = dataOf(await desk.admin.http.post<FaqView>(`/faqs/${_id}/restore`, { version: 0 }));
    expect(restored).toMatchObject({ answer: REFUND.answer, relatedQuestions: [] });
  });

  it('are all there after many have edited at once', async () => {
    const { _id } = await desk.create();
    const answers = Array.from({ length: 8 }, (_, index) => `Answer ${index}`);
    const edits = answers.map((answer) => desk.admin.http.put(`/faqs/${_id}`, { answer }));
    const taken = (await Promise.all(edits)).filter(({ status }) => status === 200).length;
    expect(taken).toBeGreaterThan(1);
    expect(await desk.versionsOf(_id)).toHaveLength(taken + 1);
  });
});
