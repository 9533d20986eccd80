import { Message, MessageSchema } from '../../src/modules/messages/message.schema';
import { createSignedIn } from '../e2e/support/accounts';
import { eventually } from '../e2e/support/eventually';
import { addFaq } from '../e2e/support/faqs';
import { isolatedStores, type IsolatedStores } from '../e2e/support/isolation';
import { startApi, startWorker, type RunningProcess } from '../e2e/support/processes';
import { BusyCustomer } from './support/busy-customer';
import { metricOf } from './support/metrics';
import { Nginx } from './support/nginx';

const QUESTION = 'How do I reset my password?';
const CUSTOMERS = 3;
/** So many messages each sends before and after, over each way. */
const ENOUGH = 3;

describe('an API process that is replaced while customers chat', () => {
  let stores: IsolatedStores;
  let old: RunningProcess;
  let staying: RunningProcess;
  let replacement: RunningProcess;
  let nginx: Nginx;
  let customers: BusyCustomer[];

  const fewest = (): number =>
    Math.min(...customers.flatMap(({ overSocket, overHttp }) => [overSocket.length, overHttp.length]));

  const acknowledged = (count: number): Promise<boolean> =>
    eventually('every customer has got on, over both ways', () => fewest() >= count, 30_000);

  beforeAll(async () => {
    stores = await isolatedStores();
    const env = { ...stores.env, TRUST_PROXY: 'loopback' };
    [old, staying] = await Promise.all([startApi(env), startApi(env)]);
    await startWorker(env);
    nginx = await Nginx.start({ apiPorts: [old.port, staying.port] });
    await addFaq(stores, {
      category: 'account',
      question: QUESTION,
      answer: 'Open the sign-in page and choose "Forgot password".',
      keywords: ['password', 'reset'],
    });
    const accounts = await Promise.all(
      Array.from({ length: CUSTOMERS }, () => createSignedIn(nginx.url, stores)),
    );
    customers = await Promise.all(
      accounts.map((account) => BusyCustomer.start(nginx.url, account, QUESTION)),
    );

    await acknowledged(ENOUGH);
    // As upstreams.conf says: start the new one, name it instead of the old one, reload, stop the old one.
    expect(await metricOf(old, 'socket_connections')).toBeGreaterThan(0);
    replacement = await startApi(env);
    await nginx.switchTo([staying.port, replacement.port]);
    await old.stop();
    await acknowledged(fewest() + ENOUGH);
    await Promise.all(customers.map((customer) => customer.stop()));
  }, 120_000);

  it('ends in good order, and its sockets are at others', async () => {
    // One that is cut off ends with 1.
    expect(old.exitCode).toBe(0);
    expect(customers.some(({ connections }) => connections > 1)).toBe(true);
    await eventually('every socket is at one of the others', async () => {
      const counts = await Promise.all(
        [staying, replacement].map((api) => metricOf(api, 'socket_connections')),
      );
      return counts.reduce((sum, count) => sum + count) === CUSTOMERS;
    });
  });

  it('fails no request', async () => {
    expect(customers.flatMap(({ failures }) => failures)).toEqual([]);
    const lines = await nginx.accessLines();
    expect(lines.filter(({ status }) => status !== 101 && (status < 200 || status > 299))).toEqual([]);
    for (const { port } of [old, staying, replacement]) {
      expect(lines.some(({ upstream }) => upstream === `127.0.0.1:${port}`)).toBe(true);
    }
  });

  it('loses no message, and stores none twice', async () => {
    for (const { conversationId, overSocket, overHttp } of customers) {
      const ids = (await storedIn(conversationId)).flatMap(({ clientMessageId }) => clientMessageId ?? []);
      expect(ids.sort()).toEqual([...overSocket, ...overHttp].sort());
    }
  });

  it('leaves every customer with what is stored, in its order', async () => {
    for (const customer of customers) {
      const shown = await eventually('nothing is left to be done', async () => {
        const stored = await storedIn(customer.conversationId);
        return stored.every(({ tasks }) => tasks.length === 0) && stored;
      });
      const list = shown.map(({ seq, _id }) => `${seq} ${String(_id)}`);
      await eventually('the last one was pushed', () => customer.list.length >= list.length);
      expect(customer.list).toEqual(list);
    }
  });

  const storedIn = (conversation: string) =>
    stores.mongo
      .model(Message.name, MessageSchema)
      .find({ conversation, moderation: 'passed', visibility: 'public' })
      .sort({ seq: 1 })
      .lean();
});
