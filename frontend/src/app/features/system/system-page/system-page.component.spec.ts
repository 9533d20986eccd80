import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { FailedJob, ProcessView, QueueStatus, SystemStatus } from '@switchboard/contracts';
import { success } from '../../../../testing/fake-socket';
import { nobodyLooks } from '../../../../testing/nobody-looks';
import { provideTestBasics } from '../../../../testing/texts';
import { Toaster } from '../../../core/toasts/toaster';
import { systemRoutes } from '../system.routes';

const READ_AT = '2026-03-01T12:00:00.000Z';

function aProcess(_id: string, changes: Partial<ProcessView> = {}): ProcessView {
  return {
    _id,
    role: 'api',
    queues: [],
    version: '0.1.0',
    nodeVersion: 'v20.20.0',
    host: 'desk-1',
    pid: 7,
    startedAt: '2026-03-01T09:55:00.000Z',
    heardFromAt: READ_AT,
    isLost: false,
    memory: 84_000_000,
    eventLoopDelay: 3,
    sockets: 12,
    requests: 400,
    serverErrors: 2,
    jobsDone: 0,
    jobsFailed: 0,
    breakers: {},
    ...changes,
  };
}

const WORKER = aProcess('w1', { role: 'worker', queues: ['ai.reply'], jobsDone: 30, jobsFailed: 1 });

function aQueue(name: string, changes: Partial<QueueStatus> = {}): QueueStatus {
  return {
    name,
    waiting: 0,
    active: 0,
    delayed: 0,
    failed: 0,
    isPaused: false,
    oldestWaitingSince: null,
    ...changes,
  };
}

const FAILED: FailedJob = {
  _id: 'reply-m1',
  name: 'reply',
  queue: 'ai.reply',
  message: 'm1',
  conversation: 'c1',
  attempts: 3,
  error: 'TypeError',
  correlationId: 'a-correlation-id',
  failedAt: '2026-03-01T11:00:00.000Z',
};

const STATUS: SystemStatus = {
  readAt: READ_AT,
  processes: [aProcess('a1'), WORKER],
  areProcessesKnown: true,
  recent: { sockets: 12, requests: 400, serverErrors: 2, jobsDone: 30, jobsFailed: 1 },
  queues: [aQueue('ai.reply', { waiting: 4, failed: 1, oldestWaitingSince: '2026-03-01T11:58:00.000Z' })],
  providers: [
    {
      name: 'openai',
      isPrimary: true,
      models: { chat: 'gpt', moderation: null, embedding: null },
      breakers: { chat: 'open', moderation: 'closed' },
    },
  ],
  stores: {
    mongodb: {
      isReachable: true,
      roundTrip: 1.4,
      version: '7.0.0',
      size: 12_000_000,
      limit: null,
      deployment: 'replica-set',
    },
    redis: {
      isReachable: true,
      roundTrip: 0.2,
      version: '7.2.4',
      size: 3_000_000,
      limit: 100_000_000,
      deployment: 'standalone',
    },
  },
};

describe('SystemPageComponent', () => {
  let harness: RouterTestingHarness;
  let loader: HarnessLoader;
  let http: HttpTestingController;
  const toaster = { show: vi.fn<Toaster['show']>(), showError: vi.fn<Toaster['showError']>() };

  const page = () => harness.routeNativeElement as HTMLElement;
  const text = (selector = 'sb-system-page') =>
    (selector === 'sb-system-page' ? page() : page().querySelector(selector))?.textContent?.replace(
      /\s+/g,
      ' ',
    ) ?? '';
  const button = (name: string | RegExp) =>
    loader.getHarness(MatButtonHarness.with({ selector: `[aria-label^="${String(name)}"]` }));

  async function rendered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  }

  async function answer(status: Partial<SystemStatus> = {}, jobs: FailedJob[] | null = [FAILED]) {
    http.expectOne('/api/system').flush(success({ ...STATUS, ...status }));
    const list = http.expectOne(({ url }) => url === '/api/ai/failed-jobs');
    if (jobs) list.flush(success(jobs));
    else list.error(new ProgressEvent('error'));
    await rendered();
  }

  async function open(status: Partial<SystemStatus> = {}, jobs: FailedJob[] | null = [FAILED]) {
    await harness.navigateByUrl('/system');
    await answer(status, jobs);
  }

  async function answerDialog(choice: string): Promise<void> {
    const dialog = await loader.getHarness(MatDialogHarness);
    await (await dialog.getHarness(MatButtonHarness.with({ text: choice }))).click();
    await vi.waitFor(async () => expect(await loader.getAllHarnesses(MatDialogHarness)).toEqual([]));
    await rendered();
  }

  beforeEach(async () => {
    nobodyLooks();
    vi.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'system', children: systemRoutes }]),
        { provide: Toaster, useValue: toaster },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
    loader = TestbedHarnessEnvironment.documentRootLoader(harness.fixture);
  });

  afterEach(() => {
    vi.restoreAllMocks();
    http.verify();
  });

  it('tells what runs, since when, and what each did', async () => {
    await open();
    const rows = [...page().querySelectorAll('sb-process-table tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim()),
    );
    expect(rows).toEqual([
      [
        expect.stringMatching(/^API.*desk-1, process 7$/),
        'Running',
        '0.1.0 Node.js v20.20.0',
        '2 hr 5 min',
        '84 MB',
        '3 ms',
        '12',
        '400 requests, 2 errors',
      ],
      [
        expect.stringMatching(/^Worker.*ai\.reply.*desk-1, process 7$/),
        'Running',
        '0.1.0 Node.js v20.20.0',
        '2 hr 5 min',
        '84 MB',
        '3 ms',
        '–',
        '30 jobs, 1 failed',
      ],
    ]);
    expect(text('sb-recent-figures')).toMatch(/Error rate ?0\.5% ?2 answered with 500 or more/);
    expect(text('sb-queue-table')).toMatch(/ai\.reply ?4 ?0 ?0 ?1 ?2 min/);
    expect(text('sb-store-cards')).toContain('replica set');
    expect(text('sb-store-cards')).toContain('3 MB of 100 MB');
  });

  it('says who is lost, and does not count on them', async () => {
    const lost = { ...WORKER, isLost: true, heardFromAt: '2026-03-01T11:55:00.000Z' };
    await open({ processes: [aProcess('a1'), lost] });
    expect(text('sb-process-table')).toContain('Not heard from since');
    expect(text('sb-process-table')).toContain('No worker is running');
    // It ran until it was heard from last.
    expect(page().querySelector('.is-lost')?.textContent).toContain('2 hr');
  });

  it('warns of versions that are not the same', async () => {
    await open({ processes: [aProcess('a1'), { ...WORKER, version: '0.2.0' }] });
    expect(text('sb-process-table')).toContain('Different versions are running');
  });

  it('says in how many processes calls to a provider fail', async () => {
    await open({
      processes: [
        aProcess('a1', { breakers: { chat: 'closed', moderation: 'closed' } }),
        { ...WORKER, breakers: { chat: 'open', moderation: 'closed' } },
      ],
    });
    expect(text('sb-provider-states')).toMatch(/Answers: failing, not asked for now ?in 1 of 2 processes/);
    expect(text('sb-provider-states')).toMatch(/Moderation: working(?! *in)/);
  });

  it('says what nobody knows while Redis is gone, and shows the rest', async () => {
    const redis = { ...STATUS.stores.redis, isReachable: false, roundTrip: null, version: null, size: null };
    await open(
      {
        processes: [aProcess('a1')],
        areProcessesKnown: false,
        queues: null,
        stores: { ...STATUS.stores, redis },
      },
      null,
    );
    expect(text('sb-process-table')).toContain('only the process that answered is known');
    expect(text('sb-process-table')).not.toContain('No worker');
    expect(text('sb-queue-table')).toContain('nobody knows what waits');
    expect(text('sb-failed-jobs')).toContain('nobody knows which jobs failed');
    expect(text('sb-store-cards')).toMatch(/Redis ?Does not answer/);
  });

  it('retries a failed job, and leads to its conversation', async () => {
    await open();
    expect(page().querySelector('sb-failed-jobs a')?.getAttribute('href')).toBe('/inbox/c1');
    await (await button('Retry Reply')).click();
    http.expectOne({ method: 'POST', url: '/api/ai/failed-jobs/reply-m1/retry' }).flush(success(null));
    await rendered();
    await answer({}, []);
    expect(text('sb-failed-jobs')).toContain('None.');
    expect(document.activeElement?.id).toBe('failed-jobs-title');
    expect(toaster.show).toHaveBeenCalledWith('system.done.retried');
  });

  it('says why a job was not retried, and reads what there is now', async () => {
    await open();
    await (await button('Retry Reply')).click();
    const message = 'This job is not among the failed ones any more.';
    http
      .expectOne('/api/ai/failed-jobs/reply-m1/retry')
      .flush(
        { success: false, message, error: 'CONFLICT', correlationId: 'x' },
        { status: 409, statusText: '' },
      );
    await rendered();
    await answer({}, []);
    expect(toaster.showError).toHaveBeenCalledWith(expect.objectContaining({ code: 'CONFLICT', message }));
    expect(text('sb-failed-jobs')).toContain('None.');
  });

  it('discards only what is confirmed', async () => {
    await open();
    await (await button('Discard Reply')).click();
    await answerDialog('Cancel');
    await (await button('Discard Reply')).click();
    await answerDialog('Discard');
    http.expectOne({ method: 'DELETE', url: '/api/ai/failed-jobs/reply-m1' }).flush(success(null));
    await rendered();
    await answer({}, []);
    expect(toaster.show).toHaveBeenCalledExactlyOnceWith('system.done.discarded');
  });

  it('retries and discards all of a queue, and tells how many were left', async () => {
    await open();
    await (await button('Retry all')).click();
    const retry = http.expectOne('/api/ai/failed-jobs/retry');
    expect(retry.request.body).toEqual({ queue: 'ai.reply' });
    retry.flush(success({ settled: 3, left: 0 }));
    await rendered();
    await answer();
    expect(toaster.show).toHaveBeenCalledWith('system.done.allRetried', { settled: 3, left: 0 });
    await (await button('Discard all')).click();
    await answerDialog('Discard');
    http
      .expectOne({ method: 'DELETE', url: '/api/ai/failed-jobs?queue=ai.reply' })
      .flush(success({ settled: 1, left: 2 }));
    await rendered();
    await answer();
    expect(toaster.show).toHaveBeenCalledWith('system.done.someDiscarded', { settled: 1, left: 2 });
  });

  it('keeps the last reading when the next one fails', async () => {
    await open();
    await (await button('Read again')).click();
    http.match(() => true).forEach((call) => call.error(new ProgressEvent('error')));
    await rendered();
    expect(text('.page-head')).toContain('Last read');
    expect(text('.page-head')).toContain('Switchboard cannot be reached.');
    expect(page().querySelectorAll('sb-process-table tbody tr')).toHaveLength(2);
  });

  it('offers another try when nothing could be read at all', async () => {
    await harness.navigateByUrl('/system');
    http.match(() => true).forEach((call) => call.error(new ProgressEvent('error')));
    await rendered();
    expect(text()).toContain('could not be loaded');
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Try again' }))).click();
    await answer();
    expect(text('sb-process-table')).toContain('Running');
  });
});
