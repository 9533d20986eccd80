import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A process that is told apart from a later one that got the same pid. */
export interface ProcessMark {
  pid: number;
  /** When it was born, in whatever form this system tells it; undefined where it does not. */
  birth?: string;
}

/** Marks a running process; undefined when there is none with this pid, or only what a dead one left (a zombie). */
export async function markProcess(pid: number): Promise<ProcessMark | undefined> {
  if (!isPidInUse(pid)) return undefined;
  const state = process.platform === 'linux' ? await stateFromProc(pid) : await stateFromPs(pid);
  if (state?.isZombie) return undefined;
  return { pid, birth: state?.birth };
}

/** Whether the process that was marked still runs. Where births are not told, a process with its pid counts as it. */
export async function isRunning(mark: ProcessMark): Promise<boolean> {
  const now = await markProcess(mark.pid);
  if (!now) return false;
  return mark.birth === undefined || now.birth === undefined || mark.birth === now.birth;
}

function isPidInUse(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and is another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

interface ProcessState {
  birth?: string;
  isZombie: boolean;
}

async function stateFromProc(pid: number): Promise<ProcessState | undefined> {
  try {
    const [stat, bootId] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The second field, the program's name in brackets, may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTicks] = [fields[0], fields[19]];
    return { birth: `${bootId.trim()}:${startTicks}`, isZombie: state === 'Z' || state === 'X' };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ESRCH') return isPidInUse(pid) ? undefined : { isZombie: true };
    throw error;
  }
}

async function stateFromPs(pid: number): Promise<ProcessState | undefined> {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  // ps exits with 1 when the process has just gone, and may be missing altogether.
  const ps = promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { env });
  const line = await ps.then(({ stdout }) => stdout.trim()).catch(() => '');
  if (!line) return isPidInUse(pid) ? undefined : { isZombie: true };
  const [state, ...started] = line.split(/\s+/);
  return { birth: started.join(' '), isZombie: state?.startsWith('Z') ?? false };
}
