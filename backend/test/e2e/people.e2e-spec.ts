import type {
  ConversationView,
  MessagePageMeta,
  MessageView,
  StaffConversationView,
} from '@switchboard/contracts';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { eventually } from './support/eventually';
import { addFaq } from './support/faqs';
import { dataOf, errorOf, successOf } from './support/http-client';
import { isolatedStores, type IsolatedStores } from './support/isolation';
import { startApi, startWorker, type RunningProcess } from './support/processes';
import { SocketClient } from './support/socket-client';

const KNOWN = 'How do I reset my password?';
const UNKNOWN = 'Which zebra won the lunar chess tournament?';

describe('people and the assistant', () => {
  let stores: IsolatedStores;
  let api: RunningProcess;
  let customer: SignedInAccount;
  let agent: SignedInAccount;
  let colleague: SignedInAccount;

  beforeAll(async () => {
    stores = await isolatedStores();
    const env = { ...stores.env, TAKEOVER_LAPSE_SECONDS: '1' };
    [api] = await Promise.all([startApi(env), startWorker(env)]);
    [customer, agent, colleague] = await Promise.all([
      createSignedIn(api.url, stores, 'customer', 'Carla Customer'),
      createSignedIn(api.url, stores, 'agent', 'Amir Agent'),
      createSignedIn(api.url, stores, 'agent', 'Berta Agent'),
    ]);
    await addFaq(stores, {
      category: 'account',
      question: KNOWN,
      answer: 'Open the sign-in page and choose "Forgot password".',
      keywords: ['password', 'reset'],
      variants: ['I forgot my password'],
    });
  }, 60_000);

  const connect = (account: SignedInAccount) => SocketClient.connect(api.url, account.token);
  const newConversation = async () =>
    dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id;
  const stateOf = async (id: string) =>
    dataOf(await agent.http.get<StaffConversationView>(`/conversations/${id}`));
  const messagesOf = async (id: string, reader = customer) =>
    successOf(await reader.http.get<MessageView[], MessagePageMeta>(`/conversations/${id}/messages`)).data;

  const joined = async (account: SignedInAccount, conversationId: string) => {
    const socket = await connect(account);
    dataOf(await socket.send('conversation:join', conversationId));
    return socket;
  };

  const answerTo = (socket: SocketClient, question: MessageView) =>
    socket.waitFor('message:received', ({ message }) => message.replyTo === question._id);

  it('says honestly that it does not know, and asks a person the second time', async () => {
    const id = await newConversation();
    const mine = await joined(customer, id);
    const first = await answerTo(mine, dataOf(await mine.say(id, UNKNOWN)));
    expect(first.message.content).toMatch(/don't know|do not know/i);
    expect(first.message.metadata.citations).toEqual([]);
    expect((await stateOf(id)).status).toBe('active');
    dataOf(await mine.say(id, 'And which walrus painted the Eiffel tower plaid?'));
    const told = await mine.waitFor('message:received', ({ message }) => message.senderType === 'system');
    expect(told.message.content).toContain('colleague');
    expect(await stateOf(id)).toMatchObject({
      status: 'escalated',
      escalation: { reason: 'low_confidence' },
    });

    // Still there for what it knows, and never a second time for what it does not.
    const known = await answerTo(mine, dataOf(await mine.say(id, KNOWN)));
    expect(known.message.metadata.citations).toHaveLength(1);
  });

  it('brings in a person who is asked for, once', async () => {
    const id = await newConversation();
    const [mine, staff] = [await joined(customer, id), await connect(agent)];
    dataOf(await mine.say(id, 'I want to talk to a human please'));
    await mine.waitFor('message:received', ({ message }) => message.senderType === 'system');
    await staff.waitFor(
      'conversation:updated',
      ({ conversationId, changes }) => conversationId === id && changes.status === 'escalated',
    );
    const again = await answerTo(mine, dataOf(await mine.say(id, 'Please let me talk to a real person')));
    expect(again.message.content).toContain('already asked');
    const lines = (await messagesOf(id)).filter(({ senderType }) => senderType === 'system');
    expect(lines).toHaveLength(1);
    expect(await stateOf(id)).toMatchObject({ escalation: { reason: 'requested' } });
  });

  it('lets a customer ask for a person and give no other reason', async () => {
    const id = await newConversation();
    const refused = await customer.http.post(`/conversations/${id}/escalate`, { reason: 'policy' });
    expect([refused.status, errorOf(refused)]).toEqual([403, 'FORBIDDEN']);
    expect((await customer.http.post(`/conversations/${id}/escalate`, { reason: 'boredom' })).status).toBe(
      400,
    );
    const both = await Promise.all(
      [1, 2].map(() => customer.http.post<ConversationView>(`/conversations/${id}/escalate`)),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const lines = (await messagesOf(id)).filter(({ senderType }) => senderType === 'system');
    expect(lines).toHaveLength(1);
  });

  it('meets a cry for help with crisis wording and people, and the assistant is silent', async () => {
    const id = await newConversation();
    const mine = await joined(customer, id);
    const cry = dataOf(await mine.say(id, 'I want to kill myself'));
    const shown = await mine.waitFor('message:received', ({ message }) => message._id === cry._id);
    expect(shown.message.moderation).toBe('passed');
    const told = await mine.waitFor('message:received', ({ message }) => message.senderType === 'system');
    expect(told.message.content).toMatch(/crisis line/);
    const next = dataOf(await mine.say(id, KNOWN));
    await eventually('the question is through', async () => {
      const stored = await stores.mongo.collection('messages').findOne({ content: KNOWN, seq: next.seq });
      return stored?.moderation === 'passed' && stored.tasks.length === 0;
    });
    expect((await messagesOf(id)).map(({ senderType }) => senderType)).toEqual(['user', 'system', 'user']);
    expect(await stateOf(id)).toMatchObject({ status: 'escalated', escalation: { reason: 'crisis' } });
  });

  it('has crisis wording also for who waits for a person already, and silence until somebody hands back', async () => {
    const id = await newConversation();
    const mine = await joined(customer, id);
    dataOf(await customer.http.post(`/conversations/${id}/escalate`));
    dataOf(await mine.say(id, 'I want to kill myself'));
    await mine.waitFor('message:received', ({ message }) => message.content.includes('crisis line'));
    expect(dataOf(await customer.http.post<ConversationView>(`/conversations/${id}/reopen`)).status).toBe(
      'escalated',
    );

    dataOf(await customer.http.post(`/conversations/${id}/resolve`));
    const unanswered = dataOf(await mine.say(id, KNOWN));
    await eventually('the question is through', async () => {
      const stored = await stores.mongo
        .collection('messages')
        .findOne({ content: KNOWN, seq: unanswered.seq });
      return stored?.moderation === 'passed' && stored.tasks.length === 0;
    });
    expect((await messagesOf(id)).some(({ senderType }) => senderType === 'ai')).toBe(false);

    dataOf(await agent.http.post(`/conversations/${id}/handback`));
    const answer = await answerTo(mine, dataOf(await mine.say(id, KNOWN)));
    expect(answer.message.senderType).toBe('ai');
  });

  it('does nothing else when an agent repeats a message after handing back', async () => {
    const id = await newConversation();
    const staff = await joined(agent, id);
    const first = dataOf(await staff.say(id, 'Hello, how can I help?', 'repeated'));
    dataOf(await agent.http.post(`/conversations/${id}/handback`));
    expect(dataOf(await staff.say(id, 'Hello, how can I help?', 'repeated'))._id).toBe(first._id);
    expect(await stateOf(id)).toMatchObject({ isAgentInvolved: false, assignedAgent: null });
    const joins = (await messagesOf(id)).filter(({ content }) => content.includes('has joined'));
    expect(joins).toHaveLength(1);
  });

  it('assigns the first of two agents who join at once; the other takes part', async () => {
    const id = await newConversation();
    const answers = await Promise.all(
      [agent, colleague].map(({ http }) => http.post<ConversationView>(`/conversations/${id}/join`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const state = await stateOf(id);
    expect([agent._id, colleague._id]).toContain(state.assignedAgent?._id);
    expect(state.participants.map(({ user }) => user).sort()).toEqual(
      [customer._id, agent._id, colleague._id].sort(),
    );
    const lines = (await messagesOf(id)).map(({ content }) => content).sort();
    expect(lines).toEqual([
      'Amir Agent has joined the conversation.',
      'Berta Agent has joined the conversation.',
    ]);
  });

  it('takes over when an agent writes, and answers once more when staff ask for it', async () => {
    const id = await newConversation();
    const [mine, staff] = [await joined(customer, id), await joined(agent, id)];
    dataOf(await staff.say(id, 'Hello, how can I help?'));
    await mine.waitFor('conversation:agent_joined', ({ agentId }) => agentId === agent._id);
    const question = dataOf(await mine.say(id, KNOWN));
    await staff.waitFor('message:received', ({ message }) => message._id === question._id);
    dataOf(await staff.send('ai:responding', { conversationId: id }));
    const answer = await answerTo(mine, question);
    expect(answer.message.senderType).toBe('ai');
    expect(await stateOf(id)).toMatchObject({ isAgentInvolved: true });
    expect(errorOf(await staff.send('ai:responding', { conversationId: id }))).toBe('CONFLICT');
    expect(errorOf(await mine.send('ai:responding', { conversationId: id }))).toBe('FORBIDDEN');
  });

  it('lapses when the customer waits and the agent is gone, and the assistant answers', async () => {
    const id = await newConversation();
    dataOf(await colleague.http.post(`/conversations/${id}/join`));
    const mine = await joined(customer, id);
    const question = dataOf(await mine.say(id, KNOWN));
    const answer = await mine.waitFor(
      'message:received',
      ({ message }) => message.replyTo === question._id,
      20_000,
    );
    expect(answer.message.senderType).toBe('ai');
    expect(await stateOf(id)).toMatchObject({
      status: 'escalated',
      isAgentInvolved: false,
      assignedAgent: null,
    });
    expect((await messagesOf(id)).map(({ content }) => content).join('\n')).toContain(
      'not available right now',
    );
  });

  it('reopens a resolved conversation when its customer writes', async () => {
    const id = await newConversation();
    expect(dataOf(await customer.http.post<ConversationView>(`/conversations/${id}/resolve`)).status).toBe(
      'resolved',
    );
    const mine = await joined(customer, id);
    await answerTo(mine, dataOf(await mine.say(id, KNOWN)));
    expect((await stateOf(id)).status).toBe('active');
  });

  it('never shows a customer a note among staff, by any route or event', async () => {
    const id = await newConversation();
    const [mine, staff] = [await joined(customer, id), await joined(agent, id)];
    const secret = 'This customer is on the internal watch list';
    const path = `/conversations/${id}/messages`;
    const written = await agent.http.post(path, { content: secret, visibility: 'internal' });
    expect(written.status).toBe(201);
    await staff.waitFor('message:received', ({ message }) => message.content === secret);
    const refused = await customer.http.post(path, { content: 'mine', visibility: 'internal' });
    expect([refused.status, errorOf(refused)]).toEqual([403, 'FORBIDDEN']);
    await answerTo(mine, dataOf(await mine.say(id, KNOWN)));

    const seen = [
      await customer.http.get(path),
      await customer.http.get(`${path}?afterSeq=0`),
      await customer.http.get(`/conversations/${id}`),
      await customer.http.get('/conversations'),
      dataOf(await mine.send('conversation:join', { conversationId: id, afterSeq: 0 })),
      mine.everything(),
    ];
    expect(JSON.stringify(seen)).not.toContain('watch list');
    expect((await messagesOf(id, agent)).map(({ content }) => content)).toContain(secret);
    const { meta } = successOf(await customer.http.get<MessageView[], MessagePageMeta>(`${path}?afterSeq=0`));
    expect(meta?.syncedTo).toBe(meta?.lastSeq);
    expect((await stateOf(id)).isAgentInvolved).toBe(false);
  });
});
