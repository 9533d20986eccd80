import { Types } from 'mongoose';
import { bearer, createAccount } from '../factories/account';
import { createTestApp, type TestApp } from './support/test-app';

let api: TestApp;

beforeAll(async () => {
  api = await createTestApp();
});

const PASSWORD = 'correct horse battery';
const REGISTER = { name: 'Mary Jones', email: 'mary@example.com', password: PASSWORD };

const failure = (error: string) => ({
  success: false,
  message: expect.any(String),
  error,
  correlationId: expect.any(String),
});

describe('registering', () => {
  it('makes a customer who is signed in, and answers in the envelope without the password', async () => {
    const { status, body } = await api.http
      .post('/api/auth/register')
      .send({ name: ' Mary Jones ', email: ' Mary@Example.com', password: PASSWORD });
    expect(status).toBe(201);
    expect(body).toEqual({
      success: true,
      message: 'Account created',
      data: {
        _id: expect.stringMatching(/^[0-9a-f]{24}$/),
        name: 'Mary Jones',
        email: 'mary@example.com',
        role: 'customer',
        chatPreferences: { tone: 'formal', responseLength: 'detailed', customInstructions: '' },
        isOnline: true,
        avatar: null,
        lastSeen: expect.stringMatching(/^\d{4}-.*Z$/),
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
        token: expect.any(String),
      },
    });
    await api.http
      .get('/api/auth/me')
      .set(...bearer(body.data))
      .expect(200);
  });

  it('puts user, token version, token id and times into the token, and nothing else', async () => {
    const { token, _id } = await createAccount(api);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
    expect(claims).toEqual({
      id: _id,
      tv: 0,
      jti: expect.any(String),
      iat: expect.any(Number),
      exp: expect.any(Number),
    });
  });

  it('stores a bcrypt hash', async () => {
    const { _id } = await createAccount(api);
    const stored = await api.stores.mongo.collection('users').findOne({ _id: new Types.ObjectId(_id) });
    expect(stored?.password).toMatch(/^\$2b\$10\$/);
  });

  it('refuses an address that is taken, in whatever letters', async () => {
    const { email } = await createAccount(api);
    const { status, body } = await api.http
      .post('/api/auth/register')
      .send({ ...REGISTER, email: email.toUpperCase() });
    expect([status, body]).toEqual([409, failure('EMAIL_TAKEN')]);
  });

  it('makes one account of many requests at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        api.http.post('/api/auth/register').send({ ...REGISTER, email: 'race@example.com' }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array<number>(7).fill(409)]);
  });

  it.each([
    ['a role', { role: 'admin' }, 'role'],
    ['an unknown field', { tokenVersion: 7 }, 'tokenVersion'],
    ['an operator for the email', { email: { $gt: '' } }, 'email'],
    ['a common password', { password: 'password123' }, 'password'],
    ['a short password', { password: 'xY7-kl' }, 'password'],
    ['a blank name', { name: '  ' }, 'name'],
  ])('refuses %s, naming the field', async (_, change, field) => {
    const { status, body } = await api.http.post('/api/auth/register').send({ ...REGISTER, ...change });
    expect(status).toBe(400);
    expect(body).toEqual({
      ...failure('VALIDATION_FAILED'),
      details: expect.arrayContaining([{ field, problem: expect.any(String) }]),
    });
  });

  it.each([
    ['no body', undefined, 400, 'VALIDATION_FAILED'],
    ['a list', '[]', 400, 'VALIDATION_FAILED'],
    ['broken JSON', '{"email":', 400, expect.any(String)],
    ['a bare string', '"x"', 400, expect.any(String)],
    ['a body over 100 kB', JSON.stringify({ name: 'x'.repeat(100_000) }), 413, 'PAYLOAD_TOO_LARGE'],
  ])('answers %s in the envelope', async (_, sent, status, error) => {
    const answer = await api.http
      .post('/api/auth/register')
      .set('Content-Type', 'application/json')
      .send(sent);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(failure(error));
  });
});

describe('signing in', () => {
  it('answers with the user and a token, and shows the user online', async () => {
    const account = await createAccount(api, 'agent');
    const { status, body } = await api.http
      .post('/api/auth/login')
      .send({ email: ` ${account.email.toUpperCase()} `, password: account.password });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      success: true,
      message: 'Login successful',
      data: {
        _id: account._id,
        email: account.email,
        role: 'agent',
        isOnline: true,
        token: expect.any(String),
      },
    });
    expect(JSON.stringify(body)).not.toMatch(/password|\$2b\$/);
    const me = await api.http.get('/api/auth/me').set(...bearer(body.data));
    expect(me.body.data).toMatchObject({ _id: account._id, isOnline: true, lastSeen: expect.any(String) });
  });

  it('says the same about a wrong password and an unknown address', async () => {
    const { email } = await createAccount(api);
    const wrong = await api.http.post('/api/auth/login').send({ email, password: 'wrong horse battery' });
    const unknown = await api.http
      .post('/api/auth/login')
      .send({ email: 'no@example.com', password: PASSWORD });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body).toEqual({ ...failure('INVALID_CREDENTIALS'), message: 'Invalid credentials' });
    expect({ ...unknown.body, correlationId: '' }).toEqual({ ...wrong.body, correlationId: '' });
  });

  it.each([{ email: { $gt: '' } }, { password: { $gt: '' } }, { password: { $ne: null } }])(
    'refuses operators: %j',
    async (change) => {
      const { status, body } = await api.http
        .post('/api/auth/login')
        .send({ email: 'mary@example.com', password: PASSWORD, ...change });
      expect([status, body.error]).toEqual([400, 'VALIDATION_FAILED']);
    },
  );
});

describe('what people change about themselves', () => {
  it('is their preferences, one by one', async () => {
    const account = await createAccount(api);
    const first = await api.http
      .put('/api/auth/preferences')
      .set(...bearer(account))
      .send({ tone: 'casual' });
    expect([first.status, first.body.data.chatPreferences.tone]).toEqual([200, 'casual']);
    await api.http
      .put('/api/auth/preferences')
      .set(...bearer(account))
      .send({ responseLength: 'concise', customInstructions: ' Call me Mary. ' })
      .expect(200);
    const me = await api.http.get('/api/auth/me').set(...bearer(account));
    expect(me.body.data.chatPreferences).toEqual({
      tone: 'casual',
      responseLength: 'concise',
      customInstructions: 'Call me Mary.',
    });
  });

  it.each(['\u0000', 'Call me\u0000 Mary.'])('is no preference with NUL in it: %j', async (text) => {
    const account = await createAccount(api);
    const { status, body } = await api.http
      .put('/api/auth/preferences')
      .set(...bearer(account))
      .send({ customInstructions: text });
    expect([status, body.details[0].field]).toEqual([400, 'customInstructions']);
  });

  it('is their name, and nothing beside it', async () => {
    const account = await createAccount(api);
    const named = await api.http
      .put('/api/auth/profile')
      .set(...bearer(account))
      .send({ name: 'Mary Smith' });
    expect([named.status, named.body.data.name]).toEqual([200, 'Mary Smith']);
    for (const change of [{ email: 'other@example.com' }, { role: 'admin' }, { name: null }]) {
      await api.http
        .put('/api/auth/profile')
        .set(...bearer(account))
        .send(change)
        .expect(400);
    }
    const nothing = await api.http
      .put('/api/auth/profile')
      .set(...bearer(account))
      .send({});
    expect(nothing.body.data).toMatchObject({ name: 'Mary Smith', email: account.email, role: 'customer' });
  });

  it('is their password, for which they give the current one', async () => {
    const account = await createAccount(api);
    const change = (currentPassword: string, newPassword: string) =>
      api.http
        .put('/api/auth/password')
        .set(...bearer(account))
        .send({ currentPassword, newPassword });
    const wrong = await change('wrong horse battery', 'a wholly new one');
    expect([wrong.status, wrong.body.error]).toEqual([401, 'INVALID_CREDENTIALS']);
    const ownEmail = await change(account.password, account.email);
    expect([ownEmail.status, ownEmail.body.details]).toEqual([
      400,
      [{ field: 'newPassword', problem: expect.any(String) }],
    ]);
    const right = await change(account.password, 'a wholly new one');
    expect(right.status).toBe(200);
    await api.http
      .get('/api/auth/me')
      .set(...bearer(right.body.data))
      .expect(200);
    const login = (password: string) =>
      api.http.post('/api/auth/login').send({ email: account.email, password });
    expect((await login(account.password)).status).toBe(401);
    expect((await login('a wholly new one')).status).toBe(200);
  });
});
