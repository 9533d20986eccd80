import { Lanes } from './lanes';

/** Work that goes on until it is let go. */
function held() {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  let hasBegun = false;
  const work = async (): Promise<string> => {
    hasBegun = true;
    await gate;
    return 'done';
  };
  return { work, letGo, hasBegun: () => hasBegun };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('lanes', () => {
  it('let in as many at once as there are, the others in the order in which they came', async () => {
    const lanes = new Lanes(1, 2);
    const [first, second, third] = [held(), held(), held()];
    const results = [first, second, third].map(({ work }) => lanes.run(work));
    await settled();
    expect([first, second, third].map(({ hasBegun }) => hasBegun())).toEqual([true, false, false]);
    first.letGo();
    await settled();
    expect([second, third].map(({ hasBegun }) => hasBegun())).toEqual([true, false]);
    second.letGo();
    third.letGo();
    expect(await Promise.all(results)).toEqual(['done', 'done', 'done']);
  });

  it('send away whoever would have to wait behind too many', async () => {
    const lanes = new Lanes(1, 1);
    const [first, second] = [held(), held()];
    const results = [first, second].map(({ work }) => lanes.run(work));
    await expect(lanes.run(() => Promise.resolve())).rejects.toMatchObject({
      code: 'DEPENDENCY_UNAVAILABLE',
      retryAfter: 2,
    });
    first.letGo();
    second.letGo();
    await Promise.all(results);
    expect(await lanes.run(() => Promise.resolve('free again'))).toBe('free again');
  });

  it('are free again after work that failed', async () => {
    const lanes = new Lanes(1, 0);
    await expect(lanes.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await lanes.run(() => Promise.resolve('yes'))).toBe('yes');
  });
});
