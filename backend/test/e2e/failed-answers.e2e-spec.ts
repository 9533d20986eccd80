import type { ConversationView, FailedJob, MessageView, StaffConversationView } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { eventually } from './support/eventually';
import { addFaq } from './support/faqs';
import { dataOf, errorOf } from './support/http-client';
import { isolatedStores, type IsolatedStores } from './support/isolation';
import { startApi, startWorker, type RunningProcess } from './support/processes';
import { SocketClient } from './support/socket-client';

const QUESTION = 'How do I reset my password?';

/** No provider can write for a customer whose preferences are broken. */
describe('an answer that fails', () => {
  let stores: IsolatedStores;
  let api: RunningProcess;
  let customer: SignedInAccount;
  let agent: SignedInAccount;

  beforeAll(async () => {
    stores = await isolatedStores();
    [api] = await Promise.all([startApi(stores.env), startWorker(stores.env)]);
    [customer, agent] = await Promise.all([
      createSignedIn(api.url, stores, 'customer'),
      createSignedIn(api.url, stores, 'agent'),
    ]);
    await addFaq(stores, {
      category: 'account',
      question: QUESTION,
      answer: 'Open the sign-in page and choose "Forgot password".',
    });
  }, 60_000);

  const setPreferences = (chatPreferences: object | null) =>
    stores.mongo
      .collection('users')
      .updateOne({ _id: new Types.ObjectId(customer._id) }, { $set: { chatPreferences } });
  const breakPreferences = () => setPreferences(null);
  const mendPreferences = () =>
    setPreferences({ tone: 'formal', responseLength: 'concise', customInstructions: '' });

  const retry = (id: string, messageId: string, by = customer) =>
    by.http.post<MessageView>(`/conversations/${id}/messages/${messageId}/retry`);
  const messagesOf = async (id: string) =>
    dataOf(await customer.http.get<MessageView[]>(`/conversations/${id}/messages`));

  /** A question that nothing could answer, and its customer's socket. */
  const failed = async (): Promise<{ id: string; mine: SocketClient; question: MessageView }> => {
    await breakPreferences();
    const id = dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id;
    const mine = await SocketClient.connect(api.url, customer.token);
    dataOf(await mine.send('conversation:join', id));
    const question = dataOf(await mine.say(id, QUESTION));
    await mine.waitFor('ai:failed', ({ replyTo }) => replyTo === question._id);
    await mendPreferences();
    return { id, mine, question };
  };

  it('says so at once and after a reload, and brings in a person', async () => {
    const { id, mine, question } = await failed();
    const failure = { error: expect.stringContaining('cannot answer'), retryable: true };
    const { messageId, changes } = await mine.waitFor(
      'message:updated',
      (event) => event.changes.answerFailure !== undefined,
    );
    expect([messageId, changes.answerFailure]).toEqual([question._id, failure]);
    expect(mine.received('ai:failed')[0]).toMatchObject({ conversationId: id, ...failure });
    const [reloaded, line] = await messagesOf(id);
    expect(reloaded?.answerFailure).toEqual(failure);
    expect(line).toMatchObject({ senderType: 'system', content: expect.stringContaining('colleague') });
    const state = dataOf(await agent.http.get<StaffConversationView>(`/conversations/${id}`));
    expect(state).toMatchObject({ status: 'escalated', escalation: { reason: 'provider_failed' } });
  });

  it('leaves a dead letter for admins, which quotes nobody', async () => {
    const admin = await createSignedIn(api.url, stores, 'admin');
    const { id, question } = await failed();
    const letter = await eventually('the job is out of attempts', async () =>
      dataOf(await admin.http.get<FailedJob[]>('/ai/failed-jobs?limit=1')).find(
        ({ message }) => message === question._id,
      ),
    );
    expect(letter).toEqual({
      _id: `reply-${question._id}`,
      name: 'reply',
      queue: 'ai.reply',
      message: question._id,
      conversation: id,
      attempts: 3,
      error: 'TypeError',
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      failedAt: expect.stringMatching(/Z$/),
    });
    // The newest is first, and of a conversation that is gone nothing but the id is left.
    dataOf(await admin.http.delete(`/conversations/${id}`));
    const [newest] = dataOf(await admin.http.get<FailedJob[]>('/ai/failed-jobs'));
    expect(newest).toEqual({ ...letter, conversation: null });
    expect(errorOf(await agent.http.get('/ai/failed-jobs'))).toBe('FORBIDDEN');
    for (const query of ['?limit=0', '?limit=101', '?page=2']) {
      expect((await admin.http.get(`/ai/failed-jobs${query}`)).status).toBe(400);
    }
  });

  it('is tried again when its customer asks for it, once', async () => {
    const { id, mine, question } = await failed();
    const both = await Promise.all([1, 2].map(() => retry(id, question._id)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const accepted = both.find(({ status }) => status === 200);
    expect(accepted && dataOf(accepted)).toMatchObject({ _id: question._id, answerFailure: null });
    await mine.waitFor('message:updated', ({ changes }) => changes.answerFailure === null);
    const { message } = await mine.waitFor(
      'message:received',
      ({ message: { replyTo } }) => replyTo === question._id,
      25_000,
    );
    expect(message.content).toContain('Forgot password');
    const stored = await messagesOf(id);
    expect(stored.map(({ senderType }) => senderType)).toEqual(['user', 'system', 'ai']);
    expect(stored[0]?.answerFailure).toBeNull();
    expect(errorOf(await retry(id, question._id))).toBe('CONFLICT');
  }, 60_000);

  it('is for people where a person answers; they may have the assistant try again', async () => {
    const { id, mine, question } = await failed();
    dataOf(await agent.http.post(`/conversations/${id}/join`));
    expect(errorOf(await retry(id, question._id))).toBe('CONFLICT');
    expect((await messagesOf(id))[0]?.answerFailure).not.toBeNull();
    dataOf(await retry(id, question._id, agent));
    await mine.waitFor('message:received', ({ message: { replyTo } }) => replyTo === question._id, 25_000);
  }, 60_000);

  it('cannot be asked for again by strangers, nor where none failed', async () => {
    const stranger = await createSignedIn(api.url, stores, 'customer');
    const { id, question } = await failed();
    expect(errorOf(await retry(id, question._id, stranger))).toBe('CONVERSATION_NOT_FOUND');
    const line = (await messagesOf(id)).find(({ senderType }) => senderType === 'system');
    expect(errorOf(await retry(id, line?._id ?? ''))).toBe('CONFLICT');
    expect(errorOf(await retry(id, id))).toBe('MESSAGE_NOT_FOUND');
    expect((await retry(id, 'nonsense')).status).toBe(400);
  });
});
