import { freePort } from '../e2e/support/free-port';
import { isolatedStores } from '../e2e/support/isolation';
import { startApi, type RunningProcess } from '../e2e/support/processes';
import { ask, handshake, type Answer, type Question } from './support/ask';
import { Nginx } from './support/nginx';
import { makeWebApp } from './support/web-app';

/** What says how an answer is carried, kept or counted, and nothing about what a page may do. */
const OTHERS =
  /^(server|date|connection|keep-alive|transfer-encoding|content-(type|length|encoding|range)|cache-control|vary|etag|last-modified|accept-ranges|x-(ratelimit-.*|request-id)|retry-after|upgrade|sec-websocket-accept)$/;

const securityHeaders = (headers: Answer['headers']) => headers.filter(([name]) => !OTHERS.test(name)).sort();

describe('the security headers', () => {
  let api: RunningProcess;
  let nginx: Nginx;
  let withoutApi: Nginx;
  /** Those of an answer that came straight from the API. */
  let apis: Answer['headers'];

  beforeAll(async () => {
    const [{ env }, app] = await Promise.all([isolatedStores(), makeWebApp()]);
    api = await startApi(env);
    [nginx, withoutApi] = await Promise.all([
      Nginx.start({ apiPorts: [api.port], app }),
      Nginx.start({ apiPorts: [await freePort()] }),
    ]);
    apis = securityHeaders((await ask(api.url, '/api/health/live')).headers);
  }, 60_000);

  it('of the API are those of its other answers, too', async () => {
    expect(apis.map(([name]) => name)).toContain('content-security-policy');
    expect(securityHeaders((await ask(api.url, '/api/nothing')).headers)).toEqual(apis);
  });

  it.each<[what: string, status: number, path: string, question: Question]>([
    ['a file', 200, '/main-ABCD1234.js', {}],
    ['a page', 200, '/chat', { headers: { Accept: 'text/html' } }],
    ['a file that has not changed', 304, '/robots.txt', { headers: { 'If-None-Match': '*' } }],
    ['a part of a file', 206, '/robots.txt', { headers: { Range: 'bytes=0-3' } }],
    ['an address that is none', 404, '/missing.js', {}],
    ['metrics', 404, '/metrics', {}],
    ['a method that files do not have', 404, '/robots.txt', { method: 'POST' }],
    ["a success of the API's", 200, '/api/faqs', {}],
    ["a failure of the API's", 401, '/api/auth/me', {}],
    ['a body that is too large', 413, '/api/auth/login', { method: 'POST', body: 'x'.repeat(200_000) }],
    ['a polling transport', 400, '/socket.io/?EIO=4&transport=polling', {}],
  ])('on %s are those, each once', async (_, status, path, question) => {
    const answer = await ask(nginx.url, path, question);
    expect(answer.status).toBe(status);
    expect(securityHeaders(answer.headers)).toEqual(apis);
  });

  it('on a failure because no API can be reached are those, each once', async () => {
    const answer = await ask(withoutApi.url, '/api/faqs');
    expect(answer.status).toBe(503);
    expect(securityHeaders(answer.headers)).toEqual(apis);
  });

  it('on the handshake of a socket are those, each once', async () => {
    expect(securityHeaders(await handshake(nginx.url))).toEqual(apis);
  });
});
