import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConversationView, MessageView, SentMessage } from '@switchboard/contracts';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { closeAfterSuite } from './support/cleanup';
import { addFaq } from './support/faqs';
import { freePort } from './support/free-port';
import { dataOf } from './support/http-client';
import { isolatedStores, type IsolatedStores } from './support/isolation';
import { startApi, startWorker, type RunningProcess } from './support/processes';
import { startOwnRedis, type OwnRedis } from './support/own-redis';
import { SocketClient } from './support/socket-client';

const QUESTION = 'How do I reset my password?';

describe('while Redis is gone', () => {
  let stores: IsolatedStores;
  let dataDir: string;
  let port: number;
  let redis: OwnRedis;
  let api: RunningProcess;
  let customer: SignedInAccount;
  let conversationId: string;

  beforeAll(async () => {
    [stores, dataDir, port] = await Promise.all([
      isolatedStores(),
      mkdtemp(join(tmpdir(), 'switchboard-outage-')),
      freePort(),
    ]);
    redis = await startOwnRedis(dataDir, port);
    closeAfterSuite('stores', async () => {
      await redis.stop();
      await rm(dataDir, { recursive: true, force: true });
    });
    const env = { ...stores.env, REDIS_URL: redis.url };
    [api] = await Promise.all([startApi(env), startWorker(env)]);
    customer = await createSignedIn(api.url, stores);
    conversationId = dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id;
    await addFaq(stores, {
      category: 'account',
      question: QUESTION,
      answer: 'Open the sign-in page and choose "Forgot password".',
      keywords: ['password'],
      variants: ['I forgot my password'],
    });
  }, 60_000);

  it('stores and acknowledges messages; checks, shows and answers them once when it is back', async () => {
    const mine = await SocketClient.connect(api.url, customer.token);
    dataOf(await mine.send('conversation:join', conversationId));
    const inFlight = await Promise.all(
      Array.from({ length: 8 }, async (_, index) =>
        dataOf(await mine.say(conversationId, `${QUESTION} (${index})`)),
      ),
    );
    await mine.waitFor('ai:delta');
    // While jobs run: a worker must come through that, too.
    await redis.stop();

    const overSocket = dataOf(await mine.say(conversationId, QUESTION));
    expect(overSocket.moderation).toBe('pending');
    const overHttp = await customer.http.post<SentMessage>(`/conversations/${conversationId}/messages`, {
      content: QUESTION,
    });
    expect(overHttp.status).toBe(202);
    expect((await customer.http.get('/auth/me')).status).toBe(200);
    expect((await fetch(`${api.url}/api/health/ready`)).status).toBe(503);

    redis = await startOwnRedis(dataDir, port);
    await mine.waitFor('sync:required', () => true, 20_000);
    const last = dataOf(overHttp).userMessage;
    await mine.waitFor('message:received', ({ message }) => message.replyTo === last._id, 45_000);
    const list = dataOf(await customer.http.get<MessageView[]>(`/conversations/${conversationId}/messages`));
    const questions = [...inFlight, overSocket, last].map(({ _id }) => _id);
    const answered = list.filter(({ senderType }) => senderType === 'ai').map(({ replyTo }) => replyTo);
    expect(answered).toEqual(questions);
    const shown = mine.received('message:received').map(({ message }) => message._id);
    expect(new Set(shown).size).toBe(shown.length);
  }, 90_000);
});
