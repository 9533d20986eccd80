import { createAccount, createSignedIn, signIn } from './support/accounts';
import { dataOf, HttpClient } from './support/http-client';
import { isolatedStores, type IsolatedStores } from './support/isolation';
import { startApi, startWorker, type RunningProcess } from './support/processes';
import { SocketClient } from './support/socket-client';

let stores: IsolatedStores;

beforeAll(async () => {
  stores = await isolatedStores();
});

describe('the built processes', () => {
  let first: RunningProcess;
  let second: RunningProcess;

  beforeAll(async () => {
    [first, second] = await Promise.all([startApi(stores.env), startApi(stores.env)]);
  });

  it('are several APIs that know the same accounts and tokens', async () => {
    const account = await createSignedIn(first.url, stores);
    const elsewhere = new HttpClient(second.url, account.token);
    expect(dataOf(await elsewhere.get<{ email: string }>('/auth/me')).email).toBe(account.email);
  });

  it('speak with sockets on the same port', async () => {
    const account = await signIn(second.url, await createAccount(stores));
    const socket = await SocketClient.connect(second.url, account.token);
    expect(socket.isConnected).toBe(true);
    await expect(SocketClient.connect(second.url, 'no token')).rejects.toThrow();
  });

  it('are a worker whose health and metrics have a port of their own', async () => {
    const worker = await startWorker(stores.env);
    const metrics = await fetch(`${worker.url}/metrics`);
    expect(await metrics.text()).toContain('job_duration_seconds');
    expect((await fetch(`${worker.url}/api/faqs`)).status).toBe(404);
    await worker.stop();
    expect(worker.hasExited).toBe(true);
  });

  it('finish and exit with 0 within seconds when they are told to end', async () => {
    const [api, worker] = await Promise.all([startApi(stores.env), startWorker(stores.env)]);
    await Promise.all([api.stop(), worker.stop()]);
    expect([api.exitCode, worker.exitCode]).toEqual([0, 0]);
    await expect(fetch(`${api.url}/api/health/live`)).rejects.toThrow();
  });

  it('say what is wrong when they cannot start', async () => {
    await expect(startApi({ ...stores.env, JWT_SECRET: 'short' })).rejects.toThrow('JWT_SECRET');
  });
});
