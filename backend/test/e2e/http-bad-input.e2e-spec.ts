import { gzipSync } from 'node:zlib';
import type { Failure } from '@switchboard/contracts';
import type { Response } from 'supertest';
import { bearer, createAccount } from '../factories/account';
import { createTestApp, type TestApp } from './support/test-app';

let api: TestApp;

beforeAll(async () => {
  api = await createTestApp();
});

function expectFailure(response: Response, status: number, error: string): void {
  const body = response.body as Failure;
  expect({ status: response.status, error: body.error, success: body.success }).toEqual({
    status,
    error,
    success: false,
  });
  expect(body.message).toMatch(/\w/);
  expect(body.correlationId).toMatch(/^[0-9a-f-]{36}$/);
  expect(response.headers['content-type']).toMatch(/^application\/json/);
}

const login = (body: string, type = 'application/json') =>
  api.http.post('/api/auth/login').set('Content-Type', type).send(body);

/** `{"email":{"a":{"a":...` as deep as fits into the body. */
function nestedObject(levels: number): string {
  return `{"email":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)},"password":"x"}`;
}

describe('a bad request', () => {
  it.each(['{', '{"email":}', 'null', '"text"', '17', '{"a":1}}', '\u0000'])(
    'with the body %j is 400',
    async (body) => {
      expectFailure(await login(body), 400, 'MALFORMED_JSON');
    },
  );

  it.each(['', '{}', '[]', '[{"email":"a@example.com"}]', '{"__proto__":{"email":"a@example.com"}}'])(
    'without the fields, as %j, is 400',
    async (body) => {
      expectFailure(await login(body), 400, 'VALIDATION_FAILED');
    },
  );

  it('names each field that is wrong', async () => {
    const response = await login('{"email":{"$gt":""},"password":17,"role":"admin"}');
    expectFailure(response, 400, 'VALIDATION_FAILED');
    const { details } = response.body as Failure;
    expect([...new Set(details?.map(({ field }) => field))].sort()).toEqual(['email', 'password', 'role']);
  });

  it('never repeats what was sent', async () => {
    const response = await login('{"email":"not an address 4711","password":"hunter4711"}');
    expect(JSON.stringify(response.body)).not.toContain('4711');
  });

  it('with more than 100 kB is 413', async () => {
    expectFailure(await login(`{"email":"${'x'.repeat(100_001)}"}`), 413, 'PAYLOAD_TOO_LARGE');
  });

  it('with just 100 kB is read', async () => {
    const frame = '{"email":"","password":"x"}';
    const body = frame.replace('""', `"${'x'.repeat(100_000 - frame.length)}"`);
    expectFailure(await login(body), 400, 'VALIDATION_FAILED');
  });

  it.each([100, 5_000, 16_000])('nested %d levels deep is 400', async (levels) => {
    const response = await login(nestedObject(levels));
    expect([response.status, (response.body as Failure).success]).toEqual([400, false]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsense'])(
    'of type %s is 415, whether or not the route needs a body',
    async (type) => {
      const account = await createAccount(api);
      expectFailure(await login('email=a@example.com&password=x', type), 415, 'UNSUPPORTED_MEDIA_TYPE');
      for (const path of ['/api/conversations', '/api/auth/logout', '/API/conversations']) {
        const sent = api.http.post(path).set('Content-Type', type);
        expectFailure(await sent.set(...bearer(account)).send('title=x'), 415, 'UNSUPPORTED_MEDIA_TYPE');
      }
      const empty = api.http.post('/api/conversations').set('Content-Type', type);
      expect((await empty.set(...bearer(account))).status).toBe(201);
    },
  );

  it.each(['gzip', 'deflate', 'br'])('that is not the %s it says it is, is 400', async (encoding) => {
    const sent = api.http.post('/api/auth/login').type('json').set('Content-Encoding', encoding);
    expectFailure(await sent.send('{"email":"a@example.com","password":"x"}'), 400, 'MALFORMED_JSON');
  });

  it('that breaks off within its gzip is 400', async () => {
    const packed = gzipSync('{"email":"a@example.com","password":"x"}').subarray(0, -12);
    const response = await fetch(`${api.url}/api/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
      body: packed,
    });
    expect([response.status, ((await response.json()) as Failure).error]).toEqual([400, 'MALFORMED_JSON']);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'with a field called %s is 400, and names it',
    async (name) => {
      const account = await createAccount(api);
      const field = `"${name}":{"role":"admin"}`;
      for (const [answer, place] of [
        [await login(`{"email":"a@example.com","password":"x",${field}}`), name],
        [
          await login(`{"email":"a@example.com","password":{"deep":[{${field}}]}}`),
          `password.deep.0.${name}`,
        ],
        [await api.http.get(`/api/faqs?${name}=1`), name],
        [
          await api.http
            .post('/api/auth/logout')
            .set(...bearer(account))
            .type('json')
            .send(`{${field}}`),
          name,
        ],
      ] as const) {
        expectFailure(answer, 400, 'VALIDATION_FAILED');
        expect((answer.body as Failure).details?.map((detail) => detail.field)).toEqual([place]);
      }
    },
  );

  it('in an unknown charset or encoding is 415', async () => {
    expectFailure(await login('{}', 'application/json; charset=klingon'), 415, 'UNSUPPORTED_MEDIA_TYPE');
    const encoded = api.http.post('/api/auth/login').set('Content-Encoding', 'lzma').type('json');
    expectFailure(await encoded.send('{}'), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it.each([
    ['GET', '/api/nothing'],
    ['GET', '/api'],
    ['GET', '/api/'],
    ['POST', '/api/faqs/categories'],
    ['PATCH', '/api/faqs'],
    ['DELETE', '/api/auth/login'],
    ['GET', '/api/../../etc/passwd'],
    ['GET', '/API/nothing'],
  ] as const)('for %s %s, which is no route, is 404', async (method, path) => {
    const response = await api.http[method.toLowerCase() as 'get'](path);
    expectFailure(response, 404, 'ROUTE_NOT_FOUND');
  });

  it.each(['/api/faqs?unknown=1', '/api/faqs?limit=5&unknown=', '/api/faqs?$where=1'])(
    'for %s with an unknown query parameter is 400',
    async (path) => {
      expectFailure(await api.http.get(path), 400, 'VALIDATION_FAILED');
    },
  );

  it.each([
    '1',
    'nonsense',
    '%24ne',
    '0123456789abcdef0123456',
    '0123456789abcdef0123456z',
    '%00',
    '..%2f..',
  ])('for the malformed id %s is 400', async (id) => {
    expectFailure(await api.http.get(`/api/faqs/${id}`), 400, 'INVALID_ID');
  });

  it('with an address that cannot be decoded is 400', async () => {
    const response = await api.http.get('/api/faqs/%E0%A4%A');
    expect([response.status, (response.body as Failure).success]).toEqual([400, false]);
  });

  it('has a correlation id of its own each time', async () => {
    const ids = [await api.http.get('/api/nothing'), await api.http.get('/api/nothing')].map(
      ({ body }) => (body as Failure).correlationId,
    );
    expect(new Set(ids).size).toBe(2);
  });
});

describe('HEAD and OPTIONS', () => {
  it('answers HEAD as GET, without a body', async () => {
    const response = await api.http.head('/api/faqs');
    expect([response.status, response.text]).toEqual([200, undefined]);
    expect((await api.http.head('/api/nothing')).status).toBe(404);
  });

  it('answers OPTIONS, and allows no other origin', async () => {
    const response = await api.http
      .options('/api/auth/login')
      .set('Origin', 'https://elsewhere.example')
      .set('Access-Control-Request-Method', 'POST');
    expect(response.status).toBeLessThan(500);
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });
});
