import { randomUUID } from 'node:crypto';
import type { ConversationView, MessagePageMeta, MessageView, SentMessage } from '@switchboard/contracts';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { eventually } from './support/eventually';
import { addFaq } from './support/faqs';
import { dataOf, errorOf, successOf } from './support/http-client';
import { isolatedStores, type IsolatedStores } from './support/isolation';
import { startApi, startWorker, type RunningProcess } from './support/processes';
import { SocketClient } from './support/socket-client';

const QUESTION = 'How do I reset my password?';

/** Two API processes and a worker, all apart: whatever one does, the others' browsers see. */
describe('what happens to a message', () => {
  let stores: IsolatedStores;
  let first: RunningProcess;
  let second: RunningProcess;
  let worker: RunningProcess;
  let customer: SignedInAccount;
  let agent: SignedInAccount;

  beforeAll(async () => {
    stores = await isolatedStores();
    [first, second, worker] = await Promise.all([
      startApi(stores.env),
      startApi(stores.env),
      startWorker(stores.env),
    ]);
    customer = await createSignedIn(first.url, stores, 'customer', 'Carla Customer');
    agent = await createSignedIn(second.url, stores, 'agent', 'Amir Agent');
    await addFaq(stores, {
      category: 'account',
      question: QUESTION,
      answer:
        'Open the sign-in page and choose "Forgot password". We send you a link that works for one hour.',
      keywords: ['password', 'reset', 'forgot'],
      variants: ['I forgot my password', 'I cannot remember my password'],
    });
  }, 60_000);

  const newConversation = async (): Promise<string> =>
    dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id;

  const onFirst = (account = customer) => SocketClient.connect(first.url, account.token);
  const onSecond = (account = agent) => SocketClient.connect(second.url, account.token);

  const listOf = async (account: SignedInAccount, conversationId: string) =>
    successOf(
      await account.http.get<MessageView[], MessagePageMeta>(
        `/conversations/${conversationId}/messages?limit=200`,
      ),
    );

  const hasAnswerTo = (question: MessageView) => (message: MessageView) => message.replyTo === question._id;

  it('stores, checks, shows and answers it, on every process, once', async () => {
    const conversationId = await newConversation();
    const [mine, looking] = [await onFirst(), await onSecond()];
    dataOf(await mine.send('conversation:join', conversationId));
    dataOf(await looking.send('conversation:join', { conversationId }));

    const stored = dataOf(await mine.say(conversationId, QUESTION));
    expect(stored).toMatchObject({ moderation: 'pending', senderType: 'user', content: QUESTION, seq: 1 });

    for (const socket of [mine, looking]) {
      const answer = await socket.waitFor('message:received', ({ message }) => hasAnswerTo(stored)(message));
      expect(answer.message).toMatchObject({
        senderType: 'ai',
        sender: null,
        moderation: 'passed',
        metadata: { provider: 'embedded', citations: [{ question: QUESTION }] },
      });
      const deltas = socket.received('ai:delta').filter(({ replyTo }) => replyTo === stored._id);
      expect(deltas.map(({ index }) => index)).toEqual(deltas.map((_, index) => index));
      expect(deltas.map(({ text }) => text).join('')).toBe(answer.message.content);
      expect(new Set(deltas.map(({ messageId }) => messageId))).toEqual(new Set([answer.message._id]));
      await socket.waitFor(
        'message:updated',
        ({ messageId, changes }) => messageId === stored._id && !!changes.metadata?.sentiment,
      );
      const ids = socket.received('message:received').map(({ message }) => message._id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(socket.events.indexOf('ai:typing')).toBeLessThan(socket.events.indexOf('ai:delta'));
    }
    const lists = await Promise.all([listOf(customer, conversationId), listOf(agent, conversationId)]);
    expect(lists[0].data.map(({ _id, seq }) => [_id, seq])).toEqual(
      lists[1].data.map(({ _id, seq }) => [_id, seq]),
    );
    expect(lists[0].data.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(lists[0].meta).toEqual({ hasMore: false, lastSeq: 2, syncedTo: 2 });
  });

  it('answers over HTTP with the verdict, and with the answer when asked to wait', async () => {
    const conversationId = await newConversation();
    const path = `/conversations/${conversationId}/messages`;
    const plain = await customer.http.post<SentMessage>(path, { content: 'Hello there' });
    expect(plain.status).toBe(201);
    expect(dataOf(plain)).toMatchObject({ userMessage: { moderation: 'passed', seq: 1 }, aiMessage: null });

    const waited = await customer.http.post<SentMessage>(path, { content: QUESTION }, { Prefer: 'wait=20' });
    expect(waited.status).toBe(201);
    const { userMessage, aiMessage } = dataOf(waited);
    expect(userMessage.metadata.sentiment).toBe('neutral');
    expect(aiMessage?.replyTo).toBe(userMessage._id);
    expect(aiMessage?.metadata).toMatchObject({
      sentiment: expect.any(String),
      tokensUsed: expect.any(Number),
      cost: 0,
    });
    const { promptTokens = 0, completionTokens = 0, tokensUsed } = aiMessage?.metadata ?? {};
    expect(tokensUsed).toBe(promptTokens + completionTokens);
  });

  it('blocks what is unsafe: only its sender and staff ever see it, and nothing answers', async () => {
    const conversationId = await newConversation();
    const [mine, looking] = [await onFirst(), await onSecond()];
    dataOf(await mine.send('conversation:join', conversationId));
    dataOf(await looking.send('conversation:join', conversationId));
    const insult = 'I will come to your office and kill you all';
    const clientMessageId = randomUUID();
    const stored = dataOf(await mine.say(conversationId, insult, clientMessageId));
    const blocked = await mine.waitFor('message:blocked', ({ messageId }) => messageId === stored._id);
    expect(blocked).toMatchObject({
      conversationId,
      clientMessageId,
      categories: expect.arrayContaining(['violence']),
    });

    const overHttp = await customer.http.post(`/conversations/${conversationId}/messages`, {
      content: insult,
    });
    expect([overHttp.status, errorOf(overHttp)]).toEqual([422, 'MESSAGE_BLOCKED']);
    const repeated = await customer.http.post(`/conversations/${conversationId}/messages`, {
      content: insult,
      clientMessageId,
    });
    expect(repeated.status).toBe(422);

    // A later message that is fine has been through every stage; what was blocked would have come before it.
    const fine = dataOf(await mine.say(conversationId, QUESTION));
    await looking.waitFor('message:received', ({ message }) => hasAnswerTo(fine)(message));
    expect(looking.received('message:received').map(({ message }) => message.content)).not.toContain(insult);
    expect(looking.received('message:blocked')).toEqual([]);
    const seen = await listOf(agent, conversationId);
    expect(seen.data.filter(({ moderation }) => moderation === 'blocked')).toHaveLength(2);
    expect(seen.data.some(hasAnswerTo(stored))).toBe(false);
    const end = await customer.http.get<MessageView[], MessagePageMeta>(
      `/conversations/${conversationId}/messages?afterSeq=999`,
    );
    expect(successOf(end).meta).toEqual({
      hasMore: false,
      lastSeq: seen.meta?.lastSeq,
      syncedTo: seen.meta?.lastSeq,
    });
  });

  it('keeps fifty messages sent at once in order, and answers them one after another', async () => {
    const conversationId = await newConversation();
    const [mine, looking] = [await onFirst(), await onSecond()];
    dataOf(await mine.send('conversation:join', conversationId));
    dataOf(await looking.send('conversation:join', conversationId));
    const texts = Array.from({ length: 50 }, (_, index) => `${QUESTION} It is for account ${index + 1}.`);
    const stored = (await Promise.all(texts.map((text) => mine.say(conversationId, text)))).map((ack) =>
      dataOf(ack),
    );
    expect(stored.map(({ content }) => content)).toEqual(texts);
    expect(stored.map(({ seq }) => seq)).toEqual([...stored.map(({ seq }) => seq)].sort((a, b) => a - b));

    await Promise.all(
      stored.map((question) =>
        looking.waitFor('message:received', ({ message }) => hasAnswerTo(question)(message), 25_000),
      ),
    );
    const answers = looking.received('message:received').filter(({ message }) => message.senderType === 'ai');
    expect(answers.map(({ message }) => message.replyTo)).toEqual(stored.map(({ _id }) => _id));
    const [own, theirs] = await Promise.all([
      listOf(customer, conversationId),
      listOf(agent, conversationId),
    ]);
    // So many repeats look like frustration: a line that says that a person is coming may stand among them.
    expect(own.data.filter(({ senderType }) => senderType !== 'system')).toHaveLength(100);
    expect(own.data.map(({ _id }) => _id)).toEqual(theirs.data.map(({ _id }) => _id));
    expect(new Set(own.data.map(({ seq }) => seq)).size).toBe(own.data.length);
  });

  it('stores twenty repeats of one message at once a single time', async () => {
    const conversationId = await newConversation();
    const clientMessageId = randomUUID();
    const sockets = await Promise.all([onFirst(), SocketClient.connect(second.url, customer.token)]);
    const overSockets = Array.from({ length: 10 }, async (_, index) =>
      dataOf(await sockets[index % 2]!.say(conversationId, QUESTION, clientMessageId)),
    );
    const overHttp = Array.from({ length: 10 }, async () => {
      const answer = await customer.http.post<SentMessage>(`/conversations/${conversationId}/messages`, {
        content: QUESTION,
        clientMessageId,
      });
      expect([200, 201]).toContain(answer.status);
      return dataOf(answer).userMessage;
    });
    const all = await Promise.all([...overSockets, ...overHttp]);
    expect(new Set(all.map(({ _id }) => _id)).size).toBe(1);
    const list = await eventually('the one answer', async () => {
      const { data } = await listOf(customer, conversationId);
      return data.some(hasAnswerTo(all[0]!)) && data;
    });
    expect(list.map(({ senderType }) => senderType)).toEqual(['user', 'ai']);
  });

  it('gives a reconnecting client what it missed, and nothing twice', async () => {
    const conversationId = await newConversation();
    const mine = await onFirst();
    const joined = dataOf(await mine.send('conversation:join', conversationId));
    expect(joined).toMatchObject({ messages: [], hasMore: false, syncedTo: 0 });
    mine.disconnect();
    const missed = [];
    for (const content of ['Hello!', QUESTION, 'I forgot my password']) {
      missed.push(
        dataOf(
          await customer.http.post<SentMessage>(
            `/conversations/${conversationId}/messages`,
            { content },
            { Prefer: 'wait=20' },
          ),
        ),
      );
    }
    await mine.open();
    const back = dataOf(await mine.send('conversation:join', { conversationId, afterSeq: joined.syncedTo }));
    const expected = missed.flatMap(({ userMessage, aiMessage }) => [userMessage._id, aiMessage?._id]);
    expect(back.messages.map(({ _id }) => _id)).toEqual(expected);
    expect(back.syncedTo).toBe(back.messages.at(-1)?.seq);
    expect(mine.received('message:received')).toEqual([]);
  });

  it('keeps a message while no worker lives, and shows and answers it once when one is back', async () => {
    const conversationId = await newConversation();
    const mine = await onFirst();
    const looking = await onSecond();
    dataOf(await mine.send('conversation:join', conversationId));
    dataOf(await looking.send('conversation:join', conversationId));
    await worker.stop();
    const late = await customer.http.post<SentMessage>(`/conversations/${conversationId}/messages`, {
      content: QUESTION,
    });
    expect(late.status).toBe(202);
    const { userMessage } = dataOf(late);
    expect(userMessage.moderation).toBe('pending');
    const undecided = dataOf(await mine.send('conversation:join', { conversationId, afterSeq: 0 }));
    expect(undecided).toMatchObject({
      syncedTo: 0,
      messages: [{ _id: userMessage._id, moderation: 'pending' }],
    });
    expect(looking.received('message:received')).toEqual([]);

    worker = await startWorker(stores.env);
    await looking.waitFor('message:received', ({ message }) => hasAnswerTo(userMessage)(message), 20_000);
    const received = looking.received('message:received').map(({ message }) => message.senderType);
    expect(received).toEqual(['user', 'ai']);
  }, 60_000);

  it('survives a worker killed in the middle of an answer: another one answers, once', async () => {
    const conversationId = await newConversation();
    const looking = await onSecond();
    dataOf(await looking.send('conversation:join', conversationId));
    const mine = await onFirst();
    const question = dataOf(await mine.say(conversationId, QUESTION));
    await looking.waitFor('ai:delta', ({ replyTo }) => replyTo === question._id);
    await worker.kill();
    worker = await startWorker(stores.env);
    await looking.waitFor('message:received', ({ message }) => hasAnswerTo(question)(message), 40_000);
    const begun = looking.received('ai:delta').filter(({ index }) => index === 0);
    expect(new Set(begun.map(({ messageId }) => messageId)).size).toBe(1);
    const { data } = await listOf(agent, conversationId);
    expect(data.map(({ senderType }) => senderType)).toEqual(['user', 'ai']);
  }, 80_000);

  it('is answered by the agent who took over, and by the assistant once it was handed back', async () => {
    const conversationId = await newConversation();
    const mine = await onFirst();
    dataOf(await mine.send('conversation:join', conversationId));
    const joined = dataOf(await agent.http.post<ConversationView>(`/conversations/${conversationId}/join`));
    expect(joined).toMatchObject({
      isAgentInvolved: true,
      assignedAgent: { _id: agent._id, name: 'Amir Agent' },
    });
    await mine.waitFor('conversation:agent_joined', ({ agentId }) => agentId === agent._id);
    const agentsAnswer = dataOf(await (await onSecond()).say(conversationId, 'Hello, I am here to help.'));
    await mine.waitFor('message:received', ({ message }) => message._id === agentsAnswer._id);
    const next = dataOf(await mine.say(conversationId, QUESTION));
    await mine.waitFor('message:received', ({ message }) => message._id === next._id);
    dataOf(await agent.http.post(`/conversations/${conversationId}/handback`));
    const again = dataOf(await mine.say(conversationId, QUESTION));
    const answer = await mine.waitFor('message:received', ({ message }) => hasAnswerTo(again)(message));
    expect(answer.message.senderType).toBe('ai');
    const after = await listOf(customer, conversationId);
    expect(after.data.some(hasAnswerTo(next))).toBe(false);
  });
});
