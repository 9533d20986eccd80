import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Downloads packages with apt-get and unpacks them with dpkg, all inside one working folder and without root. */
export class AptDownload {
  private options = [
    ...['-q', '-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20'],
    // Root's apt would hand the download to a user who may not write into the working folder.
    ...(process.getuid?.() === 0 ? ['-o', 'APT::Sandbox::User=root'] : []),
  ];
  private hasFreshLists = false;

  constructor(
    private readonly workFolder: string,
    private readonly root: string,
    private readonly log: (line: string) => void,
  ) {}

  /** Downloads the packages and unpacks them into the root folder. Rejects with what apt-get said. */
  async unpack(packages: string[]): Promise<void> {
    const folder = await mkdtemp(join(this.workFolder, 'debs-'));
    try {
      await this.download(packages, folder);
    } catch (error) {
      if (this.hasFreshLists) throw error;
      await this.fetchLists();
      await this.download(packages, folder);
    }
    await mkdir(this.root, { recursive: true });
    for (const file of await readdir(folder)) {
      if (file.endsWith('.deb')) await run('dpkg', ['-x', join(folder, file), this.root], folder);
    }
  }

  private async download(packages: string[], folder: string): Promise<void> {
    await run('apt-get', [...this.options, 'download', ...packages], folder);
  }

  /** A machine's own lists may be empty (as in images) or name versions that are gone, and only root may renew them. */
  private async fetchLists(): Promise<void> {
    this.log("This machine's package lists are empty or out of date; fetching lists for this once");
    const [lists, cache] = [join(this.workFolder, 'lists'), join(this.workFolder, 'cache')];
    await mkdir(join(lists, 'partial'), { recursive: true });
    await mkdir(join(cache, 'archives', 'partial'), { recursive: true });
    this.options = [...this.options, '-o', `Dir::State::Lists=${lists}`, '-o', `Dir::Cache=${cache}`];
    this.hasFreshLists = true;
    await run('apt-get', [...this.options, 'update'], this.workFolder);
  }
}

async function run(program: string, args: string[], cwd: string): Promise<void> {
  const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await promisify(execFile)(program, args, { cwd, env, timeout: 180_000, maxBuffer: 16 * 1024 * 1024 });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    const said = (stderr?.trim() || message).split('\n').slice(-5).join('\n');
    throw new Error(`${program} failed: ${said}`, { cause: error });
  }
}
