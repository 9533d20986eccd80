import { rm } from 'node:fs/promises';
import { closeAfterSuite } from '../e2e/support/cleanup';
import {
  makeNginxFolder,
  readFromRepository,
  replaceOnce,
  writeUpstreams,
  type NginxOptions,
} from './support/nginx-folder';
import { checkConfiguration } from './support/nginx-program';

async function folderWith(options: Partial<NginxOptions> = {}): Promise<string> {
  const folder = await makeNginxFolder({ apiPorts: [5000], ...options }, 8080);
  closeAfterSuite('stores', () => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe('nginx accepts nginx.conf', () => {
  it('with the upstreams of a plain machine', async () => {
    const folder = await folderWith();
    await writeUpstreams(folder, await readFromRepository('deploy/plain/upstreams.conf'));
    expect(checkConfiguration(folder)).toEqual({ isAccepted: true, said: expect.any(String) });
  });

  it('with the upstreams of containers', async () => {
    const folder = await folderWith();
    await writeUpstreams(folder, await readFromRepository('deploy/compose/upstreams.conf'));
    expect(checkConfiguration(folder)).toEqual({ isAccepted: true, said: expect.any(String) });
  });

  it('with the addresses of a load balancer before it', async () => {
    const edit = (configuration: string): string =>
      ['set_real_ip_from', 'real_ip_header'].reduce(
        (text, directive) => replaceOnce(text, `#${directive}`, directive),
        configuration,
      );
    expect(checkConfiguration(await folderWith({ edit })).isAccepted).toBe(true);
  });

  it('and not one that it does not understand', async () => {
    const edit = (configuration: string): string => replaceOnce(configuration, 'gzip on;', 'gzip perhaps;');
    const { isAccepted, said } = checkConfiguration(await folderWith({ edit }));
    expect(isAccepted).toBe(false);
    expect(said).toContain('gzip');
  });
});
