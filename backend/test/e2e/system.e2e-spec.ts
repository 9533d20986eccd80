import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  AuditEntryView,
  ConversationView,
  FailedJob,
  FailedJobsSettled,
  MessageView,
  ProcessView,
  SystemStatus,
} from '@switchboard/contracts';
import { UnrecoverableError, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { Types } from 'mongoose';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { closeAfterSuite } from './support/cleanup';
import { eventually } from './support/eventually';
import { addFaq } from './support/faqs';
import { freePort } from './support/free-port';
import { dataOf, errorOf } from './support/http-client';
import { isolatedStores, type IsolatedStores } from './support/isolation';
import { startOwnRedis, type OwnRedis } from './support/own-redis';
import { startWorker, type RunningProcess } from './support/processes';
import { SocketClient } from './support/socket-client';
import { createTestApp, type TestApp } from './support/test-app';

const QUESTION = 'How do I reset my password?';
const ALL_QUEUES = ['ai.moderation', 'ai.reply', 'ai.insight'];
const MINUTE = 60_000;

/** One product from start to end, with a Redis of its own to take away; each part begins where the one before ended. */
describe('the system', () => {
  let stores: IsolatedStores;
  let env: { MONGODB_URI: string; REDIS_URL: string };
  let dataDir: string;
  let port: number;
  let redis: OwnRedis;
  let look: Redis;
  let api: TestApp;
  let worker: RunningProcess;
  let doomed: RunningProcess;
  let admin: SignedInAccount;
  let other: SignedInAccount;
  let agent: SignedInAccount;
  let customer: SignedInAccount;
  let mine: SocketClient;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'switchboard-system-'));
    port = await freePort();
    stores = await isolatedStores();
    redis = await startOwnRedis(dataDir, port);
    closeAfterSuite('stores', async () => {
      await redis.stop();
      await rm(dataDir, { recursive: true, force: true });
    });
    env = { ...stores.env, REDIS_URL: redis.url };
    look = new Redis(redis.url);
    [api, worker, doomed] = await Promise.all([
      createTestApp({ stores, env }),
      startWorker(env),
      startWorker({ ...env, WORKER_QUEUES: 'ai.insight' }),
    ]);
    await addFaq(stores, {
      category: 'account',
      question: QUESTION,
      answer: 'Open the sign-in page and choose "Forgot password".',
    });
    [admin, other, agent, customer] = (await Promise.all(
      (['admin', 'admin', 'agent', 'customer'] as const).map((role) => createSignedIn(api.url, stores, role)),
    )) as [SignedInAccount, SignedInAccount, SignedInAccount, SignedInAccount];
    mine = await SocketClient.connect(api.url, customer.token);
  }, 60_000);

  afterAll(() => look.disconnect());

  const status = async () => dataOf(await admin.http.get<SystemStatus>('/system'));
  const workers = async () => (await status()).processes.filter(({ role }) => role === 'worker');
  const queue = async (name: string) => (await status()).queues?.find((each) => each.name === name);
  const failedJobs = async () => dataOf(await admin.http.get<FailedJob[]>('/ai/failed-jobs'));
  const retry = ({ _id }: { _id: string }, by = admin) => by.http.post<null>(`/ai/failed-jobs/${_id}/retry`);
  const discard = ({ _id }: { _id: string }, by = admin) => by.http.delete<null>(`/ai/failed-jobs/${_id}`);
  const audited = async (action: string) =>
    dataOf(await admin.http.get<AuditEntryView[]>(`/audit?action=${action}`));
  const messagesOf = async (id: string) =>
    dataOf(await customer.http.get<MessageView[]>(`/conversations/${id}/messages`));
  const takeOver = (id: string) => agent.http.post(`/conversations/${id}/join`);

  const conversation = async (): Promise<string> => {
    const { _id } = dataOf(await customer.http.post<ConversationView>('/conversations', {}));
    dataOf(await mine.send('conversation:join', _id));
    return _id;
  };

  /** As if it had been silent for that long. */
  const silence = async ({ _id }: ProcessView, milliseconds: number) => {
    const entry = JSON.parse((await look.hget('system:processes', _id)) ?? '') as { at: number };
    await look.hset('system:processes', _id, JSON.stringify({ ...entry, at: entry.at - milliseconds }));
  };

  const setPreferences = (chatPreferences: object | null) =>
    stores.mongo
      .collection('users')
      .updateOne({ _id: new Types.ObjectId(customer._id) }, { $set: { chatPreferences } });

  /** Questions that no provider can answer, each in a conversation of its own, and their dead letters. */
  const failedReplies = async (count: number) => {
    await setPreferences(null);
    const asked = await Promise.all(
      Array.from({ length: count }, async () => {
        const id = await conversation();
        const { _id: question } = dataOf(await mine.say(id, QUESTION));
        await mine.waitFor('ai:failed', ({ replyTo }) => replyTo === question);
        return { id, question };
      }),
    );
    await setPreferences({ tone: 'formal', responseLength: 'concise', customInstructions: '' });
    return eventually('every job is out of attempts', async () => {
      const letters = await failedJobs();
      const found = asked.map(({ id, question }) => {
        const letter = letters.find(({ message }) => message === question);
        return letter && { id, question, letter };
      });
      return found.every((each) => each !== undefined) && found.map((each) => each);
    });
  };

  it('tells of every process what it is, and nothing that is secret', async () => {
    const now = await status();
    const { version } = jest.requireActual<{ version: string }>('../../package.json');
    expect(now.areProcessesKnown).toBe(true);
    expect(now.processes).toHaveLength(3);
    for (const one of now.processes) {
      expect(one).toMatchObject({ version, nodeVersion: process.version, host: hostname(), isLost: false });
      expect(one.memory).toBeGreaterThan(1_000_000);
      expect(Date.parse(one.startedAt)).toBeLessThanOrEqual(Date.parse(one.heardFromAt));
    }
    const own = now.processes.find(({ role }) => role === 'api');
    expect(own).toMatchObject({ pid: process.pid, queues: [], sockets: 1 });
    expect(own?.requests).toBeGreaterThan(0);
    expect((await workers()).map(({ queues }) => queues).sort((a, b) => b.length - a.length)).toEqual([
      ALL_QUEUES,
      ['ai.insight'],
    ]);
    expect(now.recent.sockets).toBe(1);
    expect(now.queues?.map(({ name, isPaused }) => ({ name, isPaused }))).toEqual(
      ALL_QUEUES.map((name) => ({ name, isPaused: false })),
    );
    expect(now.providers).toMatchObject([{ name: 'embedded', isPrimary: true, breakers: {} }]);
    expect(now.stores).toMatchObject({
      mongodb: { isReachable: true, version: expect.stringMatching(/^\d+\.\d+/), limit: null },
      redis: { isReachable: true, version: expect.stringMatching(/^\d+\.\d+/), deployment: 'standalone' },
    });
    expect(now.stores.mongodb.size).toBeGreaterThan(0);
    expect(now.stores.redis.size).toBeGreaterThan(0);
    expect(JSON.stringify(now)).not.toMatch(/mongodb:\/\/|redis:\/\/|127\.0\.0\.1|secret/);
  });

  it('shows one that was killed as lost, and forgets it after a while', async () => {
    const victim = (await workers()).find(({ queues }) => queues.length === 1);
    if (!victim) throw new Error('the second worker is not there');
    await doomed.kill();
    await silence(victim, MINUTE);
    const lost = (await workers()).find(({ _id }) => _id === victim._id);
    expect(lost?.isLost).toBe(true);
    expect(lost?.startedAt).toBe(
      new Date(Date.parse(lost?.heardFromAt ?? '') - uptimeOf(victim)).toISOString(),
    );
    await silence(victim, 10 * MINUTE);
    expect((await workers()).map(({ _id }) => _id)).not.toContain(victim._id);
    expect(await look.hexists('system:processes', victim._id)).toBe(0);
  });

  const uptimeOf = ({ heardFromAt, startedAt }: ProcessView) =>
    Date.parse(heardFromAt) - Date.parse(startedAt);

  it('retries and discards failed jobs: one wins, and no answer comes where people have taken over', async () => {
    const [answered, thrownAway, takenOver, late] = await failedReplies(4);
    if (!answered || !thrownAway || !takenOver || !late) throw new Error('four were asked for');
    expect(answered.letter).toMatchObject({ conversation: answered.id, attempts: 3, error: 'TypeError' });

    // Of two who discard it one does, and it cannot be retried then.
    const discards = await Promise.all([admin, other].map((by) => discard(thrownAway.letter, by)));
    expect(discards.map(({ status: code }) => code).sort()).toEqual([200, 409]);
    expect(errorOf(await retry(thrownAway.letter))).toBe('CONFLICT');
    expect((await messagesOf(thrownAway.id))[0]?.answerFailure).not.toBeNull();
    expect(await audited('job.discarded')).toMatchObject([
      {
        target: { type: 'job', id: thrownAway.letter._id, name: 'reply' },
        before: { queue: 'ai.reply', conversation: thrownAway.id, attempts: 3, error: 'TypeError' },
      },
    ]);

    // People answer there by now: it is said, and the job stays to be discarded.
    dataOf(await takeOver(takenOver.id));
    expect(errorOf(await retry(takenOver.letter))).toBe('CONFLICT');
    expect((await failedJobs()).map(({ _id }) => _id)).toContain(takenOver.letter._id);
    dataOf(await discard(takenOver.letter));

    // Of two who retry it one does, and it is answered once.
    const retries = await Promise.all([admin, other].map((by) => retry(answered.letter, by)));
    expect(retries.map(({ status: code }) => code).sort()).toEqual([200, 409]);
    await mine.waitFor('message:received', ({ message }) => message.replyTo === answered.question);
    expect((await messagesOf(answered.id)).filter(({ senderType }) => senderType === 'ai')).toHaveLength(1);
    expect(await audited('job.retried')).toHaveLength(1);

    // A worker that stops in good order is gone at once. What is retried now waits.
    await worker.stop();
    expect(await workers()).toEqual([]);
    dataOf(await retry(late.letter));
    const waiting = await queue('ai.reply');
    expect(waiting).toMatchObject({ waiting: 1, failed: 0 });
    expect(Date.now() - Date.parse(waiting?.oldestWaitingSince ?? '')).toBeLessThan(MINUTE);
    // People take over between the retry and the answer.
    dataOf(await takeOver(late.id));
  }, 60_000);

  it('does so for a whole queue, but leaves no message unchecked', async () => {
    const hopeless = new Worker(
      'ai.moderation',
      () => Promise.reject(new UnrecoverableError('a worker that can do nothing')),
      { connection: { url: redis.url, maxRetriesPerRequest: null } },
    );
    closeAfterSuite('clients', () => hopeless.close());
    const id = await conversation();
    const written = await Promise.all(['One', 'Two'].map(async (text) => dataOf(await mine.say(id, text))));
    await eventually('both have failed', async () => (await queue('ai.moderation'))?.failed === 2);
    await hopeless.close();

    const [letter] = await failedJobs();
    expect(errorOf(await discard(letter!))).toBe('CONFLICT');
    const all = '/ai/failed-jobs?queue=ai.moderation';
    expect(dataOf(await admin.http.delete<FailedJobsSettled>(all))).toEqual({ settled: 0, left: 2 });
    const retried = await admin.http.post<FailedJobsSettled>('/ai/failed-jobs/retry', {
      queue: 'ai.moderation',
    });
    expect(dataOf(retried)).toEqual({ settled: 2, left: 0 });
    expect((await audited('job.retried'))[0]).toMatchObject({
      target: { type: 'job', id: null, name: 'ai.moderation' },
      after: { jobs: 2 },
    });
    expect((await failedJobs()).length).toBe(0);

    worker = await startWorker(env);
    for (const { _id } of written) {
      await mine.waitFor('message:received', ({ message }) => message._id === _id);
    }
    // The worker has come past the answer that was taken over, too.
    await eventually('nothing waits for an answer', async () => {
      const now = await queue('ai.reply');
      return now && now.waiting + now.active + now.delayed === 0;
    });
    const late = dataOf(await admin.http.get<ConversationView[]>('/conversations?limit=100'));
    const answers = await Promise.all(
      late
        .filter(({ isAgentInvolved }) => isAgentInvolved)
        .map(async ({ _id }) => (await messagesOf(_id)).filter(({ senderType }) => senderType === 'ai')),
    );
    expect(answers).toEqual([[], []]);
  }, 60_000);

  it('refuses ids and queues that are none', async () => {
    expect(errorOf(await retry({ _id: 'nonsense' }))).toBe('INVALID_ID');
    expect(errorOf(await discard({ _id: 'reply-123' }))).toBe('INVALID_ID');
    expect(errorOf(await retry({ _id: `reply-${String(new Types.ObjectId())}` }))).toBe('CONFLICT');
    expect((await admin.http.delete('/ai/failed-jobs')).status).toBe(400);
    expect((await admin.http.delete('/ai/failed-jobs?queue=ai.nonsense')).status).toBe(400);
    expect((await admin.http.post('/ai/failed-jobs/retry', { queue: 'ai.reply', all: true })).status).toBe(
      400,
    );
    expect((await admin.http.get('/system?verbose=true')).status).toBe(400);
  });

  it('says what it knows while Redis is gone', async () => {
    await redis.stop();
    const now = await status();
    expect(now).toMatchObject({
      areProcessesKnown: false,
      processes: [{ role: 'api', pid: process.pid, isLost: false }],
      queues: null,
      stores: {
        mongodb: { isReachable: true },
        redis: { isReachable: false, version: null, roundTrip: null },
      },
    });
    expect((await retry({ _id: `reply-${String(new Types.ObjectId())}` })).status).toBe(503);
    expect((await status()).recent.serverErrors).toBe(now.recent.serverErrors + 1);
    // Queues close only when there is a Redis.
    redis = await startOwnRedis(dataDir, port);
    await eventually('the processes are known again', async () => (await status()).areProcessesKnown);
  }, 30_000);
});
