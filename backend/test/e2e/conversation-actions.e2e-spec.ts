import type { ConversationView, MessageView, StaffConversationView } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Conversation } from '../../src/modules/conversations/conversations.types';
import { EscalationService } from '../../src/modules/conversations/escalation.service';
import { SnoozeService } from '../../src/modules/conversations/snooze.service';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { openConversationDesk, refusal, type ConversationDesk } from './support/conversation-desk';
import { dataOf } from './support/http-client';
import { SocketClient } from './support/socket-client';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

let desk: ConversationDesk;

beforeAll(async () => {
  desk = await openConversationDesk();
});

/** What people do to conversations, and what stands on them afterwards. */
describe('a conversation', () => {
  const linesOf = async (id: string) =>
    dataOf(await desk.customer.http.get<MessageView[]>(`/conversations/${id}/messages`))
      .filter(({ senderType }) => senderType === 'system')
      .map(({ content }) => content);

  const answer = (by: SignedInAccount, id: string, content = 'Like this.') => desk.write(by, id, { content });
  const escalate = (id: string) => desk.customer.http.post(`/conversations/${id}/escalate`);
  const put = (by: SignedInAccount, id: string, body: object) =>
    by.http.put<StaffConversationView>(`/conversations/${id}`, body);
  const snooze = (id: string, until: unknown, by = desk.agent) =>
    by.http.post<StaffConversationView>(`/conversations/${id}/snooze`, { until });
  const raisedOf = (event: string, id: string) =>
    desk.raised.filter(
      (one) =>
        one.event === event &&
        String((one.payload as { conversation: Conversation }).conversation._id) === id,
    );

  it('needs a person from the moment one is asked for until one has answered, and again after that', async () => {
    const id = await desk.create();
    await escalate(id);
    const { needsPersonSince, dueAt, priority } = await desk.stateOf(id);
    const since = Date.parse(needsPersonSince ?? '');
    expect(priority).toBe('medium');
    expect(Date.parse(dueAt ?? '') - since).toBe(24 * HOUR);

    // A crisis is more urgent; nobody waits for a shorter time because of it.
    await desk.service(EscalationService).escalate(id, 'crisis');
    expect(await desk.stateOf(id)).toMatchObject({ priority: 'urgent', needsPersonSince });
    dataOf(await desk.agent.http.post(`/conversations/${id}/join`));
    expect(await desk.stateOf(id)).toMatchObject({ needsPersonSince });

    await answer(desk.agent, id);
    const { firstResponse, ...answered } = await desk.storedOf(id);
    expect(answered.needsPersonSince).toBeUndefined();
    expect(firstResponse).toMatchObject({ by: new Types.ObjectId(desk.agent._id) });
    expect(firstResponse?.waited).toBe((firstResponse?.at.getTime() ?? 0) - since);
    await answer(desk.colleague, id, 'And so.');
    expect((await desk.storedOf(id)).firstResponse).toEqual(firstResponse);

    const next = await desk.asked(id);
    expect(await desk.stateOf(id)).toMatchObject({ needsPersonSince: next.createdAt });
    dataOf(await desk.agent.http.post(`/conversations/${id}/handback`));
    expect(await desk.stateOf(id)).toMatchObject({ needsPersonSince: null, dueAt: null });
  });

  it('is as urgent as staff say, and more so when it has to be, but never less by itself', async () => {
    const id = await desk.create();
    const escalation = desk.service(EscalationService);
    expect(dataOf(await put(desk.agent, id, { priority: 'low' })).priority).toBe('low');
    await escalation.escalate(id, 'frustrated');
    expect(await desk.stateOf(id)).toMatchObject({ priority: 'high', status: 'escalated' });
    await escalation.raisePriority(id, 'medium');
    expect((await desk.stateOf(id)).priority).toBe('high');
    await escalation.raisePriority(id, 'urgent');
    expect((await desk.stateOf(id)).priority).toBe('urgent');
    const calm = await desk.create();
    await put(desk.agent, calm, { priority: 'urgent' });
    await escalation.escalate(calm, 'frustrated');
    expect((await desk.stateOf(calm)).priority).toBe('urgent');
    expect(refusal(await put(desk.agent, id, { priority: 'whenever' }))).toEqual([400, 'VALIDATION_FAILED']);
    expect(refusal(await put(desk.customer, id, { priority: 'urgent' }))).toEqual([403, 'FORBIDDEN']);
  });

  it('is resolved and reopened by somebody with a name, and counts what did not last', async () => {
    const id = await desk.create();
    await escalate(id);
    const both = await Promise.all(
      [desk.agent, desk.colleague].map((by) =>
        by.http.post<ConversationView>(`/conversations/${id}/resolve`),
      ),
    );
    expect(both.map((one) => dataOf(one).status)).toEqual(['resolved', 'resolved']);
    const winners = raisedOf('conversation.resolved', id).map(
      ({ payload }) => (payload as { by: SignedInAccount }).by,
    );
    expect(winners).toHaveLength(1);
    const [winner] = winners;
    expect((await linesOf(id)).slice(1)).toEqual([`${winner?.name} has resolved the conversation.`]);
    const { resolution, escalation, ...resolved } = await desk.storedOf(id);
    expect(resolved.needsPersonSince).toBeUndefined();
    expect(String(resolution?.by)).toBe(winner?._id);
    expect(resolution?.waited).toBe((resolution?.at.getTime() ?? 0) - (escalation?.at.getTime() ?? 0));

    dataOf(await desk.customer.http.post(`/conversations/${id}/reopen`));
    expect((await linesOf(id)).at(-1)).toBe('Carla Customer has reopened the conversation.');
    dataOf(await desk.agent.http.post(`/conversations/${id}/resolve`));
    await desk.asked(id, 'One more thing');
    expect(await desk.storedOf(id)).toMatchObject({ status: 'active', reopenings: 2 });
    expect(raisedOf('conversation.reopened', id).map((one) => one.payload)).toEqual([
      expect.objectContaining({ by: expect.objectContaining({ _id: desk.customer._id }) as object }),
      expect.objectContaining({ by: null }),
    ]);

    // What the customer resolves is nobody's failure when it is reopened.
    dataOf(await desk.customer.http.post(`/conversations/${id}/resolve`));
    dataOf(await desk.agent.http.post(`/conversations/${id}/reopen`));
    expect(await desk.storedOf(id)).toMatchObject({ reopenings: 2, resolution: null });
    expect((await linesOf(id)).filter((line) => line.startsWith('Anna Agent has'))).toHaveLength(
      winner?._id === desk.agent._id ? 3 : 2,
    );
  });

  it('is given to somebody who takes part in it from then on', async () => {
    const id = await desk.create();
    expect(refusal(await put(desk.agent, id, { assignedAgent: desk.colleague._id }))).toEqual([
      403,
      'FORBIDDEN',
    ]);
    expect(refusal(await put(desk.admin, id, { assignedAgent: desk.customer._id }))).toEqual([
      400,
      'VALIDATION_FAILED',
    ]);
    const given = dataOf(await put(desk.admin, id, { assignedAgent: desk.agent._id }));
    expect(given.assignedAgent).toMatchObject({ _id: desk.agent._id, name: 'Anna Agent' });
    expect(given.participants.map(({ user }) => user)).toEqual([desk.customer._id, desk.agent._id]);
    dataOf(await put(desk.admin, id, { assignedAgent: desk.agent._id }));
    dataOf(await put(desk.colleague, id, { assignedAgent: desk.colleague._id }));
    dataOf(await put(desk.admin, id, { assignedAgent: null }));
    expect(await linesOf(id)).toEqual([
      'Anna Agent is looking after this conversation now.',
      'Ben Agent is looking after this conversation now.',
    ]);
    expect(raisedOf('conversation.assigned', id).map(({ payload }) => payload)).toMatchObject([
      { agent: { _id: desk.agent._id }, by: { _id: desk.admin._id } },
      { agent: { _id: desk.colleague._id }, by: { _id: desk.colleague._id } },
    ]);
  });

  it('carries the tags that staff give it', async () => {
    const id = await desk.create();
    const tag = (tags: unknown, by = desk.agent) =>
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
    expect(refusal(await tag(['mine'], desk.customer))).toEqual([403, 'FORBIDDEN']);
  });

  it('sleeps until its time, or until something happens', async () => {
    const id = await desk.create();
    const staff = await SocketClient.connect(desk.api.url, desk.agent.token);
    const later = new Date(Date.now() + HOUR).toISOString();
    const isTold = (snoozedUntil: string | null) =>
      staff.waitFor(
        'conversation:updated',
        ({ conversationId, changes }) =>
          conversationId === id && 'snoozedUntil' in changes && changes.snoozedUntil === snoozedUntil,
      );
    expect(dataOf(await snooze(id, later)).snoozedUntil).toBe(later);
    await isTold(later);
    await desk.asked(id);
    await isTold(null);
    for (const wakes of [() => snooze(id, null), () => escalate(id)]) {
      dataOf(await snooze(id, later));
      await wakes();
      expect((await desk.stateOf(id)).snoozedUntil).toBeNull();
    }

    const sleeping = await desk.create();
    dataOf(await snooze(sleeping, new Date(Date.now() + 60 * SECOND).toISOString()));
    const snoozes = desk.service(SnoozeService);
    await snoozes.wakeDue();
    expect(raisedOf('conversation.snooze_ended', sleeping)).toEqual([]);
    await desk.store(sleeping, { snoozedUntil: new Date() });
    await Promise.all([snoozes.wakeDue(), snoozes.wakeDue()]);
    expect(raisedOf('conversation.snooze_ended', sleeping)).toHaveLength(1);
    expect((await desk.stateOf(sleeping)).snoozedUntil).toBeNull();

    const past = new Date(Date.now() - SECOND).toISOString();
    const far = new Date(Date.now() + 367 * 24 * HOUR).toISOString();
    for (const wrong of [undefined, past, far, 'tomorrow', 7, '2030-02-30T10:00:00Z']) {
      expect(refusal(await snooze(id, wrong))).toEqual([400, 'VALIDATION_FAILED']);
    }
    expect(refusal(await snooze(id, later, desk.customer))).toEqual([403, 'FORBIDDEN']);
    dataOf(await snooze(id, later));
    expect(dataOf(await put(desk.agent, id, { status: 'resolved' })).snoozedUntil).toBeNull();
    expect(refusal(await snooze(id, later))).toEqual([409, 'CONFLICT']);
    expect(refusal(await snooze('f'.repeat(24), later))).toEqual([404, 'CONVERSATION_NOT_FOUND']);
    staff.disconnect();
  });

  it('is rated by its customer, once it is resolved', async () => {
    const id = await desk.create();
    const rate = (body: object, by = desk.customer) =>
      by.http.put<ConversationView>(`/conversations/${id}/rating`, body);
    expect(refusal(await rate({ score: 5 }))).toEqual([409, 'CONFLICT']);
    dataOf(await desk.agent.http.post(`/conversations/${id}/resolve`));
    expect(dataOf(await rate({ score: 2, comment: ' Slow. ' })).rating).toMatchObject({
      score: 2,
      comment: 'Slow.',
    });
    expect(dataOf(await rate({ score: 4 })).rating).toMatchObject({ score: 4, comment: '' });
    expect((await desk.stateOf(id)).rating?.score).toBe(4);
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
    expect(refusal(await rate({ score: 5 }, desk.agent))).toEqual([403, 'FORBIDDEN']);
    const stranger = await createSignedIn(desk.api.url, desk.api.stores, 'customer');
    expect(refusal(await rate({ score: 5 }, stranger))).toEqual([404, 'CONVERSATION_NOT_FOUND']);
  });
});
