import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { bearer, createAccount } from '../factories/account';
import { closeAfterSuite } from './support/cleanup';
import { isolatedStores } from './support/isolation';
import { createTestApp, type TestApp } from './support/test-app';

/** Milliseconds, after which somebody who waits must know. */
const TOLD_WITHIN = 10_000;

/** Stands before MongoDB, and can hang as a stopped process does: it takes connections and bytes, and says nothing. */
class HangingProxy {
  private readonly sockets = new Set<Socket>();
  private hangs = false;

  private constructor(private readonly server: Server) {}

  static async before(host: string, port: number): Promise<HangingProxy> {
    const proxy: HangingProxy = new HangingProxy(
      createServer((client) => proxy.join(client, connect(port, host))),
    );
    await new Promise<void>((done) => proxy.server.listen(0, '127.0.0.1', done));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  hang(hangs: boolean): void {
    this.hangs = hangs;
    for (const socket of this.sockets) socket[hangs ? 'pause' : 'resume']();
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private join(client: Socket, store: Socket): void {
    for (const [from, to] of [
      [client, store],
      [store, client],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      if (this.hangs) from.pause();
    }
  }
}

describe('while MongoDB hangs', () => {
  let proxy: HangingProxy;
  let api: TestApp;

  beforeAll(async () => {
    const stores = await isolatedStores();
    const uri = new URL(stores.mongoUri);
    proxy = await HangingProxy.before(uri.hostname, Number(uri.port));
    closeAfterSuite('stores', () => proxy.close());
    uri.host = `127.0.0.1:${proxy.port}`;
    uri.searchParams.set('directConnection', 'true');
    api = await createTestApp({ stores, env: { MONGODB_URI: uri.href } });
  });

  it('answers reads and writes with 503 within ten seconds, and recovers', async () => {
    const account = await createAccount(api);
    const me = () => api.http.get('/api/auth/me').set(...bearer(account));
    const register = () =>
      api.http
        .post('/api/auth/register')
        .send({ name: 'Mary', email: 'mary@example.com', password: 'correct horse battery' });
    expect((await me()).status).toBe(200);
    const admin = await createAccount(api, 'admin');
    const system = () => api.http.get('/api/system').set(...bearer(admin));
    expect((await system()).body.data.stores.mongodb.isReachable).toBe(true);

    proxy.hang(true);
    const before = performance.now();
    // An admin is remembered for a few seconds, and is told what hangs.
    const [told, ...answers] = await Promise.all([system(), me(), register(), api.http.get('/api/faqs')]);
    expect(performance.now() - before).toBeLessThan(TOLD_WITHIN);
    expect(told.body.data).toMatchObject({
      areProcessesKnown: true,
      stores: { mongodb: { isReachable: false, version: null }, redis: { isReachable: true } },
    });
    for (const { status, body } of answers) {
      expect([status, body.error]).toEqual([503, 'DEPENDENCY_UNAVAILABLE']);
    }
    const again = performance.now();
    expect((await me()).status).toBe(503);
    expect(performance.now() - again).toBeLessThan(5_000);

    proxy.hang(false);
    for (const until = performance.now() + TOLD_WITHIN; performance.now() < until;) {
      if ((await me()).status === 200) return;
    }
    expect((await me()).status).toBe(200);
  }, 60_000);
});
