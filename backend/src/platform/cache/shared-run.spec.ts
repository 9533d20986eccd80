import { SharedRun } from './shared-run';

/** Work that ends when the test says so. */
function controlled() {
  const runs: { end: (value: string) => void; fail: (error: Error) => void }[] = [];
  const shared = new SharedRun(
    () => new Promise<string>((resolve, reject) => runs.push({ end: resolve, fail: reject })),
  );
  return { shared, runs };
}

describe('work that is shared', () => {
  it('is begun anew for those who ask while it is done, once for all of them', async () => {
    const { shared, runs } = controlled();
    const first = shared.run();
    const later = [shared.run(), shared.run(), shared.run()];
    expect(runs).toHaveLength(1);
    runs[0]?.end('before');
    expect(await first).toBe('before');
    await Promise.resolve();
    expect(runs).toHaveLength(2);
    runs[1]?.end('after');
    expect(await Promise.all(later)).toEqual(['after', 'after', 'after']);
  });

  it('is done again for whoever comes when it is over', async () => {
    const { shared, runs } = controlled();
    const first = shared.run();
    runs[0]?.end('one');
    await first;
    const second = shared.run();
    runs[1]?.end('two');
    expect(await second).toBe('two');
  });

  it('fails for those whom a run was for, and for nobody else', async () => {
    const { shared, runs } = controlled();
    const first = shared.run();
    const next = shared.run();
    runs[0]?.fail(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await Promise.resolve();
    runs[1]?.end('back');
    expect(await next).toBe('back');
  });
});
