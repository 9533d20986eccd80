import type { AuditEntryView } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { LEVELS } from '../../src/modules/analytics/rollups/periods';
import type { Rollup } from '../../src/modules/analytics/rollups/rollup.schema';
import { createSignedIn } from './support/accounts';
import { openGapDesk, type GapDesk } from './support/gap-desk';
import { dataOf, errorOf, failureOf, successOf } from './support/http-client';

const DAY = 86_400_000;

let desk: GapDesk;

beforeAll(async () => {
  desk = await openGapDesk();
});

describe('gaps', () => {
  it('gathers like questions, counts each once, and ranks by how many ask and how they feel', async () => {
    await desk.ask(desk.ada, 'Do you have a student discount?');
    await desk.ask(desk.ben, 'Is there a discount for students?', { sentiment: 'frustrated' });
    await desk.ask(desk.ada, 'Can I pay with bitcoin?', {
      saysUnknown: false,
      confidence: 0.3,
      offers: true,
    });
    const silent = await desk.ask(desk.ben, 'Is there a dark mode?', { isSilent: true });
    const thumbs = await desk.ask(desk.ben, 'How do I turn on dark mode?', {
      saysUnknown: false,
      confidence: 0.9,
    });
    await desk.ben.http.put(
      `/conversations/${thumbs.conversation}/messages/${String(thumbs.answer)}/feedback`,
      { rating: 'down' },
    );
    // None of these is a question that an FAQ could answer, or that was not answered.
    await desk.ask(desk.ada, 'Where is my invoice?', { saysUnknown: false, confidence: 0.9 });
    await desk.ask(desk.ada, 'thanks a lot!');
    await desk.ask(desk.ada, 'it does not work');
    await desk.ask(desk.ada, 'Which colour has your logo?', { flags: ['injection'] });
    await desk.ask(desk.ada, 'What about the export of boards?', { saysUnknown: false, confidence: 0.3 });
    await desk.keepUp();
    // Redelivered: everything is read once more, from the beginning.
    await desk.collection('gap_state').deleteMany({});
    await desk.keepUp();
    await desk.keepUp();

    const { data, meta } = await desk.list();
    const told = data.map(({ asked, people, inRange: { score, asked: inRange } }) => ({
      asked,
      people,
      score,
      inRange,
    }));
    expect(told).toEqual([
      { asked: 2, people: 2, score: 3, inRange: 2 },
      { asked: 2, people: 1, score: 2, inRange: 2 },
      { asked: 1, people: 1, score: 1, inRange: 1 },
    ]);
    expect(data.map(({ status }) => status)).toEqual(['open', 'open', 'open']);
    expect(data[0]?.inRange.moods).toEqual({ positive: 0, neutral: 1, negative: 0, frustrated: 1 });
    expect(data[0]?.phrases).toEqual([
      'Do you have a student discount?',
      'Is there a discount for students?',
    ]);
    expect(meta.asOf).not.toBeNull();
    const dark = await desk.detail(await desk.gapOf('dark'));
    expect(dark.examples.map(({ reason }) => reason)).toEqual(['not_helpful', 'unknown']);
    expect(dark.examples[1]).toMatchObject({
      _id: silent.question,
      conversation: silent.conversation,
      text: 'Is there a dark mode?',
      customer: { _id: desk.ben._id },
    });
    expect((await desk.detail(await desk.gapOf('bitcoin'))).examples[0]?.reason).toBe('unsure');
  });

  it('lets a question go when its customer found the answer helpful after all, or it is deleted', async () => {
    const kept = await desk.ask(desk.ada, 'Do you ship to Norway?');
    const gone = await desk.ask(desk.ben, 'Is shipping to Norway possible?', {
      saysUnknown: false,
      confidence: 0.9,
    });
    const rate = (rating: string) =>
      desk.ben.http.put(`/conversations/${gone.conversation}/messages/${String(gone.answer)}/feedback`, {
        rating,
      });
    await rate('down');
    await desk.keepUp();
    expect((await desk.gapOf('norway')).asked).toBe(2);
    await rate('up');
    await desk.keepUp();
    expect(await desk.gapOf('norway')).toMatchObject({ asked: 1, phrases: ['Do you ship to Norway?'] });
    await rate('down');
    await desk.keepUp();
    expect((await desk.gapOf('norway')).asked).toBe(2);
    await desk.admin.http.delete(`/conversations/${gone.conversation}`);
    await desk.keepUp();
    expect((await desk.gapOf('norway')).asked).toBe(1);
    await desk.admin.http.delete(`/conversations/${kept.conversation}`);
    await desk.keepUp();
    expect((await desk.list({ search: 'norway' })).data).toEqual([]);
  });

  it('forgets what people asked whose account was deleted, though their conversations stay', async () => {
    const leaving = await createSignedIn(desk.api.url, desk.api.stores, 'customer');
    await desk.ask(leaving, 'Do you sell gift vouchers?');
    await desk.keepUp();
    expect((await desk.gapOf('vouchers')).people).toBe(1);
    successOf(await desk.admin.http.delete(`/users/${leaving._id}?conversations=anonymise`));
    await desk.collection('gap_state').deleteMany({});
    await desk.keepUp();
    expect((await desk.list({ search: 'vouchers' })).data).toEqual([]);
  });

  it('pages, and filters by range, status and words; a wrong range names its field', async () => {
    const first = await desk.list({ limit: '2' });
    expect(first.data).toHaveLength(2);
    const second = await desk.list({ limit: '2', cursor: String(first.meta.nextCursor) });
    expect(second.meta.nextCursor).toBeNull();
    const all = [...first.data, ...second.data].map(({ _id }) => _id);
    expect(new Set(all).size).toBe(3);
    expect((await desk.list({ status: 'answered' })).data).toEqual([]);
    expect((await desk.list({ search: 'students (discount' })).data).toEqual([]);
    expect((await desk.list({ search: 'DISCOUNT students' })).data).toHaveLength(1);

    const question = await desk.ask(desk.ada, 'Is there an office in Berlin?');
    const longAgo = new Date(Date.now() - 40 * DAY);
    await desk
      .collection('messages')
      .updateOne({ _id: new Types.ObjectId(question.question) }, { $set: { createdAt: longAgo } });
    await desk.ask(desk.ben, 'Where is your Berlin office?');
    await desk.keepUp();
    expect((await desk.gapOf('berlin')).inRange).toMatchObject({ asked: 1, askedBefore: 1 });
    const day = (at: number) => new Date(at).toISOString();
    const then = await desk.list({
      search: 'berlin',
      from: day(longAgo.getTime() - DAY),
      to: day(longAgo.getTime() + DAY),
    });
    expect(then.data[0]).toMatchObject({ asked: 2, inRange: { asked: 1, askedBefore: 0 } });
    await desk.admin.http.delete(`/conversations/${question.conversation}`);
    await desk.keepUp();
    expect((await desk.gapOf('berlin')).inRange).toMatchObject({ asked: 1, askedBefore: 0 });

    const refused: [Record<string, string>, string][] = [
      [{ from: '2026-02-02', to: '2026-02-01' }, 'to'],
      [{ from: day(Date.now() + DAY), to: day(Date.now() + 2 * DAY) }, 'from'],
      [{ from: '2010-01-01', to: '2020-01-01' }, 'to'],
      [{ timezone: 'Mars/Olympus' }, 'timezone'],
      [{ status: 'closed' }, 'status'],
      [{ search: ' ' }, 'search'],
      [{ interval: 'day' }, 'interval'],
    ];
    for (const path of ['/analytics/gaps', '/analytics/gaps/export']) {
      for (const [query, field] of refused) {
        const failure = failureOf(
          await desk.admin.http.get(`${path}?${new URLSearchParams(query).toString()}`),
        );
        expect([failure.error, JSON.stringify(failure.details)]).toEqual([
          'VALIDATION_FAILED',
          expect.stringContaining(`"${field}"`),
        ]);
      }
    }
    expect(errorOf(await desk.admin.http.get('/analytics/gaps?cursor=x'))).toBe('INVALID_CURSOR');
    expect(errorOf(await desk.admin.http.get(`/analytics/gaps/${String(new Types.ObjectId())}`))).toBe(
      'GAP_NOT_FOUND',
    );
  });

  it('is right again although a process died while it deleted what was asked', async () => {
    const { question, conversation } = await desk.ask(desk.ada, 'Is there an office in Berlin?');
    const lastMonth = new Date(Date.now() - 40 * DAY);
    await desk
      .collection('messages')
      .updateOne({ _id: new Types.ObjectId(question) }, { $set: { createdAt: lastMonth } });
    await desk.keepUp();
    expect((await desk.gapOf('berlin')).inRange).toMatchObject({ asked: 1, askedBefore: 1 });
    await desk.admin.http.delete(`/conversations/${conversation}`);
    // It was to say so when it was done.
    await desk.collection('rollup_marks').deleteMany({ source: 'gaps', dueAt: { $lte: new Date() } });
    await desk.keepUp();
    expect((await desk.gapOf('berlin')).inRange).toMatchObject({ asked: 1, askedBefore: 1 });
    await desk.collection('rollup_marks').updateMany({}, { $set: { dueAt: new Date(0) } });
    await desk.keepUp();
    expect((await desk.gapOf('berlin')).inRange).toMatchObject({ asked: 1, askedBefore: 0 });
  });

  it('is a file, too', async () => {
    const file = await desk.api.http
      .get('/api/analytics/gaps/export?search=discount&timezone=Asia/Tokyo')
      .set('authorization', `Bearer ${desk.admin.token}`)
      .expect(200);
    const [titles, row, end] = file.text.replace('\ufeff', '').split('\r\n');
    expect(titles).toMatch(/^question,gap id,status,score,asked,/);
    expect(row).toMatch(
      /^Do you have a student discount\?,[0-9a-f]{24},open,3,2,0,0,1,0,1,2,2,0,(20[^,]*\+09:00,){2}Asia\/Tokyo,/,
    );
    expect(end).toBe('');
    const taken = dataOf(await desk.admin.http.get<AuditEntryView[]>('/audit?action=gaps.exported'));
    // Not those that were refused.
    expect(taken).toMatchObject([
      {
        actor: { _id: desk.admin._id },
        target: { type: 'gap', id: null },
        after: { search: 'discount', timezone: 'Asia/Tokyo' },
      },
    ]);
  });

  it('is counted as all figures are: what was kept up is what a count from nothing says', async () => {
    const contents = async () => {
      const stored = await desk.collection('rollups').find<Rollup>({ source: 'gaps' }).toArray();
      return Object.fromEntries(stored.flatMap(({ _id, counters }) => (counters ? [[_id, counters]] : [])));
    };
    await desk.keepUp();
    const kept = await contents();
    const listed = (await desk.list({ from: new Date(Date.now() - 90 * DAY).toISOString() })).data;
    const asked = listed.reduce((sum, { inRange }) => sum + inRange.asked, 0);
    expect(asked).toBe(await desk.collection('gap_questions').countDocuments());
    for (const name of ['rollups', 'rollup_state', 'rollup_marks'])
      await desk.collection(name).deleteMany({});
    // A new one begins with the first day, and takes as many turns as it needs.
    for (let isDone = false; !isDone;) {
      await desk.keepUp();
      isDone = (await desk.collection('rollup_state').countDocuments({ countedAt: { $ne: null } })) > 0;
    }
    expect(new Set(Object.keys(kept).map((id) => id.split(':')[0]))).toEqual(new Set(LEVELS));
    expect(await contents()).toEqual(kept);
  });
});
