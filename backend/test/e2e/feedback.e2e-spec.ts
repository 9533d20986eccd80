import type { ConversationView, MessageView } from '@switchboard/contracts';
import { AnswersService } from '../../src/modules/messages/answers.service';
import { ConversationsService } from '../../src/modules/conversations/conversations.service';
import { MessagesService } from '../../src/modules/messages/messages.service';
import { SettlementService } from '../../src/modules/messages/settlement.service';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { dataOf, errorOf } from './support/http-client';
import { SocketClient } from './support/socket-client';
import { createTestApp, type TestApp } from './support/test-app';

describe("a customer's opinion of an answer", () => {
  let api: TestApp;
  let customer: SignedInAccount;
  let stranger: SignedInAccount;
  let agent: SignedInAccount;

  beforeAll(async () => {
    api = await createTestApp();
    [customer, stranger, agent] = await Promise.all([
      createSignedIn(api.url, api.stores, 'customer'),
      createSignedIn(api.url, api.stores, 'customer'),
      createSignedIn(api.url, api.stores, 'agent'),
    ]);
  });

  const messagesOf = async (id: string, reader = customer) =>
    dataOf(await reader.http.get<MessageView[]>(`/conversations/${id}/messages`));
  const rate = (id: string, messageId: string, rating: unknown, by = customer) =>
    by.http.put<MessageView>(`/conversations/${id}/messages/${messageId}/feedback`, { rating });

  /** A conversation with a question and the assistant's answer, stored as a worker would. */
  const answered = async (): Promise<{ id: string; question: MessageView; answer: MessageView }> => {
    const id = dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id;
    const socket = await SocketClient.connect(api.url, customer.token);
    const { _id } = dataOf(await socket.say(id, 'How?'));
    await api.app.get(SettlementService, { strict: false }).settle(_id, { isBlocked: false, flags: [] });
    const stored = await api.app.get(MessagesService, { strict: false }).find(_id);
    const conversation = await api.app.get(ConversationsService, { strict: false }).find(id);
    if (!stored || !conversation) throw new Error('not stored');
    await api.app.get(AnswersService, { strict: false }).store(stored, conversation, {
      content: 'Like this.',
      saysUnknown: false,
      isDegraded: false,
      citations: [],
      metadata: { provider: 'embedded', model: 'test' },
    });
    const [question, answer] = await messagesOf(id);
    if (!question || !answer) throw new Error('not answered');
    return { id, question, answer };
  };

  it('is kept, shown to everybody in the conversation, and may change', async () => {
    const { id, answer } = await answered();
    expect(answer.feedback).toBeNull();
    const looking = await SocketClient.connect(api.url, agent.token);
    dataOf(await looking.send('conversation:join', id));
    expect(dataOf(await rate(id, answer._id, 'down'))).toMatchObject({ _id: answer._id, feedback: 'down' });
    const told = await looking.waitFor('message:updated', ({ messageId }) => messageId === answer._id);
    expect(told.changes).toMatchObject({ feedback: 'down' });
    expect(dataOf(await rate(id, answer._id, 'up')).feedback).toBe('up');
    for (const reader of [customer, agent]) expect((await messagesOf(id, reader))[1]?.feedback).toBe('up');
  });

  it('given twice is news once', async () => {
    const { id, answer } = await answered();
    const looking = await SocketClient.connect(api.url, agent.token);
    dataOf(await looking.send('conversation:join', id));
    const [first, second] = await Promise.all([1, 2].map(() => rate(id, answer._id, 'up')));
    expect([first?.status, second?.status]).toEqual([200, 200]);
    // The other rating comes after whatever the first two brought about.
    dataOf(await rate(id, answer._id, 'down'));
    await looking.waitFor('message:updated', ({ changes }) => changes.feedback === 'down');
    const news = looking.received('message:updated').map(({ changes }) => changes.feedback);
    expect(news).toEqual(['up', 'down']);
  });

  it('is for answers, and for the customer who got them', async () => {
    const { id, question, answer } = await answered();
    const other = await answered();
    expect(errorOf(await rate(id, question._id, 'up'))).toBe('CONFLICT');
    expect(errorOf(await rate(id, other.answer._id, 'up'))).toBe('MESSAGE_NOT_FOUND');
    expect(errorOf(await rate(id, answer._id, 'up', stranger))).toBe('CONVERSATION_NOT_FOUND');
    expect(errorOf(await rate(id, answer._id, 'up', agent))).toBe('FORBIDDEN');
    for (const rating of ['sideways', null, undefined, 1]) {
      expect((await rate(id, answer._id, rating)).status).toBe(400);
    }
    expect((await rate(id, 'nonsense', 'up')).status).toBe(400);
    expect((await messagesOf(id)).map(({ feedback }) => feedback)).toEqual([null, null]);
  });
});
