import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { AiStatus } from '@switchboard/contracts';
import { success } from '../../../testing/fake-socket';
import { REFRESH_EVERY, StatusStore } from './status.store';

const STATUS: AiStatus = {
  providers: [],
  queues: [],
  today: { promptTokens: 0, completionTokens: 0, totalTokens: 0, cost: 0, calls: 0 },
  budget: { limit: null, spent: 0, dailyLimit: null, spentToday: 0, isExhausted: false },
};

describe('StatusStore', () => {
  let store: StatusStore;
  let http: HttpTestingController;
  let visibility: DocumentVisibilityState;

  const isStatus = ({ url }: { url: string }) => url === '/api/ai/status';
  const reads = () => http.match(isStatus).length;

  async function answer(status: AiStatus = STATUS): Promise<void> {
    http.expectOne(isStatus).flush(success(status));
    await vi.advanceTimersByTimeAsync(0);
  }

  function look(state: DocumentVisibilityState): void {
    visibility = state;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  beforeEach(async () => {
    vi.useFakeTimers();
    visibility = 'visible';
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), StatusStore],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(StatusStore);
    void store.refresh();
    await answer();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('reads again after a while, and no faster than every ten seconds', async () => {
    expect(store.status()).toEqual(STATUS);
    expect(REFRESH_EVERY).toBeGreaterThanOrEqual(10_000);
    await vi.advanceTimersByTimeAsync(REFRESH_EVERY - 1);
    expect(reads()).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(reads()).toBe(1);
  });

  it('reads nothing while nobody looks, and at once when somebody does again', async () => {
    look('hidden');
    await vi.advanceTimersByTimeAsync(10 * REFRESH_EVERY);
    expect(reads()).toBe(0);
    look('visible');
    expect(reads()).toBe(1);
  });

  it('does not read more often because somebody looks away and back', async () => {
    for (let times = 0; times < 5; times++) {
      look('hidden');
      look('visible');
    }
    await vi.advanceTimersByTimeAsync(REFRESH_EVERY - 1);
    expect(reads()).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(reads()).toBe(1);
  });

  it('keeps the last figures when a reading fails, and goes on', async () => {
    await vi.advanceTimersByTimeAsync(REFRESH_EVERY);
    http.expectOne(isStatus).error(new ProgressEvent('error'));
    await vi.advanceTimersByTimeAsync(0);
    expect(store.status()).toEqual(STATUS);
    expect(store.error()?.code).toBe('OFFLINE');
    await vi.advanceTimersByTimeAsync(REFRESH_EVERY);
    await answer();
    expect(store.error()).toBeNull();
  });

  it('stops when the page is left', async () => {
    TestBed.resetTestingModule();
    await vi.advanceTimersByTimeAsync(10 * REFRESH_EVERY);
    expect(vi.getTimerCount()).toBe(0);
  });
});
