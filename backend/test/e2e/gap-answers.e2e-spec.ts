import type {
  AuditEntryView,
  ConversationView,
  FaqView,
  GapDetail,
  MessageView,
  NotificationView,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { GapTelling } from '../../src/modules/analytics/gaps/gap-telling.service';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { openGapDesk, type GapDesk } from './support/gap-desk';
import { dataOf, errorOf, failureOf } from './support/http-client';

const DAY = 86_400_000;

let desk: GapDesk;
let colleague: SignedInAccount;
let agent: SignedInAccount;

const tellThem = () => desk.service(GapTelling).sweep();
const act = (gap: { _id: string }, what: string, body: object = {}, by = desk.admin) =>
  by.http.post<GapDetail>(`/analytics/gaps/${gap._id}/${what}`, body);
const messagesOf = async (conversation: string, reader: SignedInAccount) =>
  dataOf(await reader.http.get<MessageView[]>(`/conversations/${conversation}/messages`));
const publish = async (faq: string, isActive = true) =>
  dataOf(await desk.admin.http.put<FaqView>(`/faqs/${faq}`, { isActive }));

beforeAll(async () => {
  desk = await openGapDesk();
  const { api, ada, ben, ask, keepUp } = desk;
  [colleague, agent] = await Promise.all([
    createSignedIn(api.url, api.stores, 'admin'),
    createSignedIn(api.url, api.stores, 'agent'),
  ]);
  await ask(ada, 'Do you have a student discount?');
  await ask(ben, 'Is there a discount for students?', { sentiment: 'frustrated' });
  await ask(ada, 'Can I pay with bitcoin?', { saysUnknown: false, confidence: 0.3, offers: true });
  // Nobody answers this one, so nobody is to be told of it.
  await ask(ben, 'Is there a dark mode?', { isSilent: true });
  await keepUp();
});

describe('a gap', () => {
  it("drafts an FAQ from an agent's answer, and is answered once that is published", async () => {
    const open = await desk.gapOf('discount');
    expect(await desk.detail(open)).toMatchObject({ hasAgentAnswer: false, faq: null });
    const failure = failureOf(await act(open, 'draft'));
    expect([failure.error, JSON.stringify(failure.details)]).toEqual([
      'VALIDATION_FAILED',
      expect.stringContaining('"answer"'),
    ]);
    const asked = (await desk.detail(open)).examples[0];
    if (!asked) throw new Error('nobody asked');
    await agent.http.post(`/conversations/${asked.conversation}/join`);
    await agent.http.post(`/conversations/${asked.conversation}/messages`, {
      content: 'Students get 40 percent off every plan. You need a mail address of your university.',
    });
    expect((await desk.detail(open)).hasAgentAnswer).toBe(true);

    // A process that died before it had written the draft leaves none behind, and the gap as it was.
    await desk
      .collection('gaps')
      .updateOne(
        { _id: new Types.ObjectId(open._id) },
        { $set: { faq: new Types.ObjectId(), status: 'drafted', draftingUntil: new Date(Date.now() + DAY) } },
      );
    await desk.keepUp();
    expect(await desk.gapOf('discount')).toMatchObject({ status: 'drafted', faq: null });
    await desk
      .collection('gaps')
      .updateOne(
        { _id: new Types.ObjectId(open._id) },
        { $set: { draftingUntil: new Date(Date.now() - 1) } },
      );
    await desk.keepUp();
    expect((await desk.gapOf('discount')).status).toBe('open');

    // Two admins at once: one draft.
    const [one, other] = await Promise.all([act(open, 'draft'), act(open, 'draft', {}, colleague)]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
    const drafted = await desk.detail(open);
    expect(drafted).toMatchObject({ status: 'drafted', faq: { isActive: false } });
    const faq = dataOf(await desk.admin.http.get<FaqView>(`/faqs/${String(drafted.faq?._id)}`));
    expect(faq.answer).toContain('40 percent');
    expect(faq.isActive).toBe(false);
    expect([faq.question, ...faq.variants]).toContain('Do you have a student discount?');
    expect(errorOf(await act(open, 'tell'))).toBe('CONFLICT');

    await publish(faq._id);
    await desk.keepUp();
    expect(await desk.gapOf('discount')).toMatchObject({
      status: 'answered',
      faq: { _id: faq._id, isActive: true },
    });
    expect(errorOf(await act(open, 'dismiss', { reason: 'No.' }))).toBe('CONFLICT');
    await publish(faq._id, false);
    await desk.keepUp();
    expect((await desk.gapOf('discount')).status).toBe('drafted');
    await publish(faq._id);
    await desk.keepUp();
  });

  it('tells each conversation that asked once, and leaves those that agents have to them', async () => {
    const gap = await desk.gapOf('discount');
    const resolved = await desk.ask(desk.ada, 'Any student discount?');
    await desk.admin.http.post(`/conversations/${resolved.conversation}/resolve`);
    await desk.keepUp();
    const before = dataOf(
      await desk.ada.http.get<ConversationView>(`/conversations/${resolved.conversation}`),
    );
    // Asked right after it was published: it may have been answered without the FAQ.
    const { telling, status, examples } = await desk.detail(gap);
    expect([status, telling]).toEqual(['answered', { answers: 2, notes: 1 }]);

    const answers = await Promise.all([act(gap, 'tell'), act(gap, 'tell', {}, colleague)]);
    for (const answer of answers) {
      expect(dataOf(answer)).toMatchObject({ telling: { answers: 0, notes: 0 }, told: 0, toBeTold: 3 });
    }
    // Two workers, of which one dies after it has written: nothing is ticked off.
    const due = await desk
      .collection('gap_questions')
      .find({ tellFaq: { $exists: true } })
      .toArray();
    await Promise.all([tellThem(), tellThem()]);
    for (const { _id, tellFaq } of due) {
      await desk
        .collection('gap_questions')
        .updateOne({ _id }, { $set: { tellFaq }, $unset: { toldAs: true } });
    }
    await tellThem();

    const late = (await messagesOf(resolved.conversation, desk.ada)).filter(({ content }) =>
      content.startsWith('You asked'),
    );
    expect(late).toHaveLength(1);
    expect(late[0]).toMatchObject({
      senderType: 'ai',
      sender: null,
      replyTo: null,
      content: expect.stringContaining('“Any student discount?”'),
      metadata: { citations: [{ faq: gap.faq?._id }] },
    });
    const after = dataOf(
      await desk.ada.http.get<ConversationView>(`/conversations/${resolved.conversation}`),
    );
    expect(after.status).toBe('resolved');
    expect(after.unreadCount).toBe(before.unreadCount + 1);
    const news = dataOf(await desk.ada.http.get<NotificationView[]>('/notifications'));
    expect(news.filter(({ conversation }) => conversation === resolved.conversation)).toMatchObject([
      { kind: 'agent_replied', actor: null },
      { kind: 'resolved' },
    ]);

    const attended = examples.find(({ customer }) => customer?._id === desk.ben._id)?.conversation ?? '';
    const seen = (await messagesOf(attended, desk.ben)).filter(({ content }) =>
      content.startsWith('You asked'),
    );
    const notes = (await messagesOf(attended, agent)).filter(({ visibility }) => visibility === 'internal');
    expect([seen.length, notes.length]).toEqual([0, 1]);
    expect(notes[0]?.content).toContain('Is there a discount for students?');
    expect(await desk.gapOf('discount')).toMatchObject({ told: 3, toBeTold: 0 });
    expect((await desk.detail(gap)).examples.map(({ toldAs }) => toldAs).sort()).toEqual([
      'answer',
      'answer',
      'note',
    ]);
    // Pressed once more: nobody is left.
    await act(gap, 'tell');
    await tellThem();
    expect(await desk.collection('messages').countDocuments({ followsUp: { $exists: true } })).toBe(2);
  });

  it('opens again when it is asked in spite of its FAQ, until that is edited, and when the FAQ is deleted', async () => {
    const { _id, faq } = await desk.gapOf('discount');
    await desk
      .collection('gaps')
      .updateOne({ _id: new Types.ObjectId(_id) }, { $set: { answeredAt: new Date(Date.now() - 60_000) } });
    await desk.ask(desk.ben, 'Do students get a discount?');
    await desk.keepUp();
    await desk.keepUp();
    const again = await desk.gapOf('discount');
    expect(again).toMatchObject({ status: 'open', asked: 4, faq: { isActive: true } });
    expect(again.reopenedAt).not.toBeNull();
    dataOf(await desk.admin.http.put(`/faqs/${String(faq?._id)}`, { keywords: ['students'] }));
    await desk.keepUp();
    expect(await desk.gapOf('discount')).toMatchObject({ status: 'answered', reopenedAt: null });
    expect((await desk.detail(again)).telling).toEqual({ answers: 1, notes: 0 });
    await desk.admin.http.delete(`/faqs/${String(faq?._id)}`);
    await desk.keepUp();
    expect(await desk.gapOf('discount')).toMatchObject({ status: 'open', faq: null });
  });

  it('is dismissed with a reason by one of two, stays so when it is asked again, and is reopened', async () => {
    const gap = await desk.gapOf('bitcoin');
    expect(errorOf(await act(gap, 'dismiss', { reason: ' ' }))).toBe('VALIDATION_FAILED');
    expect(errorOf(await act(gap, 'dismiss', { reason: 'No.', faq: 'x' }))).toBe('VALIDATION_FAILED');
    const reasons = await Promise.all([
      act(gap, 'dismiss', { reason: 'We take no coins.' }),
      act(gap, 'dismiss', { reason: 'We take no coins.' }, colleague),
    ]);
    expect(reasons.map(({ status }) => status).sort()).toEqual([200, 409]);
    await desk.ask(desk.ben, 'Can I pay with bitcoin?');
    await desk.keepUp();
    expect(await desk.gapOf('bitcoin')).toMatchObject({
      status: 'dismissed',
      asked: 2,
      dismissal: { reason: 'We take no coins.' },
    });
    // A draft that is never finished takes nothing back.
    await desk
      .collection('gaps')
      .updateOne(
        { _id: new Types.ObjectId(gap._id) },
        { $set: { faq: new Types.ObjectId(), status: 'drafted', draftingUntil: new Date(Date.now() - 1) } },
      );
    await desk.keepUp();
    expect(await desk.gapOf('bitcoin')).toMatchObject({
      status: 'dismissed',
      faq: null,
      dismissal: { reason: 'We take no coins.' },
    });
    expect(dataOf(await act(gap, 'reopen'))).toMatchObject({ status: 'open', dismissal: null });
    expect(errorOf(await act(gap, 'reopen'))).toBe('CONFLICT');
    const written = dataOf(await act(gap, 'draft', { answer: 'No: by card alone.' }));
    const faq = dataOf(await desk.admin.http.get<FaqView>(`/faqs/${String(written.faq?._id)}`));
    expect(faq).toMatchObject({ answer: 'No: by card alone.', isActive: false });
    expect(errorOf(await act(gap, 'draft', { answer: 'Again.' }))).toBe('CONFLICT');
  });

  it('writes each act into the audit log', async () => {
    const entries = dataOf(await desk.admin.http.get<AuditEntryView[]>('/audit?limit=100'));
    const acts = entries.map(({ action }) => action).filter((action) => action.startsWith('gap.'));
    expect(acts.reverse()).toEqual([
      'gap.drafted',
      'gap.told',
      'gap.dismissed',
      'gap.reopened',
      'gap.drafted',
    ]);
    expect(entries.find(({ action }) => action === 'gap.dismissed')).toMatchObject({
      target: { type: 'gap', name: 'Can I pay with bitcoin?' },
      after: { reason: 'We take no coins.' },
    });
  });
});
