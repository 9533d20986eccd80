import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Response } from 'supertest';
import { createTestApp, type TestApp } from './support/test-app';

const INDEX = '<!doctype html><title>Switchboard</title>';
const CSP = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'self'",
  "object-src 'none'",
];

let api: TestApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-web-'));
  await mkdir(join(folder, 'media'));
  await writeFile(join(folder, 'index.html'), INDEX);
  await writeFile(join(folder, 'main-ABCD1234.js'), 'void 0;');
  await writeFile(join(folder, 'favicon.ico'), 'icon');
  await writeFile(join(folder, 'media', 'roboto-ZYXW9876.woff2'), 'font');
  api = await createTestApp({
    env: { STATIC_DIR: folder, CORS_ORIGINS: 'https://desk.example,https://shop.example' },
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const getPage = (path: string) =>
  api.http.get(path).set('Accept', 'text/html,application/xhtml+xml,*/*;q=0.8');

describe('security headers', () => {
  it.each([
    '/api/faqs',
    '/api/nothing',
    '/api/auth/me',
    '/api/health/live',
    '/api/docs-json',
    '/metrics',
    '/',
    '/chat',
    '/main-ABCD1234.js',
    '/missing.js',
    '/socket.io/?EIO=4&transport=polling',
  ])('are on the answer to %s', async (path) => {
    const { headers } = await getPage(path);
    expect(headers['content-security-policy']?.split(';').map((part) => part.trim())).toEqual(CSP);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('are on the answer to a body that is too large', async () => {
    const { status, headers } = await api.http.post('/api/auth/login').send({ email: 'x'.repeat(100_001) });
    expect([status, headers['x-content-type-options']]).toEqual([413, 'nosniff']);
  });
});

describe('CORS', () => {
  const allowedFor = async (origin: string): Promise<string | undefined> =>
    (await api.http.get('/api/faqs').set('Origin', origin)).headers['access-control-allow-origin'];

  it('is for the origins of CORS_ORIGINS alone', async () => {
    expect(await allowedFor('https://shop.example')).toBe('https://shop.example');
    expect(await allowedFor('https://elsewhere.example')).toBeUndefined();
    expect(await allowedFor('null')).toBeUndefined();
  });
});

describe('the web app', () => {
  const isIndex = ({ status, text }: Response): boolean => status === 200 && text === INDEX;

  it.each([
    '/',
    '/chat',
    '/chat/0123456789abcdef01234567',
    '/login?next=%2Fchat',
    '/apis',
    '/metrics-page',
    '/media',
    '/index.html',
  ])('answers %s with index.html, never cached', async (path) => {
    const response = await getPage(path);
    expect(isIndex(response)).toBe(true);
    expect(response.headers['cache-control']).toBe('no-cache');
  });

  it.each(['/main-ABCD1234.js', '/media/roboto-ZYXW9876.woff2'])('serves %s for a year', async (path) => {
    const response = await api.http.get(path);
    expect(response.status).toBe(200);
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('serves files without a hash in their name, to be asked for again', async () => {
    const response = await api.http.get('/favicon.ico');
    expect([response.status, response.headers['cache-control']]).toEqual([200, 'no-cache']);
  });

  it.each([
    '/missing.js',
    '/socket.io/?EIO=4&transport=polling',
    '/media/missing.woff2',
    '/api',
    '/api/nothing',
    '/socket.io/nothing',
    '/socket.io',
    '/API/nothing',
    '/%61pi/nothing',
    '/Socket.IO',
    '/.env',
    '/%2eenv',
    '/.git/config',
    '/chat/.htaccess',
  ])('does not answer %s with index.html', async (path) => {
    const response = await getPage(path);
    expect(isIndex(response)).toBe(false);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });

  it('answers whoever checks that the site is up', async () => {
    expect(isIndex(await api.http.get('/').set('Accept', '*/*'))).toBe(true);
    expect(isIndex(await api.http.get('/').unset('Accept'))).toBe(true);
    expect((await api.http.head('/').set('Accept', '*/*')).status).toBe(200);
    expect((await api.http.get('/').set('Accept', 'application/json')).status).toBe(404);
  });

  it('is for GET requests that accept HTML', async () => {
    expect((await api.http.get('/chat').set('Accept', 'application/json')).status).toBe(404);
    expect((await api.http.get('/chat').set('Accept', '*/*')).status).toBe(404);
    expect((await api.http.post('/chat').set('Accept', 'text/html')).status).toBe(404);
  });

  it.each(['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/%00', '/%E0%A4%A'])(
    'gives nothing away for %s',
    async (path) => {
      const response = await getPage(path);
      expect(response.status).toBeLessThan(500);
      expect(response.text).not.toContain('@switchboard');
    },
  );
});

describe('operations', () => {
  it('says that it lives, and that it is ready, in formats of their own', async () => {
    const live = await api.http.get('/api/health/live');
    expect([live.status, live.body]).toEqual([200, { status: 'ok' }]);
    const ready = await api.http.get('/api/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body).toMatchObject({
      status: 'ok',
      details: { mongodb: { status: 'up' }, redis: { status: 'up' } },
    });
  });

  it('names the dependency that is down, with 503, and still lives', async () => {
    const lame = await createTestApp({ stores: api.stores, env: { REDIS_URL: 'redis://127.0.0.1:1' } });
    const ready = await lame.http.get('/api/health/ready');
    expect(ready.status).toBe(503);
    expect(ready.body).toMatchObject({
      status: 'error',
      details: { mongodb: { status: 'up' }, redis: { status: 'down' } },
    });
    expect(ready.text).not.toContain('127.0.0.1');
    expect((await lame.http.get('/api/health/live')).status).toBe(200);
    await lame.close();
  });

  it('serves Prometheus text at the root, with requests by the name of their route', async () => {
    await api.http.get('/api/faqs/0123456789abcdef01234567');
    const response = await getPage('/metrics');
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toMatch(/^text\/plain;.* version=0\.0\.4/);
    expect(response.text).toMatch(
      /^http_request_duration_seconds_count\{method="GET",route="\/api\/faqs\/:id",status="404"\} 1$/m,
    );
    expect(response.text).toMatch(/^process_cpu_seconds_total /m);
    expect((await api.http.get('/api/metrics')).status).toBe(404);
  });

  it('describes every route of the API in OpenAPI', async () => {
    const { paths } = (await api.http.get('/api/docs-json')).body as { paths: Record<string, object> };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const served = routesOf(api).filter((route) => !/ \/(metrics|api\/docs)/.test(route));
    expect(served.length).toBeGreaterThan(10);
    expect(described.sort()).toEqual(served.sort());
    expect((await getPage('/api/docs')).text).toContain('swagger');
  });

  it('says in OpenAPI which routes need a token, how they fail, and what an account is made of', async () => {
    const { paths, components } = (await api.http.get('/api/docs-json')).body as OpenAPIObject;
    const open = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, { security: unknown[] }>)
        .filter(([, { security }]) => security.length === 0)
        .map(([method]) => `${method} ${path}`),
    );
    expect(open.sort()).toEqual([
      'get /api/faqs',
      'get /api/faqs/categories/stats',
      'get /api/faqs/{id}',
      'get /api/health/live',
      'get /api/health/ready',
      'get /api/settings/logo',
      'get /api/settings/public',
      'post /api/auth/login',
      'post /api/auth/register',
    ]);
    const statusesOf = (operation?: { responses: object }) => Object.keys(operation?.responses ?? {});
    expect(statusesOf(paths['/api/auth/me']?.get)).toEqual(['200', '400', '401', '403', '429', 'default']);
    expect(statusesOf(paths['/api/faqs/{id}']?.get)).toEqual(['200', '400', '404', '429', 'default']);
    expect(statusesOf(paths['/api/health/live']?.get)).not.toContain('429');
    expect(components?.schemas).toMatchObject({
      Failure: { required: ['success', 'message', 'error', 'correlationId'] },
      RegisterDto: {
        properties: {
          email: { type: 'string', format: 'email' },
          name: { minLength: 1, maxLength: 80 },
          password: { format: 'password', minLength: 8 },
        },
      },
    });
    expect(JSON.stringify(paths)).not.toMatch(/x-(public|bare)/);
  });
});

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

/** What Express serves, in OpenAPI's spelling: `get /api/faqs/{id}`. */
function routesOf({ app }: TestApp): string[] {
  const { router } = app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } };
  return router.stack.flatMap(({ route }) =>
    // Nest lays its middleware on every method of `/api` and `/api/{*path}`.
    route && !route.path.includes('*') && route.path !== '/api'
      ? Object.keys(route.methods).map((method) => `${method} ${route.path.replace(/:(\w+)/g, '{$1}')}`)
      : [],
  );
}
