import { Redis } from 'ioredis';
import { eventually } from './support/eventually';
import { isolatedStores, type IsolatedStores } from './support/isolation';
import { startApi, startWorker } from './support/processes';

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
});
