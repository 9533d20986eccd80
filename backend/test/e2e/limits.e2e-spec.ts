import { bearer, createAccount } from '../factories/account';
import { withLostRedis } from '../factories/lost-redis';
import { createTestApp, type TestApp, type TestAppOptions } from './support/test-app';

const LIMITS = { RATE_LIMIT_LOGIN: '5/3600', RATE_LIMIT_REGISTER: '3/3600', RATE_LIMIT_API: '40/60' };

/** Trusts the test as a proxy, so that each test comes from an address of its own. */
const start = (options: TestAppOptions = {}) =>
  createTestApp({ env: { ...LIMITS, TRUST_PROXY: 'loopback' }, ...options });

let address = 0;
const newAddress = () => `192.0.2.${(address += 1)}`;

function login(api: TestApp, from: string, email: string, password: string) {
  return api.http.post('/api/auth/login').set('X-Forwarded-For', from).send({ email, password });
}

function expectRateLimited({ status, headers, body }: Awaited<ReturnType<typeof login>>): void {
  expect(status).toBe(429);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(body).toEqual({
    success: false,
    message: expect.any(String),
    error: 'RATE_LIMITED',
    correlationId: expect.any(String),
  });
}

describe.each<[string, TestAppOptions]>([
  ['with Redis', {}],
  ['without Redis, each process for itself', { override: withLostRedis }],
])('limits %s', (_, options) => {
  let api: TestApp;
  beforeAll(async () => {
    api = await start(options);
  });

  it('let five wrong passwords through for an address and email, then not even the right one', async () => {
    const { email, password } = await createAccount(api);
    const from = newAddress();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect((await login(api, from, email, 'wrong horse')).status).toBe(401);
    }
    const refused = await login(api, from, email, password);
    expectRateLimited(refused);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(3_600);
    expect((await login(api, newAddress(), email, password)).status).toBe(200);
    const another = await createAccount(api);
    expect((await login(api, from, another.email, another.password)).status).toBe(200);
  });

  it('do not count right passwords', async () => {
    const { email, password } = await createAccount(api);
    const from = newAddress();
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      expect((await login(api, from, email, password)).status).toBe(200);
    }
    for (let attempt = 1; attempt <= 4; attempt += 1) await login(api, from, email, 'wrong horse');
    expect((await login(api, from, email, password)).status).toBe(200);
  });

  it('compare no more than five of twenty wrong passwords sent at once', async () => {
    const { email } = await createAccount(api);
    const from = newAddress();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => login(api, from, email, 'wrong horse')),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  it('count wrong current passwords as wrong logins', async () => {
    const account = await createAccount(api);
    const from = newAddress();
    const change = () =>
      api.http
        .put('/api/auth/password')
        .set(...bearer(account))
        .set('X-Forwarded-For', from)
        .send({ currentPassword: 'wrong horse', newPassword: 'a wholly new one' });
    for (let attempt = 1; attempt <= 5; attempt += 1) expect((await change()).status).toBe(401);
    expectRateLimited(await change());
    expectRateLimited(await login(api, from, account.email, account.password));
  });

  it('let so many register from one address', async () => {
    const from = newAddress();
    const register = (number: number) =>
      api.http
        .post('/api/auth/register')
        .set('X-Forwarded-For', from)
        .send({ name: 'Mary', email: `${from}-${number}@example.com`, password: 'correct horse battery' });
    for (const number of [1, 2, 3]) expect((await register(number)).status).toBe(201);
    const refused = await register(4);
    expectRateLimited(refused);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60);
  });

  it('count the requests of a user over all routes, whatever address they come from', async () => {
    const account = await createAccount(api);
    const ask = (path: string) =>
      api.http
        .get(path)
        .set(...bearer(account))
        .set('X-Forwarded-For', newAddress());
    for (let request = 0; request < 40; request += 1) {
      expect((await ask(request % 2 ? '/api/auth/me' : '/api/faqs')).status).toBe(200);
    }
    expectRateLimited(await ask('/api/auth/me'));
    expectRateLimited(await ask('/api/faqs'));
    const another = await createAccount(api);
    await api.http
      .get('/api/auth/me')
      .set(...bearer(another))
      .expect(200);
  });

  it('count requests without a good token by address, an IPv6 one by its network', async () => {
    const ask = (host: number) =>
      api.http
        .get('/api/auth/me')
        .set('X-Forwarded-For', `2001:db8:0:${address}::${host.toString(16)}`)
        .set('Authorization', `Bearer nonsense-${host}`);
    for (let host = 1; host <= 40; host += 1) expect((await ask(host)).status).toBe(401);
    expectRateLimited(await ask(41));
  });

  it('keep a logged-out token out', async () => {
    const account = await createAccount(api);
    await api.http
      .post('/api/auth/logout')
      .set(...bearer(account))
      .expect(200);
    await api.http
      .get('/api/auth/me')
      .set(...bearer(account))
      .expect(401);
  });
});

it('limits are counted by all processes together', async () => {
  const first = await start();
  const second = await start({ stores: first.stores });
  const { email, password } = await createAccount(first);
  const from = newAddress();
  for (const api of [first, second, first, second, first]) {
    expect((await login(api, from, email, 'wrong horse')).status).toBe(401);
  }
  expectRateLimited(await login(first, from, email, password));
  expectRateLimited(await login(second, from, email, password));
});
