import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatButtonToggleHarness } from '@angular/material/button-toggle/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Socket } from 'ngx-socket-io';
import type { AgentAnalytics, AnalyticsMeta, FaqAnalytics, WorkFigures } from '@switchboard/contracts';
import { FakeSocket } from '../../../../testing/fake-socket';
import { nobodyLooks } from '../../../../testing/nobody-looks';
import { provideTestBasics } from '../../../../testing/texts';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { analyticsRoutes } from '../analytics.routes';

const META: AnalyticsMeta = {
  from: '2026-03-01T00:00:00.000Z',
  to: '2026-03-08T00:00:00.000Z',
  interval: 'day',
  timezone: 'UTC',
  previous: { from: '2026-02-22T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z' },
  asOf: '2026-03-08T00:00:00.000Z',
  isComplete: true,
};
const FAQS: FaqAnalytics = {
  faqs: [],
  unused: [{ _id: 'f2', question: 'Is there a phone?', category: 'general' }],
};
const WORK: WorkFigures = {
  messages: 9,
  joined: 4,
  resolved: 4,
  reopened: 1,
  reopenRate: 0.25,
  firstResponse: { count: 4, average: 60_000, p50: 61_000, p95: 125_000 },
  resolution: { count: 4, average: null, p50: null, p95: null },
  ratings: 0,
  averageRating: null,
  lateResponses: 1,
  lateReports: 1,
};

describe('AnalyticsPageComponent', () => {
  let harness: RouterTestingHarness;
  let loader: HarnessLoader;
  let http: HttpTestingController;
  let socket: FakeSocket;
  let visibility: ReturnType<typeof nobodyLooks>;

  const text = () => harness.routeNativeElement?.textContent?.replace(/\s+/g, ' ') ?? '';

  async function rendered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  }

  async function answer<Data>(path: string, data: Data, meta = META) {
    const call = http.expectOne(({ url }) => url === `/api/analytics/${path}`);
    call.flush({ success: true, message: 'OK', data, meta });
    await rendered();
    return Object.fromEntries(call.request.params.keys().map((key) => [key, call.request.params.get(key)]));
  }

  beforeEach(async () => {
    visibility = nobodyLooks();
    socket = new FakeSocket();
    TestBed.configureTestingModule({
      // Charts are drawn where there is a canvas.
      deferBlockBehavior: DeferBlockBehavior.Manual,
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'analytics', children: analyticsRoutes }]),
        RealtimeService,
        { provide: Socket, useValue: socket },
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

  it('asks for the days of the address, the last one included, in the zone of the reader', async () => {
    await harness.navigateByUrl('/analytics?section=knowledge&from=2026-02-27&to=2026-02-28&interval=hour');
    await rendered();
    expect(harness.routeNativeElement?.querySelector('sb-list-skeleton')).not.toBeNull();
    expect(await answer('faqs', FAQS)).toEqual({
      from: '2026-02-27',
      to: '2026-03-01',
      interval: 'hour',
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
    expect(text()).toContain('Unused FAQs');
    expect(text()).toContain('Is there a phone?');
  });

  it('says what was before, and has a table behind the chart that leads to the conversations', async () => {
    const agent = { _id: 'a'.repeat(24), name: 'Ada Agent', role: 'agent', avatar: null } as const;
    const data: AgentAnalytics = {
      agents: [{ ...WORK, agent, load: 3 }],
      team: WORK,
      previous: { ...WORK, resolved: 7 },
    };
    await harness.navigateByUrl('/analytics?section=people');
    await rendered();
    await answer('agents', data);
    expect(text()).toContain('Resolved by people4before: 7');
    expect(text()).toContain('First response, p501 min');
    const table = harness.routeNativeElement?.querySelector('.table');
    expect(table?.classList).toContain('sb-visually-hidden');
    expect(table?.textContent).toContain('Ada Agent');
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Table' }))).click();
    expect(table?.classList).not.toContain('sb-visually-hidden');
    expect(table?.querySelector('a')?.getAttribute('href')).toBe(`/inbox?assignee=${agent._id}`);
  });

  it('reads who is online once more when it is connected, and of those that come later in its turn', async () => {
    await harness.navigateByUrl('/analytics');
    await rendered();
    const calls = () =>
      http.match(({ url }) => url.startsWith('/api/analytics/')).map(({ request }) => request.url);
    expect(calls()).toEqual(['/api/analytics/dashboard', '/api/analytics/conversations']);
    socket.hear('users:online', [{ userId: 'u1', name: 'Ada', role: 'admin' }]);
    await rendered();
    expect(calls()).toEqual(['/api/analytics/dashboard', '/api/analytics/conversations']);
    socket.hear('users:online', []);
    await rendered();
    expect(calls()).toEqual([]);
  });

  /** Somebody comes back to the page, which is read again. */
  async function refresh(): Promise<void> {
    visibility.mockReturnValueOnce('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await rendered();
  }

  function fail(): Promise<void> {
    http
      .expectOne(({ url }) => url === '/api/analytics/faqs')
      .flush(
        { success: false, message: 'Not now.', error: 'DEPENDENCY_UNAVAILABLE', correlationId: 'x' },
        { status: 503, statusText: 'Service Unavailable' },
      );
    return rendered();
  }

  it('keeps its figures when they cannot be read again', async () => {
    await harness.navigateByUrl('/analytics?section=knowledge');
    await rendered();
    await answer('faqs', FAQS);
    await refresh();
    expect(harness.routeNativeElement?.querySelector('.is-outdated')).toBeNull();
    await fail();
    expect(text()).toContain('Is there a phone?');
    expect(harness.routeNativeElement?.querySelector('.notice')).not.toBeNull();
  });

  it('never has the figures of another range as those of the one that is chosen', async () => {
    await harness.navigateByUrl('/analytics?section=knowledge');
    await rendered();
    await answer('faqs', FAQS);
    await (await loader.getHarness(MatButtonToggleHarness.with({ text: '7 d' }))).check();
    await rendered();
    const grid = harness.routeNativeElement?.querySelector('.grid');
    expect([grid?.classList.contains('is-outdated'), grid?.getAttribute('aria-busy')]).toEqual([
      true,
      'true',
    ]);
    await fail();
    expect(text()).not.toContain('Is there a phone?');
    expect(text()).toContain('The figures could not be loaded');
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Try again' }))).click();
    await answer('faqs', FAQS);
    expect(harness.routeNativeElement?.querySelector('.grid')?.classList).not.toContain('is-outdated');
  });

  it('goes back to steps that fit when another range is chosen', async () => {
    await harness.navigateByUrl('/analytics?section=knowledge&range=24h&interval=hour');
    await rendered();
    expect(await answer('faqs', FAQS)).toMatchObject({ interval: 'hour' });
    await (await loader.getHarness(MatButtonToggleHarness.with({ text: '90 d' }))).check();
    await rendered();
    expect(TestBed.inject(Router).url).toBe('/analytics?section=knowledge&range=90d');
    expect(await answer('faqs', FAQS)).not.toHaveProperty('interval');
  });

  it('does not ask for days that cannot be shown, and says at which it lies', async () => {
    await harness.navigateByUrl('/analytics?section=knowledge');
    await rendered();
    await answer('faqs', FAQS);
    await harness.navigateByUrl('/analytics?section=knowledge&from=2026-03-07&to=2026-03-01');
    await refresh();
    expect(text()).toContain('Must not be before “From”');
    expect(text()).toContain('Choose other days above.');
    expect(text()).not.toContain('Is there a phone?');
    expect(text()).not.toContain('Try again');
    await harness.navigateByUrl('/analytics?section=knowledge&from=2026-03-01&to=2026-03-07');
    await rendered();
    expect(await answer('faqs', FAQS)).toMatchObject({ from: '2026-03-01', to: '2026-03-08' });
  });

  it('keeps the section when another range is chosen, and says when there is none', async () => {
    await harness.navigateByUrl('/analytics?section=knowledge');
    await rendered();
    http
      .expectOne(({ url }) => url === '/api/analytics/faqs')
      .flush(
        { success: false, message: 'Too long.', error: 'VALIDATION_FAILED', correlationId: 'x' },
        { status: 400, statusText: 'Bad Request' },
      );
    await rendered();
    expect(text()).toContain('The figures could not be loaded');
    await (await loader.getHarness(MatButtonToggleHarness.with({ text: '7 d' }))).check();
    await rendered();
    expect(TestBed.inject(Router).url).toBe('/analytics?section=knowledge&range=7d');
    await answer('faqs', FAQS, { ...META, isComplete: false });
    expect(text()).toContain('Older figures are still being counted');
  });
});
