import type { ConversationView, MessagePageMeta, MessageView, SentMessage } from '@switchboard/contracts';
import { createSignedIn, type SignedInAccount } from '../e2e/support/accounts';
import { eventually } from '../e2e/support/eventually';
import { addFaq } from '../e2e/support/faqs';
import { dataOf } from '../e2e/support/http-client';
import { isolatedStores, type IsolatedStores } from '../e2e/support/isolation';
import { startApi, startWorker, type RunningProcess } from '../e2e/support/processes';
import { SocketClient } from '../e2e/support/socket-client';
import { metricOf } from './support/metrics';
import { Nginx } from './support/nginx';

const QUESTION = 'How do I reset my password?';

/** As ops run it: two API processes behind nginx, and a worker for each queue. */
describe('the whole product behind nginx', () => {
  let stores: IsolatedStores;
  let apis: RunningProcess[];
  let replyWorker: RunningProcess;
  let nginx: Nginx;
  let customer: SignedInAccount;
  let agent: SignedInAccount;

  const startReplyWorker = () =>
    startWorker({ ...stores.env, WORKER_QUEUES: 'ai.reply', WORKER_CONCURRENCY: '1' });

  beforeAll(async () => {
    stores = await isolatedStores();
    const env = { ...stores.env, TRUST_PROXY: 'loopback' };
    // One kind after the other: each has its time to become ready, on a busy machine too.
    apis = await Promise.all([startApi(env), startApi(env)]);
    replyWorker = await startReplyWorker();
    await Promise.all(
      ['ai.moderation', 'ai.insight'].map((queue) => startWorker({ ...env, WORKER_QUEUES: queue })),
    );
    nginx = await Nginx.start({ apiPorts: apis.map(({ port }) => port) });
    customer = await createSignedIn(nginx.url, stores, 'customer', 'Carla Customer');
    agent = await createSignedIn(nginx.url, stores, 'agent', 'Amir Agent');
    await addFaq(stores, {
      category: 'account',
      question: QUESTION,
      answer: 'Open the sign-in page and choose "Forgot password".',
      keywords: ['password', 'reset'],
    });
  }, 60_000);

  const newConversation = async (): Promise<string> =>
    dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id;

  const listOf = async ({ http }: SignedInAccount, conversationId: string): Promise<MessageView[]> =>
    dataOf(await http.get<MessageView[], MessagePageMeta>(`/conversations/${conversationId}/messages`));

  const ask = (conversationId: string, headers: Record<string, string> = {}) =>
    customer.http.post<SentMessage>(
      `/conversations/${conversationId}/messages`,
      { content: QUESTION },
      headers,
    );

  const isShown = (socket: SocketClient, { _id }: MessageView) =>
    socket.waitFor('message:received', ({ message }) => message._id === _id);

  it('lets a customer, the assistant and an agent chat over different API processes', async () => {
    const conversationId = await newConversation();
    const mine = await SocketClient.connect(nginx.url, customer.token);
    const agents = await SocketClient.connect(nginx.url, agent.token);
    for (const api of apis) expect(await metricOf(api, 'socket_connections')).toBe(1);
    dataOf(await mine.send('conversation:join', conversationId));
    dataOf(await agents.send('conversation:join', { conversationId }));

    const question = dataOf(await mine.say(conversationId, QUESTION));
    for (const socket of [mine, agents]) {
      const { message } = await socket.waitFor(
        'message:received',
        (one) => one.message.replyTo === question._id,
      );
      const pieces = socket.received('ai:delta').filter(({ replyTo }) => replyTo === question._id);
      expect(pieces.map(({ text }) => text).join('')).toBe(message.content);
    }
    dataOf(await agent.http.post(`/conversations/${conversationId}/join`));
    await mine.waitFor('message:received', ({ message }) => message.senderType === 'system');
    await isShown(mine, dataOf(await agents.say(conversationId, 'Amir here. Did that help?')));
    await isShown(agents, dataOf(await mine.say(conversationId, 'It did, thank you!')));

    const stored = await listOf(customer, conversationId);
    expect(stored.map(({ senderType }) => senderType)).toEqual(['user', 'ai', 'system', 'agent', 'user']);
    expect(await listOf(agent, conversationId)).toMatchObject(stored.map(({ _id, seq }) => ({ _id, seq })));
    for (const socket of [mine, agents]) {
      await isShown(socket, stored.at(-1)!);
      const seen = socket.received('message:received').map(({ message }) => message._id);
      expect(seen).toEqual(stored.map(({ _id }) => _id));
    }
  });

  it('checks messages without delay while no reply worker lives, and answers each once when one is back', async () => {
    await replyWorker.stop();
    const conversations = await Promise.all(Array.from({ length: 6 }, newConversation));
    // 201 is an answer with the verdict; without one in time it would be 202.
    const statuses = (await Promise.all(conversations.map((id) => ask(id)))).map(({ status }) => status);
    expect(statuses).toEqual(conversations.map(() => 201));
    await eventually('the other queues are empty', async () => {
      return (await depthOf('ai.moderation')) + (await depthOf('ai.insight')) === 0;
    });
    expect(await depthOf('ai.reply')).toBe(conversations.length);

    replyWorker = await startReplyWorker();
    await eventually('the queue is empty', async () => (await depthOf('ai.reply')) === 0, 30_000);
    for (const id of conversations) {
      const senders = (await listOf(customer, id)).map(({ senderType }) => senderType);
      expect(senders).toEqual(['user', 'ai']);
    }
  }, 60_000);

  it('gives a reply worker that is started under load its share', async () => {
    const statuses: number[] = [];
    let isEnough = false;
    const askOnAndOn = async (): Promise<void> => {
      const conversationId = await newConversation();
      while (!isEnough) statuses.push((await ask(conversationId, { Prefer: 'wait=30' })).status);
    };
    const load = Promise.allSettled(Array.from({ length: 8 }, askOnAndOn));
    try {
      await eventually(
        'questions wait for the one worker',
        async () => (await depthOf('ai.reply')) > 4,
        30_000,
      );
      const another = await startReplyWorker();
      const before = await repliesDoneBy(replyWorker);
      const haveBothGotOn = async (): Promise<boolean> =>
        (await repliesDoneBy(another)) >= 3 && (await repliesDoneBy(replyWorker)) >= before + 3;
      await eventually('both have answered questions', haveBothGotOn, 45_000);
    } finally {
      isEnough = true;
    }
    expect((await load).filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(new Set(statuses)).toEqual(new Set([201]));
  }, 90_000);

  const repliesDoneBy = (worker: RunningProcess) =>
    metricOf(worker, 'job_duration_seconds_count', { queue: 'ai.reply', outcome: 'completed' });

  /** Jobs that wait, run or failed. */
  const depthOf = (queue: string) => metricOf(apis[0]!, 'queue_depth', { queue });
});
