import { resolve } from 'node:path';
import { Redis } from 'ioredis';
import { eventually } from './support/eventually';
import { isolatedStores, type IsolatedStores } from './support/isolation';
import { runToEnd, startApi, startWorker } from './support/processes';
import { TEST_ENVIRONMENT } from './support/test-environment';

/** A BullMQ worker's own connection while it waits for a job, as Redis lists it. */
const WAITING_WORKER = /name=bull:([\w=]+) .*cmd=bzpopmin/;

describe('the two processes', () => {
  let stores: IsolatedStores;
  let redis: Redis;

  beforeAll(async () => {
    stores = await isolatedStores();
    redis = new Redis(stores.redisUrl);
  });

  afterAll(() => redis.disconnect());

  const databaseOf = (url: string) => new URL(url).pathname.slice(1);

  /** Queues that somebody works on, in this suite's own Redis database. */
  const queuesWorkedOn = async (): Promise<string[]> => {
    const clients = ((await redis.client('LIST')) as string)
      .split('\n')
      .filter((line) => line.includes(` db=${databaseOf(stores.redisUrl)} `));
    const names = clients.map((line) => WAITING_WORKER.exec(line)?.[1] ?? '').filter(Boolean);
    return names.map((name) => Buffer.from(name, 'base64').toString()).sort();
  };

  it('work on jobs in the worker alone, and there on the queues it was given', async () => {
    await startApi(stores.env);
    expect(await queuesWorkedOn()).toEqual([]);
    const worker = await startWorker({ ...stores.env, WORKER_QUEUES: 'ai.moderation,ai.insight' });
    await eventually('the worker waits for jobs', async () => (await queuesWorkedOn()).length === 2);
    expect(await queuesWorkedOn()).toEqual(['ai.insight', 'ai.moderation']);
    await worker.stop();
  });

  it.each([
    ['without replies', 'reply has no handler'],
    ['with two for replies', 'reply has several handlers: ReplyProcessor, SecondReplyProcessor'],
  ])('do not start when the worker is built %s', async (MISBUILT, problem) => {
    const preload = { NODE_OPTIONS: `--require ${resolve(__dirname, 'support/misbuilt-worker.cjs')}` };
    const env = { ...TEST_ENVIRONMENT, ...stores.env, ...preload, MISBUILT };
    const { code, stderr } = await runToEnd('main.worker.js', env);
    expect([code, stderr]).toEqual([1, expect.stringContaining(problem)]);
    expect(await queuesWorkedOn()).toEqual([]);
  });
});
