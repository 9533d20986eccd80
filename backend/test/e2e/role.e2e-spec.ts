import type { SignedInUser } from '@switchboard/contracts';
import { createSignedIn, signIn } from './support/accounts';
import { isolatedStores, type IsolatedStores } from './support/isolation';
import { runToEnd, startApi, type EndedProcess, type RunningProcess } from './support/processes';
import { SocketClient } from './support/socket-client';
import { JWT_SECRET } from './support/test-environment';

let stores: IsolatedStores;
let api: RunningProcess;

beforeAll(async () => {
  stores = await isolatedStores();
  api = await startApi(stores.env);
});

const giveRole = (...args: string[]): Promise<EndedProcess> =>
  runToEnd('main.role.js', { ...stores.env, JWT_SECRET }, args);

describe('npm run role', () => {
  it('makes an administrator of a customer, whose tokens and sockets end', async () => {
    const account = await createSignedIn(api.url, stores);
    const socket = await SocketClient.connect(api.url, account.token);
    const { code, stdout, stderr } = await giveRole(account.email.toUpperCase(), 'admin');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`${account.email.toUpperCase()} has the role admin now, and has to sign in again.\n`);
    await socket.waitForDisconnect();
    expect((await account.http.get('/auth/me')).status).toBe(401);
    const again = await signIn(api.url, account);
    expect((await again.http.get<SignedInUser>('/auth/me')).body).toMatchObject({ data: { role: 'admin' } });
  });

  it.each([
    [['nobody@example.com', 'admin'], 'There is no account'],
    [['nobody@example.com', 'owner'], 'Usage: npm run role'],
    [['nobody@example.com'], 'Usage: npm run role'],
    [['nobody@example.com', 'admin', 'agent'], 'Usage: npm run role'],
  ])('says what is wrong with %j', async (args, problem) => {
    const { code, stderr } = await giveRole(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(problem);
  });
});
