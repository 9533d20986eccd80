import { randomUUID } from 'node:crypto';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { ConversationView, MessageView, Sentiment, StaffConversationView } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { EscalationService } from '../../src/modules/conversations/escalation.service';
import type { Conversation } from '../../src/modules/conversations/conversations.types';
import { SnoozeService } from '../../src/modules/conversations/snooze.service';
import { SettlementService } from '../../src/modules/messages/settlement.service';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { dataOf, errorOf, failureOf, type HttpAnswer } from './support/http-client';
import { SocketClient } from './support/socket-client';
import { createTestApp, type TestApp } from './support/test-app';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** What people do to conversations, and what stands on them afterwards. No worker runs here: the test settles messages. */
describe('a conversation', () => {
  let api: TestApp;
  let other: TestApp;
  let customer: SignedInAccount;
  let agent: SignedInAccount;
  let colleague: SignedInAccount;
  let admin: SignedInAccount;
  let settlement: SettlementService;
  let mine: SocketClient;
  const raised: { event: string; payload: object }[] = [];

  beforeAll(async () => {
    api = await createTestApp();
    other = await createTestApp({ stores: api.stores });
    [customer, agent, colleague, admin] = await Promise.all([
      createSignedIn(api.url, api.stores, 'customer', 'Carla Customer'),
      createSignedIn(api.url, api.stores, 'agent', 'Anna Agent'),
      createSignedIn(api.url, api.stores, 'agent', 'Ben Agent'),
      createSignedIn(api.url, api.stores, 'admin', 'Ada Admin'),
    ]);
    settlement = api.app.get(SettlementService, { strict: false });
    mine = await SocketClient.connect(api.url, customer.token);
    api.app.get(EventEmitter2).onAny((event, payload) => {
      raised.push({ event: String(event), payload: payload as object });
    });
  }, 30_000);

  const create = async (by = customer) =>
    dataOf(await by.http.post<ConversationView>('/conversations', {}))._id;
  const stateOf = async (id: string) =>
    dataOf(await agent.http.get<StaffConversationView>(`/conversations/${id}`));
  const storedOf = async (id: string) => {
    const stored = await api.stores.mongo
      .collection<Conversation>('conversations')
      .findOne({ _id: new Types.ObjectId(id) });
    if (!stored) throw new Error('there is no such conversation');
    return stored;
  };
  const linesOf = async (id: string) =>
    dataOf(await customer.http.get<MessageView[]>(`/conversations/${id}/messages`))
      .filter(({ senderType }) => senderType === 'system')
      .map(({ content }) => content);

  const ask = async (id: string, content: string) => dataOf(await mine.say(id, content));
  const pass = (message: MessageView) => settlement.settle(message._id, { isBlocked: false, flags: [] });
  const asked = async (id: string, content = 'How do I pay?') => {
    const message = await ask(id, content);
    await pass(message);
    return message;
  };
  const answer = async (by: SignedInAccount, id: string, content = 'Like this.') =>
    dataOf(await by.http.post<{ userMessage: MessageView }>(`/conversations/${id}/messages`, { content }));
  const escalate = (id: string) => customer.http.post(`/conversations/${id}/escalate`);
  const put = (by: SignedInAccount, id: string, body: object) =>
    by.http.put<StaffConversationView>(`/conversations/${id}`, body);
  const snooze = (id: string, until: unknown, by = agent) =>
    by.http.post<StaffConversationView>(`/conversations/${id}/snooze`, { until });
  const refusal = <Data>(refused: HttpAnswer<Data>) => [refused.status, errorOf(refused)];
  const raisedOf = (event: string, id: string) =>
    raised.filter(
      (one) =>
        one.event === event &&
        String((one.payload as { conversation: Conversation }).conversation._id) === id,
    );

  it('knows the newest message that everybody sees, in whatever order they come through', async () => {
    const id = await create();
    const [first, second] = [await ask(id, 'First\n\n  line'), await ask(id, 'x'.repeat(200))];
    expect((await stateOf(id)).lastMessage).toBeNull();
    await pass(second);
    const newest = { text: `${'x'.repeat(140)}…`, senderType: 'user', at: second.createdAt };
    expect((await stateOf(id)).lastMessage).toEqual(newest);
    await pass(first);
    expect((await stateOf(id)).lastMessage).toEqual(newest);
    dataOf(
      await agent.http.post(`/conversations/${id}/messages`, { content: 'Aside', visibility: 'internal' }),
    );
    expect((await stateOf(id)).lastMessage).toEqual(newest);
    await answer(agent, id, 'An\nanswer');
    expect((await stateOf(id)).lastMessage).toMatchObject({ text: 'An answer', senderType: 'agent' });
  });

  it('knows the last six moods, each once, and where they are going', async () => {
    const id = await create();
    const messages: MessageView[] = [];
    for (let index = 0; index < 8; index += 1) messages.push(await asked(id, `Question ${index}`));
    const moods: Sentiment[] = [
      'frustrated',
      'frustrated',
      'negative',
      'negative',
      'negative',
      'neutral',
      'positive',
      'positive',
    ];
    const order = [0, 7, 3, 1, 3, 5, 2, 6, 4, 0, 7];
    for (const index of order) await settlement.setSentiment(messages[index]!._id, moods[index]!);
    const { recentSentiments, sentiment } = await storedOf(id);
    expect(sentiment).toBe('positive');
    expect(recentSentiments).toEqual(
      messages.slice(2).map(({ seq }, index) => ({ seq, sentiment: moods[index + 2] })),
    );
    expect((await stateOf(id)).sentimentTrend).toBe('improving');
  });

  it('needs a person from the moment one is asked for until one has answered, and again after that', async () => {
    const id = await create();
    await escalate(id);
    const { needsPersonSince, dueAt, priority } = await stateOf(id);
    const since = Date.parse(needsPersonSince ?? '');
    expect(priority).toBe('medium');
    expect(Date.parse(dueAt ?? '') - since).toBe(24 * HOUR);

    // A crisis is more urgent; nobody waits for a shorter time because of it.
    await api.app.get(EscalationService, { strict: false }).escalate(id, 'crisis');
    expect(await stateOf(id)).toMatchObject({ priority: 'urgent', needsPersonSince });
    dataOf(await agent.http.post(`/conversations/${id}/join`));
    expect(await stateOf(id)).toMatchObject({ needsPersonSince });

    await answer(agent, id);
    const { firstResponse, ...answered } = await storedOf(id);
    expect(answered.needsPersonSince).toBeUndefined();
    expect(firstResponse).toMatchObject({ by: new Types.ObjectId(agent._id) });
    expect(firstResponse?.waited).toBe((firstResponse?.at.getTime() ?? 0) - since);
    await answer(colleague, id, 'And so.');
    expect((await storedOf(id)).firstResponse).toEqual(firstResponse);

    const next = await asked(id);
    expect(await stateOf(id)).toMatchObject({ needsPersonSince: next.createdAt });
    dataOf(await agent.http.post(`/conversations/${id}/handback`));
    expect(await stateOf(id)).toMatchObject({ needsPersonSince: null, dueAt: null });
  });

  it('is as urgent as staff say, and more so when it has to be, but never less by itself', async () => {
    const id = await create();
    const escalation = api.app.get(EscalationService, { strict: false });
    expect(dataOf(await put(agent, id, { priority: 'low' })).priority).toBe('low');
    await escalation.escalate(id, 'frustrated');
    expect(await stateOf(id)).toMatchObject({ priority: 'high', status: 'escalated' });
    await escalation.raisePriority(id, 'medium');
    expect((await stateOf(id)).priority).toBe('high');
    await escalation.raisePriority(id, 'urgent');
    expect((await stateOf(id)).priority).toBe('urgent');
    const calm = await create();
    await put(agent, calm, { priority: 'urgent' });
    await escalation.escalate(calm, 'frustrated');
    expect((await stateOf(calm)).priority).toBe('urgent');
    expect(refusal(await put(agent, id, { priority: 'whenever' }))).toEqual([400, 'VALIDATION_FAILED']);
    expect(refusal(await put(customer, id, { priority: 'urgent' }))).toEqual([403, 'FORBIDDEN']);
  });

  it('is resolved and reopened by somebody with a name, and counts what did not last', async () => {
    const id = await create();
    await escalate(id);
    const both = await Promise.all(
      [agent, colleague].map((by) => by.http.post<ConversationView>(`/conversations/${id}/resolve`)),
    );
    expect(both.map((one) => dataOf(one).status)).toEqual(['resolved', 'resolved']);
    const winners = raisedOf('conversation.resolved', id).map(
      ({ payload }) => (payload as { by: SignedInAccount }).by,
    );
    expect(winners).toHaveLength(1);
    const [winner] = winners;
    expect((await linesOf(id)).slice(1)).toEqual([`${winner?.name} has resolved the conversation.`]);
    const { resolution, escalation, ...resolved } = await storedOf(id);
    expect(resolved.needsPersonSince).toBeUndefined();
    expect(String(resolution?.by)).toBe(winner?._id);
    expect(resolution?.waited).toBe((resolution?.at.getTime() ?? 0) - (escalation?.at.getTime() ?? 0));

    dataOf(await customer.http.post(`/conversations/${id}/reopen`));
    expect((await linesOf(id)).at(-1)).toBe('Carla Customer has reopened the conversation.');
    dataOf(await agent.http.post(`/conversations/${id}/resolve`));
    await asked(id, 'One more thing');
    expect(await storedOf(id)).toMatchObject({ status: 'active', reopenings: 2 });
    expect(raisedOf('conversation.reopened', id).map((one) => one.payload)).toEqual([
      expect.objectContaining({ by: expect.objectContaining({ _id: customer._id }) as object }),
      expect.objectContaining({ by: null }),
    ]);

    // What the customer resolves is nobody's failure when it is reopened.
    dataOf(await customer.http.post(`/conversations/${id}/resolve`));
    dataOf(await agent.http.post(`/conversations/${id}/reopen`));
    expect(await storedOf(id)).toMatchObject({ reopenings: 2, resolution: null });
    expect((await linesOf(id)).filter((line) => line.startsWith('Anna Agent has'))).toHaveLength(
      winner?._id === agent._id ? 3 : 2,
    );
  });

  it('is given to somebody who takes part in it from then on', async () => {
    const id = await create();
    expect(refusal(await put(agent, id, { assignedAgent: colleague._id }))).toEqual([403, 'FORBIDDEN']);
    expect(refusal(await put(admin, id, { assignedAgent: customer._id }))).toEqual([
      400,
      'VALIDATION_FAILED',
    ]);
    const given = dataOf(await put(admin, id, { assignedAgent: agent._id }));
    expect(given.assignedAgent).toMatchObject({ _id: agent._id, name: 'Anna Agent' });
    expect(given.participants.map(({ user }) => user)).toEqual([customer._id, agent._id]);
    dataOf(await put(admin, id, { assignedAgent: agent._id }));
    dataOf(await put(colleague, id, { assignedAgent: colleague._id }));
    dataOf(await put(admin, id, { assignedAgent: null }));
    expect(await linesOf(id)).toEqual([
      'Anna Agent is looking after this conversation now.',
      'Ben Agent is looking after this conversation now.',
    ]);
    expect(raisedOf('conversation.assigned', id).map(({ payload }) => payload)).toMatchObject([
      { agent: { _id: agent._id }, by: { _id: admin._id } },
      { agent: { _id: colleague._id }, by: { _id: colleague._id } },
    ]);
  });

  it('carries the tags that staff give it', async () => {
    const id = await create();
    const tag = (tags: unknown, by = agent) =>
      by.http.put<StaffConversationView>(`/conversations/${id}/tags`, { tags });
    expect(dataOf(await tag([' vip ', 'refund', 'vip'])).tags).toEqual(['vip', 'refund']);
    expect(dataOf(await tag([])).tags).toEqual([]);
    for (const wrong of [
      undefined,
      'vip',
      [''],
      ['\u200b'],
      [7],
      ['x'.repeat(41)],
      Array.from('abcdefghijklmnopqrstu'),
    ]) {
      expect(refusal(await tag(wrong))).toEqual([400, 'VALIDATION_FAILED']);
    }
    expect(refusal(await tag(['mine'], customer))).toEqual([403, 'FORBIDDEN']);
  });

  it('sleeps until its time, or until something happens', async () => {
    const id = await create();
    const staff = await SocketClient.connect(api.url, agent.token);
    const later = new Date(Date.now() + HOUR).toISOString();
    const isTold = (snoozedUntil: string | null) =>
      staff.waitFor(
        'conversation:updated',
        ({ conversationId, changes }) =>
          conversationId === id && 'snoozedUntil' in changes && changes.snoozedUntil === snoozedUntil,
      );
    expect(dataOf(await snooze(id, later)).snoozedUntil).toBe(later);
    await isTold(later);
    await asked(id);
    await isTold(null);
    for (const wakes of [() => snooze(id, null), () => escalate(id)]) {
      dataOf(await snooze(id, later));
      await wakes();
      expect((await stateOf(id)).snoozedUntil).toBeNull();
    }

    const sleeping = await create();
    dataOf(await snooze(sleeping, new Date(Date.now() + 60 * SECOND).toISOString()));
    const snoozes = api.app.get(SnoozeService, { strict: false });
    await snoozes.wakeDue();
    expect(raisedOf('conversation.snooze_ended', sleeping)).toEqual([]);
    await api.stores.mongo
      .collection('conversations')
      .updateOne({ _id: new Types.ObjectId(sleeping) }, { $set: { snoozedUntil: new Date() } });
    await Promise.all([snoozes.wakeDue(), snoozes.wakeDue()]);
    expect(raisedOf('conversation.snooze_ended', sleeping)).toHaveLength(1);
    expect((await stateOf(sleeping)).snoozedUntil).toBeNull();

    const past = new Date(Date.now() - SECOND).toISOString();
    const far = new Date(Date.now() + 367 * 24 * HOUR).toISOString();
    for (const wrong of [undefined, past, far, 'tomorrow', 7, '2030-02-30T10:00:00Z']) {
      expect(refusal(await snooze(id, wrong))).toEqual([400, 'VALIDATION_FAILED']);
    }
    expect(refusal(await snooze(id, later, customer))).toEqual([403, 'FORBIDDEN']);
    dataOf(await snooze(id, later));
    expect(dataOf(await put(agent, id, { status: 'resolved' })).snoozedUntil).toBeNull();
    expect(refusal(await snooze(id, later))).toEqual([409, 'CONFLICT']);
    expect(refusal(await snooze('f'.repeat(24), later))).toEqual([404, 'CONVERSATION_NOT_FOUND']);
    staff.disconnect();
  });

  it('is rated by its customer, once it is resolved', async () => {
    const id = await create();
    const rate = (body: object, by = customer) =>
      by.http.put<ConversationView>(`/conversations/${id}/rating`, body);
    expect(refusal(await rate({ score: 5 }))).toEqual([409, 'CONFLICT']);
    dataOf(await agent.http.post(`/conversations/${id}/resolve`));
    expect(dataOf(await rate({ score: 2, comment: ' Slow. ' })).rating).toMatchObject({
      score: 2,
      comment: 'Slow.',
    });
    expect(dataOf(await rate({ score: 4 })).rating).toMatchObject({ score: 4, comment: '' });
    expect((await stateOf(id)).rating?.score).toBe(4);
    expect(raisedOf('conversation.rated', id)).toHaveLength(2);
    for (const wrong of [
      {},
      { score: 0 },
      { score: 6 },
      { score: 3.5 },
      { score: '5' },
      { score: 3, comment: 'x'.repeat(1_001) },
    ]) {
      expect(refusal(await rate(wrong))).toEqual([400, 'VALIDATION_FAILED']);
    }
    expect(refusal(await rate({ score: 5 }, agent))).toEqual([403, 'FORBIDDEN']);
    const stranger = await createSignedIn(api.url, api.stores, 'customer');
    expect(refusal(await rate({ score: 5 }, stranger))).toEqual([404, 'CONVERSATION_NOT_FOUND']);
  });

  it('has notes that call colleagues, and nobody else', async () => {
    const id = await create();
    const note = { content: 'Can you look?', visibility: 'internal' as const };
    const post = (body: object, by = agent) =>
      by.http.post<{ userMessage: MessageView }>(`/conversations/${id}/messages`, body);
    const mentions = [colleague._id, admin._id.toUpperCase(), colleague._id];
    const { userMessage } = dataOf(await post({ ...note, mentions }));
    expect(userMessage.mentions).toEqual([colleague._id, admin._id]);
    const socket = await SocketClient.connect(api.url, agent.token);
    const say = (message: object) =>
      socket.send('message:new', {
        conversationId: id,
        message: { ...note, clientMessageId: randomUUID(), ...message },
      });
    expect(dataOf(await say({ mentions: [admin._id] })).mentions).toEqual([admin._id]);
    const shown = raised.filter(({ event }) => event === 'message.shown').map(({ payload }) => payload);
    expect(shown.slice(-2)).toMatchObject([
      {
        message: { _id: new Types.ObjectId(userMessage._id) },
        conversation: { _id: new Types.ObjectId(id) },
      },
      { message: { mentions: [new Types.ObjectId(admin._id)] } },
    ]);

    const wrong: object[] = [
      { mentions: [customer._id] },
      { mentions: ['f'.repeat(24)] },
      { mentions: ['Ben'] },
      { mentions: 'Ben' },
      { mentions: Array.from({ length: 21 }, () => colleague._id) },
      { mentions: [colleague._id], visibility: 'public' },
    ];
    for (const body of wrong) {
      expect(refusal(await post({ ...note, ...body }))).toEqual([400, 'VALIDATION_FAILED']);
      expect(failureOf(await say(body)).error).toBe('VALIDATION_FAILED');
    }
    expect(refusal(await post({ ...note, mentions: [agent._id] }, customer))).toEqual([403, 'FORBIDDEN']);
    const seen = dataOf(await customer.http.get<MessageView[]>(`/conversations/${id}/messages`));
    expect(seen).toEqual([]);
    socket.disconnect();
  });

  it('tells staff in every process who of them has it open, and customers nothing', async () => {
    const id = await create();
    const open = async (by: SignedInAccount, url = api.url) => {
      const socket = await SocketClient.connect(url, by.token);
      dataOf(await socket.send('conversation:join', id));
      return socket;
    };
    const seen = (socket: SocketClient, ...names: string[]) =>
      socket.waitFor(
        'conversation:viewers',
        ({ conversationId, viewers }) =>
          conversationId === id &&
          viewers
            .map(({ name }) => name)
            .sort()
            .join() === names.sort().join(),
      );
    const theirs = await open(customer);
    const anna = await open(agent);
    await seen(anna, 'Anna Agent');
    const ben = await open(colleague, other.url);
    await Promise.all([seen(anna, 'Anna Agent', 'Ben Agent'), seen(ben, 'Anna Agent', 'Ben Agent')]);

    // A second window is not a second person, neither when it comes nor when it goes.
    const again = await open(agent, other.url);
    await seen(again, 'Anna Agent', 'Ben Agent');
    ben.forget();
    again.disconnect();
    const ada = await open(admin, other.url);
    await seen(ben, 'Ada Admin', 'Anna Agent', 'Ben Agent');
    dataOf(await anna.send('conversation:leave', id));
    await seen(ben, 'Ada Admin', 'Ben Agent');
    expect(ben.received('conversation:viewers')).toHaveLength(2);
    ada.disconnect();
    await seen(ben, 'Ben Agent');
    expect(theirs.received('conversation:viewers')).toEqual([]);
    for (const socket of [theirs, anna, ben]) socket.disconnect();
  });
});
