import { TestBed } from '@angular/core/testing';
import { REFRESH_EVERY, REFRESH_TELLING_EVERY, GapStore } from './gap.store';
import { GapsApi } from './gaps.api';

describe('one gap, as its page keeps it', () => {
  const get = vi.fn();
  const tell = vi.fn();
  let store: GapStore;

  beforeEach(() => {
    vi.useFakeTimers();
    get.mockReset().mockResolvedValue({ toBeTold: 0 });
    tell.mockReset().mockResolvedValue({ toBeTold: 2 });
    TestBed.configureTestingModule({
      providers: [GapStore, { provide: GapsApi, useValue: { get, tell } }],
    });
    store = TestBed.inject(GapStore);
  });

  afterEach(() => vi.useRealTimers());

  it('is read again now and then, and soon while people are being told', async () => {
    await store.show('g1');
    await vi.advanceTimersByTimeAsync(REFRESH_EVERY);
    expect(get).toHaveBeenCalledTimes(2);
    await store.tell();
    await vi.advanceTimersByTimeAsync(REFRESH_TELLING_EVERY);
    expect(get).toHaveBeenCalledTimes(3);
    expect(store.gap()?.toBeTold).toBe(0);
    await vi.advanceTimersByTimeAsync(REFRESH_TELLING_EVERY);
    expect(get).toHaveBeenCalledTimes(3);
  });
});
