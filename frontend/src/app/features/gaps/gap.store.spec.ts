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

  it('is not taken for another one that was acted on before it was turned to', async () => {
    await store.show('g1');
    let told: (gap: { _id: string }) => void = () => undefined;
    tell.mockReturnValue(new Promise((resolve) => (told = resolve)));
    const acting = store.tell();
    get.mockResolvedValue({ _id: 'g2', toBeTold: 0 });
    await store.show('g2');
    told({ _id: 'g1' });
    await acting;
    await vi.advanceTimersByTimeAsync(0);
    expect(store.gap()?._id).toBe('g2');
  });
});
