import { createHmac } from 'node:crypto';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { SessionsService } from '../../src/modules/auth/sessions.service';
import { AccountsService } from '../../src/modules/users/accounts.service';
import { UsersService } from '../../src/modules/users/users.service';
import { bearer, createAccount, type TokenHolder } from '../factories/account';
import { eventually } from './support/eventually';
import { createTestApp, type TestApp } from './support/test-app';
import { JWT_SECRET } from './support/test-environment';

let api: TestApp;
let other: TestApp;

beforeAll(async () => {
  api = await createTestApp();
  other = await createTestApp({ stores: api.stores });
});

const statusOf = async (token: string, at = api): Promise<number> =>
  (await at.http.get('/api/auth/me').set(...bearer({ token }))).status;

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A JWT with any header and payload. */
function forge(payload: object, { alg = 'HS256', secret = JWT_SECRET } = {}): string {
  const content = `${encode({ alg, typ: 'JWT' })}.${encode(payload)}`;
  const digest = alg === 'HS512' ? 'sha512' : 'sha256';
  return `${content}.${alg === 'none' ? '' : createHmac(digest, secret).update(content).digest('base64url')}`;
}

function claimsOf({ token }: TokenHolder): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
}

describe('a token', () => {
  let account: TokenHolder;
  beforeAll(async () => {
    account = await createAccount(api);
  });

  it('is accepted when it is one of ours, also over an hour old', async () => {
    expect(await statusOf(account.token)).toBe(200);
    expect(await statusOf(forge({ ...claimsOf(account), iat: Math.floor(Date.now() / 1_000) - 3_600 }))).toBe(
      200,
    );
  });

  it.each<[string, (claims: Record<string, unknown>) => string]>([
    ['expired', (claims) => forge({ ...claims, exp: Math.floor(Date.now() / 1_000) - 1 })],
    ['without an end', ({ exp: _, ...claims }) => forge(claims)],
    ['signed with another secret', (claims) => forge(claims, { secret: 'x'.repeat(32) })],
    ['unsigned', (claims) => forge(claims, { alg: 'none' })],
    ['signed by another algorithm', (claims) => forge(claims, { alg: 'HS512' })],
    ['of an earlier version', (claims) => forge({ ...claims, tv: -1 })],
    ['without a version', ({ tv: _, ...claims }) => forge(claims)],
    ['with an operator for a user', (claims) => forge({ ...claims, id: { $ne: null } })],
    ['of a user who never was', (claims) => forge({ ...claims, id: 'f'.repeat(24) })],
    ['not a token at all', () => 'nonsense'],
  ])('is refused when it is %s', async (_, make) => {
    const { status, body } = await api.http
      .get('/api/auth/me')
      .set(...bearer({ token: make(claimsOf(account)) }));
    expect(status).toBe(401);
    expect(body).toEqual({
      success: false,
      message: expect.any(String),
      error: 'UNAUTHENTICATED',
      correlationId: expect.any(String),
    });
  });

  it('is refused when its payload was changed', async () => {
    const [header, , signature] = account.token.split('.');
    const payload = encode({ ...claimsOf(account), tv: 1 });
    expect(await statusOf(`${header}.${payload}.${signature}`)).toBe(401);
  });

  it('speaks for its own user, however many ask at once', async () => {
    const accounts = await Promise.all(Array.from({ length: 20 }, () => createAccount(api)));
    const answers = await Promise.all(
      accounts.map(
        async (one) => (await api.http.get('/api/auth/me').set(...bearer(one))).body.data._id as string,
      ),
    );
    expect(answers).toEqual(accounts.map(({ _id }) => _id));
  });

  it('is needed where nothing says otherwise, and must be in the header', async () => {
    expect((await api.http.get('/api/auth/me')).body.error).toBe('UNAUTHENTICATED');
    expect((await api.http.get('/api/auth/me').set('Authorization', account.token)).status).toBe(401);
  });

  it('does no harm on a public route when it is no good', async () => {
    const login = { email: account.email, password: account.password };
    await api.http.post('/api/auth/login').set('Authorization', 'Bearer nonsense').send(login).expect(200);
  });
});

it('the database being gone signs nobody out: 503, and login too', async () => {
  const account = await createAccount(api);
  const alone = await createTestApp({ stores: api.stores });
  await alone.app.get<Connection>(getConnectionToken()).close();
  const me = await alone.http.get('/api/auth/me').set(...bearer(account));
  expect([me.status, me.body.error]).toEqual([503, 'DEPENDENCY_UNAVAILABLE']);
  const { email, password } = account;
  const login = await alone.http.post('/api/auth/login').send({ email, password });
  expect([login.status, login.body.error]).toEqual([503, 'DEPENDENCY_UNAVAILABLE']);
});

describe('sessions end', () => {
  it('by logging out: that token in every process, and no other', async () => {
    const account = await createAccount(api);
    const login = await api.http
      .post('/api/auth/login')
      .send({ email: account.email, password: account.password });
    const { token } = login.body.data as TokenHolder;
    expect(await statusOf(token, other)).toBe(200);
    await api.http
      .post('/api/auth/logout')
      .set(...bearer({ token }))
      .expect(200);
    expect(await statusOf(token)).toBe(401);
    await eventually(
      'the other process refuses it',
      async () => (await statusOf(token, other)) === 401,
      3_000,
    );
    expect(await statusOf(account.token)).toBe(200);
    expect(await users(api).findById(account._id)).toMatchObject({ isOnline: false });
  });

  it('all of them by a new password', async () => {
    const account = await createAccount(api);
    const login = await api.http
      .post('/api/auth/login')
      .send({ email: account.email, password: account.password });
    await api.http
      .put('/api/auth/password')
      .set(...bearer(account))
      .send({ currentPassword: account.password, newPassword: 'a wholly new one' })
      .expect(200);
    expect(await statusOf(account.token)).toBe(401);
    expect(await statusOf((login.body.data as TokenHolder).token)).toBe(401);
  });

  it.each<[string, (users: UsersService, id: string) => Promise<unknown>]>([
    ['the role changes', (users, id) => users.changeRole(id, 'agent')],
    ['the user is deactivated', (users, id) => users.deactivate(id)],
    ['the user is deleted', (_, id) => deleteUser(id)],
  ])('when %s, at once here and soon elsewhere', async (_, change) => {
    const account = await createAccount(api);
    expect([await statusOf(account.token), await statusOf(account.token, other)]).toEqual([200, 200]);
    await change(users(api), account._id);
    expect(await statusOf(account.token)).toBe(401);
    await eventually(
      'the other process refuses it',
      async () => (await statusOf(account.token, other)) === 401,
      3_000,
    );
  });

  it('and a deactivated user gets the answer of a wrong password', async () => {
    const account = await createAccount(api);
    await users(api).deactivate(account._id);
    const login = await api.http
      .post('/api/auth/login')
      .send({ email: account.email, password: account.password });
    expect([login.status, login.body.error]).toEqual([401, 'INVALID_CREDENTIALS']);
  });

  it('as one query tells for many open ones', async () => {
    const sessions = api.app.get(SessionsService);
    const [stays, logsOut, leaves, promoted] = await Promise.all(
      Array.from({ length: 4 }, () => createAccount(api)),
    );
    const opened = await Promise.all(
      [stays, logsOut, leaves, promoted].map(async (account) => {
        const { _id: userId, ...session } = await sessions.verify(account?.token ?? '');
        return { userId, ...session };
      }),
    );
    expect(await sessions.stillValid(opened)).toEqual([true, true, true, true]);
    await api.http
      .post('/api/auth/logout')
      .set(...bearer(logsOut as TokenHolder))
      .expect(200);
    await deleteUser((leaves as TokenHolder)._id);
    await users(api).changeRole((promoted as TokenHolder)._id, 'admin');
    expect(await sessions.stillValid(opened)).toEqual([true, false, false, false]);
    expect(
      await sessions.stillValid(opened.slice(0, 1).map((one) => ({ ...one, expiresAt: Date.now() - 1 }))),
    ).toEqual([false]);
  });
});

function deleteUser(id: string): Promise<unknown> {
  return api.app.get(AccountsService).beginDeletion(id, { conversations: 'delete', reassignTo: null }, id);
}

function users(api: TestApp): UsersService {
  return api.app.get(UsersService);
}
