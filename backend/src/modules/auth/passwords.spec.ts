import { getRounds } from 'bcrypt';
import { hashPassword, isPasswordOf, passwordBytes } from './passwords';

describe('passwords', () => {
  it('are hashed by bcrypt at cost 10, differently each time', async () => {
    const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(getRounds(first)).toBe(10);
    expect(first).not.toBe(second);
  });

  it('match their own hash and no other', async () => {
    const hash = await hashPassword('correct horse');
    await expect(isPasswordOf(hash, 'correct horse')).resolves.toBe(true);
    await expect(isPasswordOf(hash, 'Correct horse')).resolves.toBe(false);
  });

  it('are one password however the keyboard composes an accent', async () => {
    const hash = await hashPassword('caf\u00e9 au lait');
    await expect(isPasswordOf(hash, 'cafe\u0301 au lait')).resolves.toBe(true);
  });

  it('never match without an account, and cost as much as with one', async () => {
    const hash = await hashPassword('correct horse');
    const known = await workOf(() => isPasswordOf(hash, 'wrong horse'));
    const unknown = await workOf(() => isPasswordOf(undefined, 'wrong horse'));
    await expect(isPasswordOf(undefined, 'wrong horse')).resolves.toBe(false);
    // Without the comparison it would be a thousandth.
    expect(unknown).toBeGreaterThan(known / 5);
  });

  it('do not match by their first 72 bytes alone', async () => {
    const longest = 'x1'.repeat(36);
    const hash = await hashPassword(longest);
    await expect(isPasswordOf(hash, `${longest}more`)).resolves.toBe(false);
  });

  it('are measured in bytes', () => {
    expect(passwordBytes('pässword')).toBe(9);
  });
});

/** Processor time of this process, in microseconds: what others do on the machine does not count. */
async function workOf(task: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
