import type {
  CannedReplyView,
  ConversationHelp,
  ConversationView,
  FaqDraft,
  MessageView,
  StaffConversationView,
  WritingHelp,
} from '@switchboard/contracts';
import { Redis } from 'ioredis';
import { Types } from 'mongoose';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { eventually } from './support/eventually';
import { addFaq } from './support/faqs';
import { dataOf, errorOf, failureOf, HttpClient } from './support/http-client';
import { isolatedStores, type IsolatedStores } from './support/isolation';
import { startApi, startWorker, type RunningProcess } from './support/processes';
import { SocketClient } from './support/socket-client';

const PROBLEM = 'I was charged twice for my March subscription and need one refund.';
const ANSWER = 'Open Settings > Billing and choose "Request a refund" beside the payment.';

let stores: IsolatedStores;
let api: RunningProcess;
let worker: RunningProcess;
let customer: SignedInAccount;
let agent: SignedInAccount;

beforeAll(async () => {
  stores = await isolatedStores();
  [api, worker] = await Promise.all([startApi(stores.env), startWorker(stores.env)]);
  [customer, agent] = await Promise.all([
    createSignedIn(api.url, stores, 'customer', 'Carla Customer'),
    createSignedIn(api.url, stores, 'agent', 'Amir Agent'),
  ]);
  await addFaq(stores, {
    category: 'billing',
    question: 'How do I get a refund?',
    answer: ANSWER,
    keywords: ['refund', 'charged'],
    variants: ['I was charged twice and want a refund'],
  });
  dataOf(
    await agent.http.post<CannedReplyView>('/canned-replies', {
      shortcut: 'charged-twice',
      title: 'Charged twice',
      content: 'Sorry that you were charged twice, {name}. Please send me the dates of both payments.',
      category: 'billing',
    }),
  );
}, 60_000);

const newConversation = async () =>
  dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id;
const stateOf = async (id: string) =>
  dataOf(await agent.http.get<StaffConversationView>(`/conversations/${id}`));

const connect = (account: SignedInAccount) => SocketClient.connect(api.url, account.token);
const joined = async (account: SignedInAccount, id: string) => {
  const socket = await connect(account);
  dataOf(await socket.send('conversation:join', id));
  return socket;
};

/** A customer's message that is through, answer included. */
async function ask(socket: SocketClient, id: string, content: string): Promise<MessageView> {
  const question = dataOf(await socket.say(id, content));
  await socket.waitFor('message:received', ({ message }) => message.replyTo === question._id);
  return question;
}

const summaryOf = (socket: SocketClient, id: string, words: string | RegExp) =>
  socket.waitFor(
    'conversation:summary',
    ({ conversationId, summary }) => conversationId === id && summary.search(words) >= 0,
  );

const suggestionsOf = (socket: SocketClient, id: string) =>
  socket.waitFor('conversation:suggestions', ({ conversationId }) => conversationId === id);

const tasksOf = (id: string) =>
  stores.mongo
    .collection('messages')
    .find({ conversation: new Types.ObjectId(id), tasks: { $in: ['summary', 'smart-reply'] } })
    .toArray();

describe('a summary and suggested replies', () => {
  it('come to staff when a conversation is escalated, and stay with it', async () => {
    const id = await newConversation();
    const [mine, staff] = [await joined(customer, id), await connect(agent)];
    await ask(mine, id, PROBLEM);
    expect(await stateOf(id)).toMatchObject({ summary: null, suggestions: [] });
    expect((await customer.http.post(`/conversations/${id}/escalate`)).status).toBe(200);

    const { summary } = await summaryOf(staff, id, 'charged twice');
    const { suggestions } = await suggestionsOf(staff, id);
    expect(suggestions).toHaveLength(3);
    expect(new Set(suggestions).size).toBe(3);
    expect(suggestions).toContainEqual(expect.stringContaining('charged twice, Carla'));
    expect(await stateOf(id)).toMatchObject({ summary, suggestions });
    await eventually('nothing is left to do', async () => (await tasksOf(id)).length === 0);
  });

  it('come when an agent joins, and follow the conversation', async () => {
    const id = await newConversation();
    const [mine, staff] = [await joined(customer, id), await connect(agent)];
    await ask(mine, id, PROBLEM);
    dataOf(await agent.http.post(`/conversations/${id}/join`));
    await summaryOf(staff, id, 'charged twice');
    await suggestionsOf(staff, id);

    staff.forget();
    dataOf(await mine.say(id, 'Also, my invoice INV-20931 shows the wrong VAT number.'));
    await summaryOf(staff, id, 'INV-20931');
    await suggestionsOf(staff, id);

    await eventually('all of that is done', async () => (await tasksOf(id)).length === 0);
    staff.forget();
    dataOf(await staff.say(id, 'I have corrected the VAT number and sent you the new invoice INV-20932.'));
    const { summary } = await summaryOf(staff, id, 'INV-20932');
    await eventually('all of that is done', async () => (await tasksOf(id)).length === 0);
    expect(staff.received('conversation:suggestions')).toEqual([]);
    expect((await stateOf(id)).summary).toBe(summary);
  });

  it('do not come while the assistant has the conversation, nor from notes', async () => {
    const id = await newConversation();
    const [mine, staff] = [await joined(customer, id), await connect(agent)];
    await ask(mine, id, PROBLEM);
    dataOf(
      await agent.http.post(`/conversations/${id}/messages`, {
        content: 'Watch INV-666',
        visibility: 'internal',
      }),
    );
    expect(await stateOf(id)).toMatchObject({ summary: null, suggestions: [] });
    await customer.http.post(`/conversations/${id}/escalate`);
    const { summary } = await summaryOf(staff, id, 'charged twice');
    expect(summary).not.toContain('INV-666');
  });

  it('reach no customer, by any route or event', async () => {
    const id = await newConversation();
    const [mine, staff] = [await joined(customer, id), await connect(agent)];
    await ask(mine, id, PROBLEM);
    await customer.http.post(`/conversations/${id}/escalate`);
    const { suggestions } = await suggestionsOf(staff, id);
    await summaryOf(staff, id, 'charged twice');
    const refused = await customer.http.post(`/conversations/${id}/summary`);
    expect([refused.status, errorOf(refused)]).toEqual([403, 'FORBIDDEN']);
    // Whatever was sent before this answer has come.
    await ask(mine, id, 'How do I get a refund?');

    const seen = [
      await customer.http.get(`/conversations/${id}`),
      await customer.http.get('/conversations'),
      await customer.http.get(`/conversations/${id}/messages?afterSeq=0`),
      dataOf(await mine.send('conversation:join', { conversationId: id, afterSeq: 0 })),
    ].map((answer) => JSON.stringify(answer));
    for (const text of seen) {
      expect(text).not.toMatch(/"summary"|"suggestions"/);
      for (const suggestion of suggestions) expect(text).not.toContain(suggestion);
    }
    expect(mine.events).not.toContain('conversation:summary');
    expect(mine.events).not.toContain('conversation:suggestions');
  });

  it('are made at once when staff ask, and told to the others', async () => {
    const id = await newConversation();
    const empty = await agent.http.post(`/conversations/${id}/summary`);
    expect([empty.status, errorOf(empty)]).toEqual([409, 'CONFLICT']);
    const [mine, staff] = [await joined(customer, id), await connect(agent)];
    await ask(mine, id, PROBLEM);

    for (const round of [1, 2]) {
      staff.forget();
      const answer = await agent.http.post<ConversationHelp>(`/conversations/${id}/summary`);
      expect([round, answer.status]).toEqual([round, 200]);
      const help = dataOf(answer);
      expect(help.summary).toContain('charged twice');
      expect(help.suggestions).toHaveLength(3);
      expect((await summaryOf(staff, id, 'charged')).summary).toBe(help.summary);
      expect((await suggestionsOf(staff, id)).suggestions).toEqual(help.suggestions);
      expect(await stateOf(id)).toMatchObject(help);
    }
    const unknown = await agent.http.post('/conversations/0123456789abcdef01234567/summary');
    expect([unknown.status, errorOf(unknown)]).toEqual([404, 'CONVERSATION_NOT_FOUND']);
    expect((await agent.http.post('/conversations/nonsense/summary')).status).toBe(400);
    expect((await new HttpClient(api.url).post(`/conversations/${id}/summary`)).status).toBe(401);
  });

  it('are found again in the store when their jobs are lost, and made once for all who waited', async () => {
    const id = await newConversation();
    const [mine, staff] = [await joined(customer, id), await connect(agent)];
    await ask(mine, id, PROBLEM);
    await worker.kill();
    await customer.http.post(`/conversations/${id}/escalate`);
    for (const content of ['I have sent you the refund of 24 euros today.', 'The reference is RF-2041.']) {
      dataOf(await agent.http.post(`/conversations/${id}/messages`, { content }));
    }
    // Of the escalation, the joining and both messages.
    expect(await tasksOf(id)).toHaveLength(4);

    const redis = new Redis(stores.redisUrl);
    expect((await redis.keys('bull:ai.insight:summary-*')).length).toBeGreaterThanOrEqual(4);
    await redis.del(...(await redis.keys('bull:ai.*')));
    redis.disconnect();
    // As if it had lain there for a while.
    await stores.mongo
      .collection('messages')
      .updateMany({ conversation: new Types.ObjectId(id) }, { $set: { updatedAt: new Date(0) } });
    worker = await startWorker(stores.env);
    await summaryOf(staff, id, '24 euros');
    await suggestionsOf(staff, id);
    await eventually('nothing is left to do', async () => (await tasksOf(id)).length === 0);

    // What was told before this has come before it.
    dataOf(await agent.http.post(`/conversations/${id}/summary`));
    await eventually('the second one comes', () => staff.received('conversation:summary').length > 1);
    expect(staff.received('conversation:summary')).toHaveLength(2);
  });
});

describe('help while writing', () => {
  it.each([
    ['corrected', 'i recieved teh invoice', 'I received the invoice.'],
    ['formal', "Hey! It's done", 'Hello. It is done.'],
    [
      'friendlier',
      'Send us the number.',
      'Hi there! Please send us the number. Let me know if you need anything else!',
    ],
    ['shorter', 'Thank you for your message. I just wanted to let you know that it is done.', 'It is done.'],
  ])('makes a draft %s', async (style, text, rewritten) => {
    const answer = await agent.http.post<WritingHelp>('/ai/rewrite', { text, style });
    expect(answer.status).toBe(200);
    expect(dataOf(answer)).toEqual({ text: rewritten, provider: 'embedded', model: 'embedded-1' });
  });

  it('says that nothing can be translated without a language model', async () => {
    const refused = await agent.http.post('/ai/translate', { text: 'Hello', language: 'pt-br' });
    expect([refused.status, errorOf(refused)]).toEqual([503, 'DEPENDENCY_UNAVAILABLE']);
    expect(failureOf(refused).message).toMatch(/language model/);
  });

  it('drafts an FAQ from what an agent answered, without the people in it', async () => {
    const id = await newConversation();
    const [mine, staff] = [await joined(customer, id), await joined(agent, id)];
    const unanswered = await agent.http.post('/ai/draft-faq', { conversation: id });
    expect([unanswered.status, errorOf(unanswered)]).toEqual([409, 'CONFLICT']);
    await ask(mine, id, 'I would like to change the address on my invoices.');
    dataOf(await staff.say(id, 'Hello Carla, this is Amir from billing.'));
    dataOf(await staff.say(id, 'You can change the billing address under Settings > Billing > Address.'));
    const answer = await agent.http.post<FaqDraft>('/ai/draft-faq', { conversation: id });
    expect(answer.status).toBe(200);
    const draft = dataOf(answer);
    expect(draft).toMatchObject({
      category: 'billing',
      question: 'How can I change the address on my invoices?',
      answer: 'You can change the billing address under Settings > Billing > Address.',
    });
    expect(draft.keywords).toContain('address');
    expect(JSON.stringify(draft)).not.toMatch(/carla|amir/i);
    const unknown = await agent.http.post('/ai/draft-faq', { conversation: '0123456789abcdef01234567' });
    expect([unknown.status, errorOf(unknown)]).toEqual([404, 'CONVERSATION_NOT_FOUND']);
  });

  it.each([
    ['/ai/rewrite', 'text', { style: 'formal' }],
    ['/ai/rewrite', 'text', { text: ' ', style: 'formal' }],
    ['/ai/rewrite', 'text', { text: 'x'.repeat(4_001), style: 'formal' }],
    ['/ai/rewrite', 'text', { text: ['x'], style: 'formal' }],
    ['/ai/rewrite', 'style', { text: 'x', style: 'rude' }],
    ['/ai/rewrite', 'tone', { text: 'x', style: 'formal', tone: 'formal' }],
    ['/ai/translate', 'language', { text: 'x', language: 'german please' }],
    ['/ai/translate', 'language', { text: 'x', language: 'x' }],
    ['/ai/translate', 'language', { text: 'x', language: ['de'] }],
    ['/ai/translate', 'language', { text: 'x' }],
    ['/ai/draft-faq', 'conversation', { conversation: 'nonsense' }],
    ['/ai/draft-faq', 'conversation', {}],
  ])('%s refuses a wrong %s and names it', async (path, field, body) => {
    const answer = await agent.http.post(path, body);
    expect(answer.status).toBe(400);
    expect(failureOf(answer).details?.map((detail) => detail.field)).toContain(field);
  });

  it('is for staff', async () => {
    const calls = [
      ['/ai/rewrite', { text: 'x', style: 'formal' }],
      ['/ai/translate', { text: 'x', language: 'de' }],
      ['/ai/draft-faq', { conversation: '0123456789abcdef01234567' }],
    ] as const;
    for (const [path, body] of calls) {
      expect((await customer.http.post(path, body)).status).toBe(403);
      expect((await new HttpClient(api.url).post(path, body)).status).toBe(401);
    }
  });
});

describe('the limit on help', () => {
  it('counts for each of the staff, over all kinds together, and says when to come back', async () => {
    const limited = await startApi({ ...stores.env, RATE_LIMIT_ASSIST: '2/60' });
    const [one, other] = await Promise.all([
      createSignedIn(limited.url, stores, 'agent'),
      createSignedIn(limited.url, stores, 'agent'),
    ]);
    const draft = { text: 'x', style: 'formal' };
    expect((await one.http.post('/ai/rewrite', draft)).status).toBe(200);
    expect((await one.http.post('/ai/translate', { text: 'x', language: 'de' })).status).toBe(503);
    const refused = await one.http.post('/ai/rewrite', draft);
    expect([refused.status, errorOf(refused)]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await other.http.post('/ai/rewrite', draft)).status).toBe(200);
  });
});
