import type {
  AuditEntryView,
  ConversationView,
  FaqView,
  GapDetail,
  GapRow,
  GapsMeta,
  MessageFlag,
  MessageView,
  NotificationView,
  Sentiment,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { GapKeeper } from '../../src/modules/analytics/gaps/gap-keeper.service';
import { GapTelling } from '../../src/modules/analytics/gaps/gap-telling.service';
import { LEVELS } from '../../src/modules/analytics/rollups/periods';
import type { Rollup } from '../../src/modules/analytics/rollups/rollup.schema';
import { RollupKeeper } from '../../src/modules/analytics/rollups/rollup-keeper.service';
import { ConversationsService } from '../../src/modules/conversations/conversations.service';
import { AnswersService } from '../../src/modules/messages/answers.service';
import { MessagesService } from '../../src/modules/messages/messages.service';
import { SettlementService } from '../../src/modules/messages/settlement.service';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { addFaq } from './support/faqs';
import { dataOf, errorOf, failureOf, successOf } from './support/http-client';
import { SocketClient } from './support/socket-client';
import { createTestApp, type TestApp } from './support/test-app';

const DAY = 86_400_000;

let api: TestApp;
let admin: SignedInAccount;
let colleague: SignedInAccount;
let agent: SignedInAccount;
let ada: SignedInAccount;
let ben: SignedInAccount;
let knownFaq: string;

const service = <Service>(type: abstract new (...args: never[]) => Service): Service =>
  api.app.get(type, { strict: false });
const collection = (name: string) => api.stores.mongo.collection(name);

/** As a worker's sweeps do it: first what is asked, then the figures of it. */
async function keepUp(): Promise<void> {
  await service(GapKeeper).takeTurn(new Date());
  await service(RollupKeeper).takeTurn(new Date());
}
const tellThem = () => service(GapTelling).sweep();

const sockets = new Map<string, Promise<SocketClient>>();
function socketOf({ _id, token }: SignedInAccount): Promise<SocketClient> {
  const socket = sockets.get(_id) ?? SocketClient.connect(api.url, token);
  sockets.set(_id, socket);
  return socket;
}

interface Asked {
  conversation: string;
  question: string;
  answer: string | undefined;
}

interface Answered {
  saysUnknown?: boolean;
  confidence?: number;
  offers?: boolean;
  flags?: MessageFlag[];
  sentiment?: Sentiment;
  /** Nothing is said. */
  isSilent?: boolean;
  conversation?: string;
}

/** Asks, and has it checked and answered as workers would. */
async function ask(customer: SignedInAccount, text: string, answered: Answered = {}): Promise<Asked> {
  const { saysUnknown = true, confidence = 0.1, offers = false, flags = [], sentiment, isSilent } = answered;
  const conversation =
    answered.conversation ?? dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id;
  const { _id: question } = dataOf(await (await socketOf(customer)).say(conversation, text));
  await service(SettlementService).settle(question, { isBlocked: false, flags });
  if (sentiment) await service(SettlementService).setSentiment(question, sentiment);
  const stored = await service(MessagesService).find(question);
  const found = await service(ConversationsService).find(conversation);
  if (!stored || !found) throw new Error('not stored');
  const answers = service(AnswersService);
  if (isSilent) await answers.keepSilent(stored);
  else {
    await answers.store(stored, found, {
      content: saysUnknown ? 'I do not know.' : 'Perhaps this.',
      saysUnknown,
      isDegraded: false,
      citations: offers ? [{ faq: knownFaq, question: 'How do I pay?' }] : [],
      metadata: { provider: 'embedded', model: 'test', confidence },
    });
    await answers.finish(stored);
  }
  const answer = await service(MessagesService).findAnswerTo(stored._id);
  return { conversation, question, answer: answer ? String(answer._id) : undefined };
}

async function list(query: Record<string, string> = {}): Promise<{ data: GapRow[]; meta: GapsMeta }> {
  const path = `/analytics/gaps?${new URLSearchParams(query).toString()}`;
  const { data, meta } = successOf(await admin.http.get<GapRow[], GapsMeta>(path));
  if (!meta) throw new Error('a page without meta');
  return { data, meta };
}

async function gapOf(word: string): Promise<GapRow> {
  const { data } = await list({ search: word });
  const [gap, ...others] = data;
  if (!gap || others.length) throw new Error(`${data.length} gaps with ${word}`);
  return gap;
}

const act = (gap: { _id: string }, what: string, body: object = {}, by = admin) =>
  by.http.post<GapDetail>(`/analytics/gaps/${gap._id}/${what}`, body);
const detail = async ({ _id }: { _id: string }) =>
  dataOf(await admin.http.get<GapDetail>(`/analytics/gaps/${_id}`));
const messagesOf = async (conversation: string, reader: SignedInAccount) =>
  dataOf(await reader.http.get<MessageView[]>(`/conversations/${conversation}/messages`));
const publish = async (faq: string, isActive = true) =>
  dataOf(await admin.http.put<FaqView>(`/faqs/${faq}`, { isActive }));

beforeAll(async () => {
  api = await createTestApp();
  const account = (role: SignedInAccount['role']) => createSignedIn(api.url, api.stores, role);
  [admin, colleague, agent, ada, ben] = await Promise.all([
    account('admin'),
    account('admin'),
    account('agent'),
    account('customer'),
    account('customer'),
  ]);
  knownFaq = await addFaq(api.stores, { category: 'billing', question: 'How do I pay?', answer: 'By card.' });
});

describe('gaps', () => {
  it('gathers like questions, counts each once, and ranks by how many ask and how they feel', async () => {
    await ask(ada, 'Do you have a student discount?');
    await ask(ben, 'Is there a discount for students?', { sentiment: 'frustrated' });
    await ask(ada, 'Can I pay with bitcoin?', { saysUnknown: false, confidence: 0.3, offers: true });
    const silent = await ask(ben, 'Is there a dark mode?', { isSilent: true });
    const thumbs = await ask(ben, 'How do I turn on dark mode?', { saysUnknown: false, confidence: 0.9 });
    await ben.http.put(`/conversations/${thumbs.conversation}/messages/${String(thumbs.answer)}/feedback`, {
      rating: 'down',
    });
    // None of these is a question that an FAQ could answer, or that was not answered.
    await ask(ada, 'Where is my invoice?', { saysUnknown: false, confidence: 0.9 });
    await ask(ada, 'thanks a lot!');
    await ask(ada, 'it does not work');
    await ask(ada, 'Which colour has your logo?', { flags: ['injection'] });
    await ask(ada, 'What about the export of boards?', { saysUnknown: false, confidence: 0.3 });
    await keepUp();
    // Redelivered: everything is read once more, from the beginning.
    await collection('gap_state').deleteMany({});
    await keepUp();
    await keepUp();

    const { data, meta } = await list();
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
    const dark = await detail(await gapOf('dark'));
    expect(dark.examples.map(({ reason }) => reason)).toEqual(['not_helpful', 'unknown']);
    expect(dark.examples[1]).toMatchObject({
      _id: silent.question,
      conversation: silent.conversation,
      text: 'Is there a dark mode?',
      customer: { _id: ben._id },
    });
    expect((await detail(await gapOf('bitcoin'))).examples[0]?.reason).toBe('unsure');
  });

  it('lets a question go when its customer found the answer helpful after all, or it is deleted', async () => {
    const kept = await ask(ada, 'Do you ship to Norway?');
    const gone = await ask(ben, 'Is shipping to Norway possible?', { saysUnknown: false, confidence: 0.9 });
    const rate = (rating: string) =>
      ben.http.put(`/conversations/${gone.conversation}/messages/${String(gone.answer)}/feedback`, {
        rating,
      });
    await rate('down');
    await keepUp();
    expect((await gapOf('norway')).asked).toBe(2);
    await rate('up');
    await keepUp();
    expect(await gapOf('norway')).toMatchObject({ asked: 1, phrases: ['Do you ship to Norway?'] });
    await rate('down');
    await keepUp();
    expect((await gapOf('norway')).asked).toBe(2);
    await admin.http.delete(`/conversations/${gone.conversation}`);
    await keepUp();
    expect((await gapOf('norway')).asked).toBe(1);
    await admin.http.delete(`/conversations/${kept.conversation}`);
    await keepUp();
    expect((await list({ search: 'norway' })).data).toEqual([]);
  });

  it('forgets what people asked whose account was deleted, though their conversations stay', async () => {
    const leaving = await createSignedIn(api.url, api.stores, 'customer');
    await ask(leaving, 'Do you sell gift vouchers?');
    await keepUp();
    expect((await gapOf('vouchers')).people).toBe(1);
    successOf(await admin.http.delete(`/users/${leaving._id}?conversations=anonymise`));
    await collection('gap_state').deleteMany({});
    await keepUp();
    expect((await list({ search: 'vouchers' })).data).toEqual([]);
  });

  it('pages, and filters by range, status and words; a wrong range names its field', async () => {
    const first = await list({ limit: '2' });
    expect(first.data).toHaveLength(2);
    const second = await list({ limit: '2', cursor: String(first.meta.nextCursor) });
    expect(second.meta.nextCursor).toBeNull();
    const all = [...first.data, ...second.data].map(({ _id }) => _id);
    expect(new Set(all).size).toBe(3);
    expect((await list({ status: 'answered' })).data).toEqual([]);
    expect((await list({ search: 'students (discount' })).data).toEqual([]);
    expect((await list({ search: 'DISCOUNT students' })).data).toHaveLength(1);

    const question = await ask(ada, 'Is there an office in Berlin?');
    const longAgo = new Date(Date.now() - 40 * DAY);
    await collection('messages').updateOne(
      { _id: new Types.ObjectId(question.question) },
      { $set: { createdAt: longAgo } },
    );
    await ask(ben, 'Where is your Berlin office?');
    await keepUp();
    expect((await gapOf('berlin')).inRange).toMatchObject({ asked: 1, askedBefore: 1 });
    const day = (at: number) => new Date(at).toISOString();
    const then = await list({
      search: 'berlin',
      from: day(longAgo.getTime() - DAY),
      to: day(longAgo.getTime() + DAY),
    });
    expect(then.data[0]).toMatchObject({ asked: 2, inRange: { asked: 1, askedBefore: 0 } });
    await admin.http.delete(`/conversations/${question.conversation}`);
    await keepUp();
    expect((await gapOf('berlin')).inRange).toMatchObject({ asked: 1, askedBefore: 0 });

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
        const failure = failureOf(await admin.http.get(`${path}?${new URLSearchParams(query).toString()}`));
        expect([failure.error, JSON.stringify(failure.details)]).toEqual([
          'VALIDATION_FAILED',
          expect.stringContaining(`"${field}"`),
        ]);
      }
    }
    expect(errorOf(await admin.http.get('/analytics/gaps?cursor=x'))).toBe('INVALID_CURSOR');
    expect(errorOf(await admin.http.get(`/analytics/gaps/${String(new Types.ObjectId())}`))).toBe(
      'GAP_NOT_FOUND',
    );
  });

  it('is right again although a process died while it deleted what was asked', async () => {
    const { question, conversation } = await ask(ada, 'Is there an office in Berlin?');
    const lastMonth = new Date(Date.now() - 40 * DAY);
    await collection('messages').updateOne(
      { _id: new Types.ObjectId(question) },
      { $set: { createdAt: lastMonth } },
    );
    await keepUp();
    expect((await gapOf('berlin')).inRange).toMatchObject({ asked: 1, askedBefore: 1 });
    await admin.http.delete(`/conversations/${conversation}`);
    // It was to say so when it was done.
    await collection('rollup_marks').deleteMany({ source: 'gaps', dueAt: { $lte: new Date() } });
    await keepUp();
    expect((await gapOf('berlin')).inRange).toMatchObject({ asked: 1, askedBefore: 1 });
    await collection('rollup_marks').updateMany({}, { $set: { dueAt: new Date(0) } });
    await keepUp();
    expect((await gapOf('berlin')).inRange).toMatchObject({ asked: 1, askedBefore: 0 });
  });

  it('is a file, too', async () => {
    const file = await api.http
      .get('/api/analytics/gaps/export?search=discount')
      .set('authorization', `Bearer ${admin.token}`)
      .expect(200);
    const [titles, row, end] = file.text.replace('\ufeff', '').split('\r\n');
    expect(titles).toMatch(/^question,gap id,status,score,asked,/);
    expect(row).toMatch(/^Do you have a student discount\?,[0-9a-f]{24},open,3,2,0,0,1,0,1,2,2,0,/);
    expect(end).toBe('');
  });

  it("drafts an FAQ from an agent's answer, and is answered once that is published", async () => {
    const open = await gapOf('discount');
    expect(await detail(open)).toMatchObject({ hasAgentAnswer: false, faq: null });
    const failure = failureOf(await act(open, 'draft'));
    expect([failure.error, JSON.stringify(failure.details)]).toEqual([
      'VALIDATION_FAILED',
      expect.stringContaining('"answer"'),
    ]);
    const asked = (await detail(open)).examples[0];
    if (!asked) throw new Error('nobody asked');
    await agent.http.post(`/conversations/${asked.conversation}/join`);
    await agent.http.post(`/conversations/${asked.conversation}/messages`, {
      content: 'Students get 40 percent off every plan. You need a mail address of your university.',
    });
    expect((await detail(open)).hasAgentAnswer).toBe(true);

    // A process that died before it had written the draft leaves none behind, and the gap as it was.
    await collection('gaps').updateOne(
      { _id: new Types.ObjectId(open._id) },
      { $set: { faq: new Types.ObjectId(), status: 'drafted', draftingUntil: new Date(Date.now() + DAY) } },
    );
    await keepUp();
    expect(await gapOf('discount')).toMatchObject({ status: 'drafted', faq: null });
    await collection('gaps').updateOne(
      { _id: new Types.ObjectId(open._id) },
      { $set: { draftingUntil: new Date(Date.now() - 1) } },
    );
    await keepUp();
    expect((await gapOf('discount')).status).toBe('open');

    // Two admins at once: one draft.
    const [one, other] = await Promise.all([act(open, 'draft'), act(open, 'draft', {}, colleague)]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
    const drafted = await detail(open);
    expect(drafted).toMatchObject({ status: 'drafted', faq: { isActive: false } });
    const faq = dataOf(await admin.http.get<FaqView>(`/faqs/${String(drafted.faq?._id)}`));
    expect(faq.answer).toContain('40 percent');
    expect(faq.isActive).toBe(false);
    expect([faq.question, ...faq.variants]).toContain('Do you have a student discount?');
    expect(errorOf(await act(open, 'tell'))).toBe('CONFLICT');

    await publish(faq._id);
    await keepUp();
    expect(await gapOf('discount')).toMatchObject({
      status: 'answered',
      faq: { _id: faq._id, isActive: true },
    });
    expect(errorOf(await act(open, 'dismiss', { reason: 'No.' }))).toBe('CONFLICT');
    await publish(faq._id, false);
    await keepUp();
    expect((await gapOf('discount')).status).toBe('drafted');
    await publish(faq._id);
    await keepUp();
  });

  it('tells each conversation that asked once, and leaves those that agents have to them', async () => {
    const gap = await gapOf('discount');
    const resolved = await ask(ada, 'Any student discount?');
    await admin.http.post(`/conversations/${resolved.conversation}/resolve`);
    await keepUp();
    const before = dataOf(await ada.http.get<ConversationView>(`/conversations/${resolved.conversation}`));
    // Asked right after it was published: it may have been answered without the FAQ.
    const { telling, status, examples } = await detail(gap);
    expect([status, telling]).toEqual(['answered', { answers: 2, notes: 1 }]);

    await Promise.all([act(gap, 'tell'), act(gap, 'tell', {}, colleague)]);
    expect(await detail(gap)).toMatchObject({ telling: { answers: 0, notes: 0 } });
    // Two workers, of which one dies after it has written: nothing is ticked off.
    const due = await collection('gap_questions')
      .find({ tellFaq: { $exists: true } })
      .toArray();
    await Promise.all([tellThem(), tellThem()]);
    for (const { _id, tellFaq } of due) {
      await collection('gap_questions').updateOne({ _id }, { $set: { tellFaq }, $unset: { toldAs: true } });
    }
    await tellThem();

    const late = (await messagesOf(resolved.conversation, ada)).filter(({ content }) =>
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
    const after = dataOf(await ada.http.get<ConversationView>(`/conversations/${resolved.conversation}`));
    expect(after.status).toBe('resolved');
    expect(after.unreadCount).toBe(before.unreadCount + 1);
    const news = dataOf(await ada.http.get<NotificationView[]>('/notifications'));
    expect(news.filter(({ conversation }) => conversation === resolved.conversation)).toMatchObject([
      { kind: 'agent_replied', actor: null },
      { kind: 'resolved' },
    ]);

    const attended = examples.find(({ customer }) => customer?._id === ben._id)?.conversation ?? '';
    const seen = (await messagesOf(attended, ben)).filter(({ content }) => content.startsWith('You asked'));
    const notes = (await messagesOf(attended, agent)).filter(({ visibility }) => visibility === 'internal');
    expect([seen.length, notes.length]).toEqual([0, 1]);
    expect(notes[0]?.content).toContain('Is there a discount for students?');
    expect(await gapOf('discount')).toMatchObject({ told: 3, toBeTold: 0 });
    expect((await detail(gap)).examples.map(({ toldAs }) => toldAs).sort()).toEqual([
      'answer',
      'answer',
      'note',
    ]);
    // Pressed once more: nobody is left.
    await act(gap, 'tell');
    await tellThem();
    expect(await collection('messages').countDocuments({ followsUp: { $exists: true } })).toBe(2);
  });

  it('opens again when it is asked in spite of its FAQ, until that is edited, and when the FAQ is deleted', async () => {
    const { _id, faq } = await gapOf('discount');
    await collection('gaps').updateOne(
      { _id: new Types.ObjectId(_id) },
      { $set: { answeredAt: new Date(Date.now() - 60_000) } },
    );
    await ask(ben, 'Do students get a discount?');
    await keepUp();
    await keepUp();
    const again = await gapOf('discount');
    expect(again).toMatchObject({ status: 'open', asked: 4, faq: { isActive: true } });
    expect(again.reopenedAt).not.toBeNull();
    dataOf(await admin.http.put(`/faqs/${String(faq?._id)}`, { keywords: ['students'] }));
    await keepUp();
    expect(await gapOf('discount')).toMatchObject({ status: 'answered', reopenedAt: null });
    expect((await detail(again)).telling).toEqual({ answers: 1, notes: 0 });
    await admin.http.delete(`/faqs/${String(faq?._id)}`);
    await keepUp();
    expect(await gapOf('discount')).toMatchObject({ status: 'open', faq: null });
  });

  it('is dismissed with a reason by one of two, stays so when it is asked again, and is reopened', async () => {
    const gap = await gapOf('bitcoin');
    expect(errorOf(await act(gap, 'dismiss', { reason: ' ' }))).toBe('VALIDATION_FAILED');
    expect(errorOf(await act(gap, 'dismiss', { reason: 'No.', faq: 'x' }))).toBe('VALIDATION_FAILED');
    const reasons = await Promise.all([
      act(gap, 'dismiss', { reason: 'We take no coins.' }),
      act(gap, 'dismiss', { reason: 'We take no coins.' }, colleague),
    ]);
    expect(reasons.map(({ status }) => status).sort()).toEqual([200, 409]);
    await ask(ben, 'Can I pay with bitcoin?');
    await keepUp();
    expect(await gapOf('bitcoin')).toMatchObject({
      status: 'dismissed',
      asked: 2,
      dismissal: { reason: 'We take no coins.' },
    });
    // A draft that is never finished takes nothing back.
    await collection('gaps').updateOne(
      { _id: new Types.ObjectId(gap._id) },
      { $set: { faq: new Types.ObjectId(), status: 'drafted', draftingUntil: new Date(Date.now() - 1) } },
    );
    await keepUp();
    expect(await gapOf('bitcoin')).toMatchObject({
      status: 'dismissed',
      faq: null,
      dismissal: { reason: 'We take no coins.' },
    });
    expect(dataOf(await act(gap, 'reopen'))).toMatchObject({ status: 'open', dismissal: null });
    expect(errorOf(await act(gap, 'reopen'))).toBe('CONFLICT');
    const written = dataOf(await act(gap, 'draft', { answer: 'No: by card alone.' }));
    const faq = dataOf(await admin.http.get<FaqView>(`/faqs/${String(written.faq?._id)}`));
    expect(faq).toMatchObject({ answer: 'No: by card alone.', isActive: false });
    expect(errorOf(await act(gap, 'draft', { answer: 'Again.' }))).toBe('CONFLICT');
  });

  it('is counted as all figures are: what was kept up is what a count from nothing says', async () => {
    const contents = async () => {
      const stored = await collection('rollups').find<Rollup>({ source: 'gaps' }).toArray();
      return Object.fromEntries(stored.flatMap(({ _id, counters }) => (counters ? [[_id, counters]] : [])));
    };
    await keepUp();
    const kept = await contents();
    const listed = (await list({ from: new Date(Date.now() - 90 * DAY).toISOString() })).data;
    const asked = listed.reduce((sum, { inRange }) => sum + inRange.asked, 0);
    expect(asked).toBe(await collection('gap_questions').countDocuments());
    for (const name of ['rollups', 'rollup_state', 'rollup_marks']) await collection(name).deleteMany({});
    // A new one begins with the first day, and takes as many turns as it needs.
    for (let isDone = false; !isDone;) {
      await keepUp();
      isDone = (await collection('rollup_state').countDocuments({ countedAt: { $ne: null } })) > 0;
    }
    expect(new Set(Object.keys(kept).map((id) => id.split(':')[0]))).toEqual(new Set(LEVELS));
    expect(await contents()).toEqual(kept);
  });

  it('writes each act into the audit log', async () => {
    const entries = dataOf(await admin.http.get<AuditEntryView[]>('/audit?limit=100'));
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
