import { isolatedStores } from '../e2e/support/isolation';
import { startApi, type RunningProcess } from '../e2e/support/processes';
import { ask, headerOf, type Question } from './support/ask';
import { Nginx } from './support/nginx';
import { makeWebApp, WEB_APP_FILES } from './support/web-app';

/** As browsers ask for a page. */
const HTML = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

let api: RunningProcess;
let nginx: Nginx;

beforeAll(async () => {
  const [{ env }, app] = await Promise.all([isolatedStores(), makeWebApp()]);
  api = await startApi({ ...env, STATIC_DIR: app });
  nginx = await Nginx.start({ apiPorts: [api.port], app });
}, 60_000);

async function answers(path: string, question: Question) {
  const [apis, own] = await Promise.all([api.url, nginx.url].map((url) => ask(url, path, question)));
  return { apis: comparable(apis!), own: comparable(own!) };
}

function comparable(answer: Awaited<ReturnType<typeof ask>>) {
  return {
    status: answer.status,
    type: headerOf(answer, 'content-type'),
    cacheControl: headerOf(answer, 'cache-control'),
    text: answer.text.replace(/"correlationId":"[\da-f-]{36}"/, ''),
  };
}

describe('nginx answers as an API that serves the web app itself', () => {
  it.each(WEB_APP_FILES)('to a request for the file %s', async (file) => {
    const { apis, own } = await answers(`/${file}`, { headers: { Accept: '*/*' } });
    expect(own).toEqual(apis);
  });

  it.each([
    '/',
    '/?next=%2Fchat',
    '/chat',
    '/chat/',
    '/chat/0123456789abcdef01234567',
    '/login?next=/main.js',
    '//chat',
    '/media',
    '/media/',
    '/apis',
    '/metrics-page',
    '/chat.',
    '/chat.d/settings',
    '/missing.js',
    '/missing.js/',
    '/missing-ABCD1234.js',
    '/media/missing.woff2',
    '/INDEX.HTML',
    '/%63hat',
    '/favicon%2eico',
    '/ch%C3%A4t',
    '/.env',
    '/%2eenv',
    '/.git/config',
    '/chat/.htaccess',
    '/.well-known',
    '/api',
    '/api/nothing',
    '/API/nothing',
    '/Api',
    '/%61pi/nothing',
    '/socket.io',
    '/socket.io/nothing',
    '/Socket.IO',
    '/socket.io/?EIO=4&transport=polling',
  ])('to a browser that asks for %s', async (path) => {
    const { apis, own } = await answers(path, { headers: { Accept: HTML } });
    expect(own).toEqual(apis);
  });

  it.each<[path: string, accept: string | undefined]>([
    ['/', undefined],
    ['/', '*/*'],
    ['/', 'text/*'],
    ['/', 'application/json'],
    ['/', 'application/json, */*;q=0.1'],
    ['/', 'text/html;q=0, */*'],
    ['/', 'TEXT/HTML'],
    ['/chat', undefined],
    ['/chat', '*/*'],
    ['/chat', 'text/*'],
    ['/chat', 'text/html'],
    ['/chat', 'text/html;q=0.5'],
    ['/chat', 'text/html; q=0'],
    ['/chat', 'text/html;q=0.000, */*'],
    ['/chat', 'application/json'],
    ['/chat', 'image/avif,image/webp'],
    ['/favicon.ico', 'image/avif,image/webp'],
  ])('to a request for %s by somebody who accepts %s', async (path, accept) => {
    const { apis, own } = await answers(path, { headers: accept === undefined ? {} : { Accept: accept } });
    expect(own).toEqual(apis);
  });

  it.each(
    ['/', '/chat', '/index.html', '/missing.js', '/api/nothing'].flatMap((path) =>
      ['HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'].map((method) => [method, path]),
    ),
  )('to %s %s', async (method, path) => {
    const { apis, own } = await answers(path, { method, headers: { Accept: HTML } });
    expect(own).toEqual(apis);
  });
});
