import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findOnPath } from './programs';

/** On Linux, the words before a command that let the kernel end it when this process is gone, even by `kill -9`. */
export async function dyingWithThisProcess(): Promise<string[]> {
  const setpriv = process.platform === 'linux' ? findOnPath('setpriv') : undefined;
  if (!setpriv) return [];
  const words = [setpriv, '--pdeathsig', 'TERM'];
  // Old ones, and BusyBox's, do not know the option.
  const isSupported = await promisify(execFile)(setpriv, [...words.slice(1), setpriv, '--version']).then(
    () => true,
    () => false,
  );
  return isSupported ? words : [];
}
