import { isolatedStores } from '../e2e/support/isolation';
import { startApi, type RunningProcess } from '../e2e/support/processes';
import { eventually } from '../e2e/support/eventually';
import { ask } from './support/ask';
import { NameServer } from './support/name-server';
import { Nginx } from './support/nginx';
import { readFromRepository, replaceOnce } from './support/nginx-folder';

/** Nobody listens there. */
const GONE = '127.0.0.2';

describe('nginx with the upstreams of containers', () => {
  let api: RunningProcess;
  let names: NameServer;
  let nginx: Nginx;

  beforeAll(async () => {
    const { env } = await isolatedStores();
    names = await NameServer.start('api');
    api = await startApi({ ...env, TRUST_PROXY: 'loopback' });
    const upstreams = await readFromRepository('deploy/compose/upstreams.conf');
    nginx = await Nginx.start({
      upstreams: replaceOnce(
        replaceOnce(upstreams, 'resolver 127.0.0.11 ', `resolver 127.0.0.1:${names.port} `),
        'default api:5000;',
        `default api:${api.port};`,
      ),
    });
  }, 60_000);

  const statusNow = async (): Promise<number> => (await ask(nginx.url, '/api/faqs')).status;

  /** Each of nginx's processes asks for itself: so often that all of them answer. */
  const everybodySays = async (status: number): Promise<boolean> => {
    const statuses = await Promise.all(Array.from({ length: 16 }, statusNow));
    return statuses.every((one) => one === status);
  };

  it('sees containers come and go without a reload, whatever the name server says of its answers', async () => {
    expect(await statusNow()).toBe(503);
    names.know('127.0.0.1');
    await eventually('the new one is asked', () => everybodySays(200));
    names.know();
    await eventually('the old one is not asked any more', () => everybodySays(503));
  });

  it('goes on to the next one, for every method, when one is there by its name alone', async () => {
    names.know(GONE, '127.0.0.1');
    await eventually('one of them is asked', () => everybodySays(200));
    const before = (await nginx.accessLines()).length;
    const post = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' };
    for (let round = 0; round < 10; round += 1) {
      expect(await statusNow()).toBe(200);
      expect((await ask(nginx.url, '/api/auth/login', post)).status).toBe(400);
    }
    const lines = await eventually('all are in the log', async () => {
      const all = (await nginx.accessLines()).slice(before);
      return all.length >= 20 && all;
    });
    expect(lines.some(({ upstream }) => upstream.startsWith(`${GONE}:`))).toBe(true);
  });
});
