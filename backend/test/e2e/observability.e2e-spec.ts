import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConversationView, MessageView, SentMessage } from '@switchboard/contracts';
import { Queue } from 'bullmq';
import { serializeError } from '../../src/platform/logging/serialize-error';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { eventually } from './support/eventually';
import { addFaq } from './support/faqs';
import { dataOf, failureOf } from './support/http-client';
import { isolatedStores, type IsolatedStores } from './support/isolation';
import { startApi, startWorker, type RunningProcess } from './support/processes';
import { SocketClient } from './support/socket-client';

const QUESTION = 'How do I reset my password?';
const ANSWER = 'Open the sign-in page and choose "Forgot password".';

let stores: IsolatedStores;
let api: RunningProcess;
let worker: RunningProcess;
let customer: SignedInAccount;
let conversationId: string;

beforeAll(async () => {
  stores = await isolatedStores();
  await addFaq(stores, { category: 'account', question: QUESTION, answer: ANSWER, keywords: ['password'] });
  [api, worker] = await Promise.all([
    startApi({ ...stores.env, TRUST_PROXY: 'loopback' }),
    startWorker(stores.env),
  ]);
  customer = await createSignedIn(api.url, stores);
  conversationId = dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id;
}, 60_000);

const sendOverHttp = (headers: Record<string, string>) =>
  customer.http.post<SentMessage>(
    `/conversations/${conversationId}/messages`,
    { content: QUESTION },
    headers,
  );

/** Lines of one correlation id, as `what happened` with the job or event it happened to. */
const storyOf = (process: RunningProcess, correlationId: string): string[] =>
  process.logLines
    .filter((line) => line.correlationId === correlationId)
    .map(({ msg, job, event }) => [msg, job ?? event].filter(Boolean).join(': '));

const toldByBoth = async (correlationId: string): Promise<{ ofApi: string[]; ofWorker: string[] }> =>
  eventually('both processes have told the story', () => {
    const [ofApi, ofWorker] = [storyOf(api, correlationId), storyOf(worker, correlationId)];
    // The sentiment of the answer is the last thing that comes of a question.
    const isOver = ofWorker.filter((line) => line === 'job completed: sentiment').length === 2;
    return ofApi.length > 0 && isOver && { ofApi, ofWorker };
  });

const JOBS = ['category', 'moderation', 'reply', 'sentiment', 'sentiment'].map(
  (job) => `job completed: ${job}`,
);

describe('one correlation id', () => {
  it('leads from a request through its jobs to what is pushed', async () => {
    const correlationId = randomUUID();
    const { status, headers } = await sendOverHttp({ 'X-Request-Id': correlationId });
    expect([status, headers.get('x-request-id')]).toEqual([201, correlationId]);
    const { ofApi, ofWorker } = await toldByBoth(correlationId);
    expect(ofApi).toContain('request completed');
    expect(ofWorker.filter((line) => line.startsWith('job completed')).sort()).toEqual(JOBS);
    expect(ofWorker.filter((line) => line === 'pushed: message:received')).toHaveLength(2);
    expect(ofWorker).toContain('pushed: ai:delta');
  });

  it('leads from a socket event through its jobs to what is pushed', async () => {
    const socket = await SocketClient.connect(api.url, customer.token);
    const message = dataOf<MessageView, undefined>(await socket.say(conversationId, QUESTION));
    const moderated = await eventually('the job has run', () =>
      worker.logLines.find(({ job, messageId }) => job === 'moderation' && messageId === message._id),
    );
    const { ofApi, ofWorker } = await toldByBoth(String(moderated.correlationId));
    expect(ofApi).toContain('event answered: message:new');
    expect(ofWorker.filter((line) => line.startsWith('job completed')).sort()).toEqual(JOBS);
    expect(ofWorker.filter((line) => line === 'pushed: message:received')).toHaveLength(2);
  });

  it('is told in a failure, over HTTP and over a socket', async () => {
    const socket = await SocketClient.connect(api.url, customer.token);
    const overHttp = await customer.http.get('/conversations/0123456789abcdef01234567');
    const failure = failureOf(overHttp);
    expect(overHttp.headers.get('x-request-id')).toBe(failure.correlationId);
    const acknowledged = failureOf(await socket.say('0123456789abcdef01234567', QUESTION));
    await eventually('the API has told both', () => {
      const [request] = storyOf(api, failure.correlationId);
      const [event] = storyOf(api, acknowledged.correlationId);
      return request === 'request completed' && event === 'event answered: message:new';
    });
  });

  it('is given by a body that is no JSON, too', async () => {
    const response = await fetch(`${api.url}/api/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"email": nobody',
    });
    const { correlationId } = (await response.json()) as { correlationId: string };
    await eventually('it is in the log', () => storyOf(api, correlationId)[0] === 'request completed');
  });

  it('is taken from trusted proxies alone, and only as a UUID', async () => {
    const forged = await sendOverHttp({ 'X-Request-Id': 'forged\tlines' });
    expect(forged.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const direct = await startApi(stores.env);
    const correlationId = randomUUID();
    const { headers } = await fetch(`${direct.url}/api/faqs`, { headers: { 'X-Request-Id': correlationId } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-request-id')).not.toBe(correlationId);
  });
});

const metricsOf = async ({ url }: RunningProcess): Promise<string> => (await fetch(`${url}/metrics`)).text();

describe('metrics', () => {
  /** The figure of one series; undefined when there is none. */
  const figure = (metrics: string, series: string): number | undefined => {
    const line = metrics.split('\n').find((one) => one.startsWith(`${series} `));
    return line === undefined ? undefined : Number(line.slice(series.length + 1));
  };

  const queue = (): Queue =>
    new Queue('ai.insight', { connection: { url: stores.redisUrl, maxRetriesPerRequest: null } });

  it('count requests, sockets, events and pushes in the API, and the lag of its event loop', async () => {
    const socket = await SocketClient.connect(api.url, customer.token);
    dataOf(await socket.send('conversation:join', conversationId));
    await expect(SocketClient.connect(api.url, 'no token')).rejects.toThrow();
    await socket.sendRaw('no:such:event');
    const metrics = await metricsOf(api);
    for (const series of [
      'http_request_duration_seconds_count{method="POST",route="/api/conversations",status="201"}',
      'http_requests_in_flight',
      'socket_connections',
      'socket_events_total{event="conversation:join"}',
      'socket_event_duration_seconds_count{event="conversation:join",outcome="ok"}',
      'socket_event_duration_seconds_count{event="unknown",outcome="NOT_FOUND"}',
      'socket_handshakes_refused_total{error="UNAUTHENTICATED"}',
      'socket_pushes_total{event="conversation:updated"}',
    ]) {
      expect([series, figure(metrics, series)]).toEqual([series, expect.any(Number)]);
      expect([series, figure(metrics, series)]).not.toEqual([series, 0]);
    }
    expect(figure(metrics, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
  });

  it('count jobs, how long they waited and ran, and the stations of messages in the worker', async () => {
    const before = await metricsOf(worker);
    const [first, then] = ['moderation', 'reply'].map(
      (job) => (text: string) =>
        figure(text, `job_duration_seconds_count{queue="ai.${job}",job="${job}",outcome="completed"}`) ?? 0,
    );
    const { body } = await sendOverHttp({ Prefer: 'wait=20' });
    expect(dataOf({ body }).aiMessage).not.toBeNull();
    const after = await metricsOf(worker);
    expect([first?.(after), then?.(after)]).toEqual([first!(before) + 1, then!(before) + 1]);
    expect(figure(after, 'job_wait_seconds_count{queue="ai.reply",job="reply"}')).toBeGreaterThan(0);
    for (const stage of ['decided', 'shown', 'first_token', 'answered']) {
      const series = `message_stage_seconds_count{stage="${stage}"}`;
      expect([stage, figure(after, series)]).toEqual([stage, (figure(before, series) ?? 0) + 1]);
    }
    expect(figure(after, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
  });

  it('count what fails, and show what is left in the queues, in every process', async () => {
    const insight = queue();
    const mistake = `not an id but ${customer.email}`;
    await insight.add(
      'category',
      { messageId: mistake, correlationId: 'lost' },
      { attempts: 3, backoff: { type: 'fixed', delay: 10 } },
    );
    const failures = (metrics: string, final: boolean) =>
      figure(metrics, `job_failures_total{queue="ai.insight",job="category",final="${final}"}`);
    await eventually('it has failed for good', async () => failures(await metricsOf(worker), true) === 1);
    expect(failures(await metricsOf(worker), false)).toBe(2);
    const lines = worker.logLines.filter(({ correlationId }) => correlationId === 'lost');
    expect(lines.map(({ msg, attempt }) => [msg, attempt])).toEqual([1, 2, 3].map((n) => ['job failed', n]));
    for (const process of [api, worker]) {
      const metrics = await metricsOf(process);
      expect(figure(metrics, 'queue_depth{queue="ai.insight",state="failed"}')).toBe(1);
      expect(figure(metrics, 'queue_depth{queue="ai.insight",state="waiting"}')).toBe(0);
      expect(figure(metrics, 'queue_depth{queue="ai.reply",state="active"}')).toBe(0);
    }
    await insight.close();
  });
});

describe('docs/operations.md', () => {
  it('names every metric that is ours', async () => {
    const page = readFileSync(resolve(__dirname, '../../../docs/operations.md'), 'utf8');
    const metrics = `${await metricsOf(api)}\n${await metricsOf(worker)}`;
    const names = new Set([...metrics.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name));
    const own = [...names].filter((name) => !/^(nodejs|process)_/.test(name));
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('logs', () => {
  it('show errors of the store without the values that they quote', async () => {
    const accounts = stores.mongo.collection('observed');
    await accounts.createIndex({ email: 1 }, { unique: true });
    await accounts.insertOne({ email: customer.email });
    const error: unknown = await accounts.insertOne({ email: customer.email }).catch((e: unknown) => e);
    const shown = serializeError(error);
    expect(shown).toMatchObject({ type: 'MongoServerError', code: 11_000 });
    expect(shown.message).toContain('duplicate key');
    expect(JSON.stringify(shown)).not.toContain(customer.email);
  });
});
