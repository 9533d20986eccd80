import { createAccount } from '../e2e/support/accounts';
import { isolatedStores, type IsolatedStores } from '../e2e/support/isolation';
import { startApi, type RunningProcess } from '../e2e/support/processes';
import { ask } from './support/ask';
import { Nginx } from './support/nginx';

/** Wrong passwords are counted by address and e-mail; two are allowed here. */
const LIMITED = { RATE_LIMIT_LOGIN: '2/3600' };

describe('the address that limits count by', () => {
  let stores: IsolatedStores;
  let api: RunningProcess;
  let nginx: Nginx;

  beforeAll(async () => {
    stores = await isolatedStores();
    api = await startApi({ ...stores.env, ...LIMITED, TRUST_PROXY: 'loopback' });
    nginx = await Nginx.start({ apiPorts: [api.port] });
  }, 60_000);

  /** @returns the status of a login with a wrong password by somebody who claims to be at that address. */
  async function guess(url: string, email: string, claimed: string): Promise<number> {
    const headers = {
      'Content-Type': 'application/json',
      'X-Forwarded-For': claimed,
      Forwarded: `for=${claimed}`,
      'X-Real-IP': claimed,
    };
    const body = JSON.stringify({ email, password: 'wrong horse' });
    return (await ask(url, '/api/auth/login', { method: 'POST', headers, body })).status;
  }

  it('is the one that nginx sees, whatever its client claims', async () => {
    const { email } = await createAccount(stores);
    expect(await guess(nginx.url, email, '203.0.113.1')).toBe(401);
    expect(await guess(nginx.url, email, '203.0.113.2')).toBe(401);
    expect(await guess(nginx.url, email, '203.0.113.3')).toBe(429);

    // The API believes its proxies: those two were counted for the address that the test has.
    expect(await guess(api.url, email, '127.0.0.1')).toBe(429);
    expect(await guess(api.url, email, '203.0.113.1')).toBe(401);
  });

  it('is the one that the API sees, when who asks is no proxy that it trusts', async () => {
    const { email } = await createAccount(stores);
    const wary = await startApi({ ...stores.env, ...LIMITED, TRUST_PROXY: '10.0.0.0/8' });
    expect(await guess(wary.url, email, '203.0.113.1')).toBe(401);
    expect(await guess(wary.url, email, '203.0.113.2')).toBe(401);
    expect(await guess(wary.url, email, '203.0.113.3')).toBe(429);
  });
});
