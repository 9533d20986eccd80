import { randomUUID } from 'node:crypto';
import { HttpException } from '@nestjs/common';
import { LIMITS, type Failure } from '@switchboard/contracts';
import { toFailure } from '../../src/platform/errors/failure';
import { eventually } from '../e2e/support/eventually';
import { freePort } from '../e2e/support/free-port';
import { isolatedStores } from '../e2e/support/isolation';
import { startApi, type RunningProcess } from '../e2e/support/processes';
import { ask, headerOf, jsonOf, sendBytes, type Answer, type Question } from './support/ask';
import { Nginx } from './support/nginx';
import { replaceOnce } from './support/nginx-folder';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

const postOf = (bytes: number): Question => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ email: 'x'.repeat(bytes) }),
});

let api: RunningProcess;
let nginx: Nginx;
let withoutApi: Nginx;

beforeAll(async () => {
  const { env } = await isolatedStores();
  api = await startApi({ ...env, TRUST_PROXY: 'loopback' });
  const breaks = (configuration: string): string =>
    replaceOnce(configuration, 'location / {', 'location = /api/broken { return 500; }\n    location / {');
  [nginx, withoutApi] = await Promise.all([
    Nginx.start({ apiPorts: [api.port], edit: breaks }),
    Nginx.start({ apiPorts: [await freePort(), await freePort()] }),
  ]);
}, 60_000);

/** That it is what the API itself would say with this status, under an id of its own. */
function expectFailure(answer: Answer, status: number): void {
  const { correlationId } = jsonOf<Failure>(answer);
  expect(correlationId).toMatch(UUID);
  expect(answer.status).toBe(status);
  expect(headerOf(answer, 'content-type')).toBe('application/json; charset=utf-8');
  expect(jsonOf(answer)).toEqual(toFailure(new HttpException('', status), correlationId).body);
}

describe('what nginx answers itself is the failure envelope', () => {
  it.each(['GET', 'POST', 'PUT', 'DELETE'])('to a %s that no API process can take', async (method) => {
    expectFailure(await ask(withoutApi.url, '/api/conversations', { method }), 503);
  });

  it('to a body of any size, from the API as long as nginx lets it through', async () => {
    const answered: string[] = [];
    for (const bytes of [LIMITS.bodyBytes, 2 * LIMITS.bodyBytes]) {
      const answer = await ask(nginx.url, '/api/auth/login', postOf(bytes));
      expectFailure(answer, 413);
      answered.push((await lineOf(nginx, answer)).upstream);
    }
    expect(answered).toEqual([`127.0.0.1:${api.port}`, '']);
  });

  it('to more than a picture where a picture may come, and nowhere else', async () => {
    const putOf = (bytes: number): Question => ({
      method: 'PUT',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      body: 'x'.repeat(bytes),
    });
    // The API asks who it is.
    expectFailure(await ask(nginx.url, '/api/auth/avatar', putOf(LIMITS.pictureBytes)), 401);
    expectFailure(await ask(nginx.url, '/api/auth/avatar', putOf(1.2 * LIMITS.pictureBytes)), 413);
    expectFailure(await ask(nginx.url, '/api/auth/profile', putOf(LIMITS.pictureBytes)), 413);
  });

  it.each(['/missing.js', '/metrics', '/METRICS/', '/.env', '/.git/config'])('to %s', async (path) => {
    expectFailure(await ask(nginx.url, path), 404);
  });

  it.each([
    ['a header that may stand there once', 'GET /api/faqs HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'],
    ['a length that is none', 'POST /api/faqs HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n'],
    ['headers that are too long', `GET /api/faqs HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`],
  ])('to a request with %s', async (_, bytes) => {
    const [head = '', text = ''] = (await sendBytes(nginx.url, bytes)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(text)).toEqual({
      success: false,
      message: expect.any(String),
      error: 'VALIDATION_FAILED',
      correlationId: expect.stringMatching(UUID),
    });
  });

  it('to what goes wrong inside', async () => {
    expectFailure(await ask(nginx.url, '/api/broken'), 500);
  });
});

describe('an API process that does not listen yet, or no more', () => {
  it('costs no request, as long as another one does', async () => {
    const silent = await Promise.all(Array.from({ length: 4 }, freePort));
    const one = await Nginx.start({ apiPorts: [...silent, api.port] });
    for (let round = 0; round < 10; round += 1) {
      expect((await ask(one.url, '/api/faqs')).status).toBe(200);
      expect((await ask(one.url, '/api/auth/login', postOf(1))).status).toBe(400);
    }
    const tried = (await one.accessLines()).map(({ upstream }) => upstream.split(', ').length);
    expect(Math.max(...tried)).toBeGreaterThan(1);
  });
});

describe('metrics', () => {
  it('are for those who ask the process itself', async () => {
    expect((await ask(api.url, '/metrics')).status).toBe(200);
    expect((await ask(nginx.url, '/metrics')).text).not.toContain('process_cpu_seconds_total');
  });
});

describe('the correlation id', () => {
  it.each<[whose: string, path: string, status: number]>([
    ["nginx's", '/metrics', 404],
    ["the API's", '/api/auth/me', 401],
  ])(
    'of %s answer is the same in body, header and log, and not what the client wants',
    async (_, path, status) => {
      const wanted = randomUUID();
      const answer = await ask(nginx.url, path, { headers: { 'X-Request-Id': wanted } });
      expect(answer.status).toBe(status);
      const { correlationId } = jsonOf<Failure>(answer);
      expect(correlationId).not.toBe(wanted);
      expect(answer.headers.filter(([name]) => name === 'x-request-id')).toEqual([
        ['x-request-id', correlationId],
      ]);
      expect(await lineOf(nginx, answer)).toMatchObject({ correlationId, path, status });
    },
  );

  it('of a failure to reach the API is in the log, too', async () => {
    const answer = await ask(withoutApi.url, '/api/faqs');
    expect(await lineOf(withoutApi, answer)).toMatchObject({
      correlationId: jsonOf<Failure>(answer).correlationId,
      address: '127.0.0.1',
      method: 'GET',
      path: '/api/faqs',
      status: 503,
    });
  });
});

describe('the access log', () => {
  it('has no query, and neither has the error log', async () => {
    for (const one of [nginx, withoutApi]) {
      const answer = await ask(one.url, '/api/faqs?search=whispered');
      expect((await lineOf(one, answer)).path).toBe('/api/faqs');
      expect((await one.accessLog()) + (await one.errorLog())).not.toContain('whispered');
    }
  });

  it('leaves out the checks of whoever watches the service', async () => {
    await ask(nginx.url, '/api/health/live');
    await lineOf(nginx, await ask(nginx.url, '/api/after-the-check'));
    expect((await nginx.accessLines()).map(({ path }) => path)).not.toContain('/api/health/live');
  });
});

/** What the access log has about an answer: it is written when that has been sent, by any of nginx's processes. */
function lineOf(one: Nginx, answer: Answer) {
  const id = headerOf(answer, 'x-request-id');
  return eventually('the line is in the access log', async () =>
    (await one.accessLines()).find(({ correlationId }) => correlationId === id),
  );
}
