import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IncomingMessage } from 'node:http';
import { generate } from 'selfsigned';
import { io } from 'socket.io-client';
import { createSignedIn } from '../e2e/support/accounts';
import { closeAfterSuite } from '../e2e/support/cleanup';
import { freePort } from '../e2e/support/free-port';
import { isolatedStores, type IsolatedStores } from '../e2e/support/isolation';
import { startApi, type RunningProcess } from '../e2e/support/processes';
import { ask, headerOf } from './support/ask';
import { Nginx } from './support/nginx';
import { replaceOnce } from './support/nginx-folder';
import { makeWebApp } from './support/web-app';

describe('nginx.conf with its lines for TLS', () => {
  let stores: IsolatedStores;
  let api: RunningProcess;
  let nginx: Nginx;
  let port: number;
  let certificate: string;

  beforeAll(async () => {
    const altNames = [{ type: 7, ip: '127.0.0.1' } as const];
    const own = await generate([{ name: 'commonName', value: 'Switchboard test' }], {
      keyType: 'ec',
      extensions: [{ name: 'subjectAltName', altNames }],
    });
    certificate = own.cert;
    stores = await isolatedStores();
    const certificates = await mkdtemp(join(tmpdir(), 'switchboard-tls-'));
    closeAfterSuite('stores', () => rm(certificates, { recursive: true, force: true }));
    await writeFile(join(certificates, 'fullchain.pem'), certificate);
    await writeFile(join(certificates, 'privkey.pem'), own.private);
    port = await freePort();
    api = await startApi({ ...stores.env, TRUST_PROXY: 'loopback' });
    nginx = await Nginx.start({
      apiPorts: [api.port],
      app: await makeWebApp(),
      edit: (configuration) => withTls(configuration, port, certificates),
    });
  }, 60_000);

  it('serves pages and the API, and asks browsers to come this way only', async () => {
    for (const path of ['/', '/api/health/live']) {
      const { statusCode, headers } = await askSafely(port, path, certificate);
      expect(statusCode).toBe(200);
      expect(headers['strict-transport-security']).toBe('max-age=31536000');
      expect(headers['x-frame-options']).toBe('DENY');
    }
  });

  it('sends whoever comes without TLS there, with the path and the query', async () => {
    const answer = await ask(nginx.url, '/chat?from=mail');
    expect(answer.status).toBe(308);
    expect(headerOf(answer, 'location')).toBe('https://127.0.0.1/chat?from=mail');
  });

  it('answers the checks of its container without TLS, too', async () => {
    expect((await ask(nginx.url, '/nginx-health')).status).toBe(204);
  });

  it('upgrades sockets', async () => {
    const { token } = await createSignedIn(api.url, stores);
    const socket = io(`https://127.0.0.1:${port}`, {
      transports: ['websocket'],
      auth: { token },
      ca: certificate,
      forceNew: true,
      reconnection: false,
    });
    closeAfterSuite('clients', () => void socket.disconnect());
    await new Promise<void>((resolve, reject) =>
      socket.once('connect', resolve).once('connect_error', reject),
    );
    expect(socket.connected).toBe(true);
  });
});

/** Takes the "#" away from the lines below the heading, and gives them a port and a certificate of the test's. */
function withTls(configuration: string, port: number, certificates: string): string {
  const [, block = ''] = /---- TLS: .*\n((?: +#.*\n)+)/.exec(configuration) ?? [];
  const lines = [
    ['listen 8443 ssl;', `listen 127.0.0.1:${port} ssl;`],
    ['tls/fullchain.pem', join(certificates, 'fullchain.pem')],
    ['tls/privkey.pem', join(certificates, 'privkey.pem')],
  ] as const;
  const ready = lines.reduce(
    (text, [part, by]) => replaceOnce(text, part, by),
    block.replace(/^( +)#/gm, '$1'),
  );
  return replaceOnce(configuration, block, ready);
}

/** Over TLS, with that certificate as the only one that is trusted. */
function askSafely(port: number, path: string, ca: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(
      { host: '127.0.0.1', port, path, ca, agent: false, headers: { Accept: 'text/html' } },
      (response) => {
        response.resume().once('end', () => resolve(response));
      },
    )
      .once('error', reject)
      .end();
  });
}
