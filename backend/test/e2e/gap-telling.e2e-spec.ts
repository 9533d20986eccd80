import type { FaqView, GapDetail, GapRow, MessageView } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { GapQuestion } from '../../src/modules/analytics/gaps/gap.schema';
import { GapTelling } from '../../src/modules/analytics/gaps/gap-telling.service';
import { openGapDesk, type GapDesk } from './support/gap-desk';
import { dataOf } from './support/http-client';

/** What a sweep looks at. */
const BATCH = 200;

/** A conversation that asked twice before it is known. No worker runs here: the test sweeps. */
describe('telling those who asked', () => {
  let desk: GapDesk;
  let gap: GapRow;
  let faq: Types.ObjectId;

  const tellThem = () => desk.service(GapTelling).sweep();
  const questions = () => desk.collection('gap_questions');
  /** To be told, whether they were told before or not. */
  const mark = (...ids: Types.ObjectId[]) =>
    questions().updateMany({ _id: { $in: ids } }, { $set: { tellFaq: faq }, $unset: { toldAs: true } });

  beforeAll(async () => {
    desk = await openGapDesk();
    await desk.ask(desk.ben, 'Do you have a student discount?');
    await desk.keepUp();
    gap = await desk.gapOf('discount');
    const path = `/analytics/gaps/${gap._id}/draft`;
    const drafted = dataOf(
      await desk.admin.http.post<GapDetail>(path, { answer: 'Students get 40 percent off every plan.' }),
    );
    faq = new Types.ObjectId(drafted.faq?._id);
    dataOf(await desk.admin.http.put<FaqView>(`/faqs/${String(faq)}`, { isActive: true }));
  });

  /** The conversation, its two questions, and which of them it was told of. */
  async function askedTwice() {
    const { conversation } = await desk.ask(desk.ada, 'A discount for students?');
    await desk.ask(desk.ada, 'Have you a student discount?', { conversation });
    await desk.keepUp();
    const [first, second] = await questions()
      .find<GapQuestion>({ conversation: new Types.ObjectId(conversation) })
      .sort({ seq: 1 })
      .toArray();
    if (!first || !second) throw new Error('it did not ask twice');
    const toldOf = async () =>
      dataOf(await desk.ada.http.get<MessageView[]>(`/conversations/${conversation}/messages`)).flatMap(
        ({ content }) => /^You asked: “(.*)”/.exec(content)?.[1] ?? [],
      );
    const toldAs = async () =>
      (await questions().find<GapQuestion>({ conversation: first.conversation }).toArray()).map(
        (question) => question.toldAs,
      );
    return { conversation, first, second, toldOf, toldAs };
  }

  it('writes once when its questions are marked, or ticked off, between two sweeps', async () => {
    const { first, second, toldOf, toldAs } = await askedTwice();
    await mark(second._id);
    await tellThem();
    await mark(first._id);
    await tellThem();
    expect(await toldOf()).toEqual([second.text]);
    expect(await toldAs()).toEqual(['answer', 'answer']);

    await mark(first._id, second._id);
    await Promise.all([tellThem(), tellThem()]);
    expect(await toldOf()).toEqual([second.text]);
    expect(await toldAs()).toEqual(['answer', 'answer']);
  });

  it('writes once when a conversation asked more than a sweep looks at', async () => {
    const { first, second, toldOf, toldAs } = await askedTwice();
    await questions().insertMany(
      Array.from({ length: BATCH }, () => ({ ...first, _id: new Types.ObjectId(), tellFaq: faq })),
    );
    await mark(first._id, second._id);
    await tellThem();
    await tellThem();
    expect(await toldOf()).toHaveLength(1);
    expect(new Set(await toldAs())).toEqual(new Set(['answer']));
  });

  it('keeps what an agent was told a note, though the customer may be told by now', async () => {
    const { conversation, first, second, toldOf, toldAs } = await askedTwice();
    await desk.admin.http.post(`/conversations/${conversation}/join`);
    await mark(second._id);
    await tellThem();
    await desk.admin.http.post(`/conversations/${conversation}/handback`);
    await mark(first._id);
    await tellThem();
    expect([await toldOf(), await toldAs()]).toEqual([[], ['note', 'note']]);
  });

  it('writes again when it was asked again, by the same FAQ as well', async () => {
    const { conversation, first, second, toldOf } = await askedTwice();
    await mark(first._id, second._id);
    await tellThem();
    await desk.ask(desk.ada, 'Is there really a student discount?', { conversation });
    await desk.keepUp();
    dataOf(await desk.admin.http.post(`/analytics/gaps/${gap._id}/tell`));
    await Promise.all([tellThem(), tellThem()]);
    await mark(first._id, second._id);
    await tellThem();
    expect(await toldOf()).toEqual([first.text, 'Is there really a student discount?']);
  });
});
