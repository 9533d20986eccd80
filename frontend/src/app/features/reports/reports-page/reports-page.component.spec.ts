import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatTableHarness } from '@angular/material/table/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ReportStats, StaffReportView } from '@switchboard/contracts';
import { Socket } from 'ngx-socket-io';
import { aReport, aSignedInUser } from '../../../../testing/factories';
import { FakeSocket, success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { PresenceStore } from '../../../core/realtime/presence.store';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { reportsRoutes } from '../reports.routes';

const STATS: ReportStats = {
  total: 5,
  byStatus: { pending: 2, in_review: 1, resolved: 2, dismissed: 0 },
  byPriority: { low: 0, medium: 3, high: 0, urgent: 0 },
  overdue: 1,
  averageResolutionTime: 7_500_000,
};
const ada = { _id: 'agent', name: 'Ada Agent', role: 'agent', avatar: null } as const;
const ben = { _id: 'ben', name: 'Ben Brooks', role: 'agent', avatar: null } as const;

describe('ReportsPageComponent', () => {
  let harness: RouterTestingHarness;
  let loader: HarnessLoader;
  let http: HttpTestingController;
  let socket: FakeSocket;

  const text = () => harness.routeNativeElement?.textContent?.replace(/\s+/g, ' ') ?? '';
  const table = () => loader.getHarness(MatTableHarness);
  const column = async (name: string) => (await (await table()).getCellTextByColumnName())[name]?.text ?? [];

  async function rendered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  }

  async function answer(data: StaffReportView[], nextCursor: string | null = null) {
    http.match('/api/reports/stats').forEach((call) => call.flush(success(STATS)));
    const call = http.expectOne(({ url }) => url === '/api/reports');
    call.flush({ success: true, message: 'OK', data, meta: { nextCursor } });
    await rendered();
    return Object.fromEntries(call.request.params.keys().map((key) => [key, call.request.params.get(key)]));
  }

  async function open(url = '/reports'): Promise<void> {
    await harness.navigateByUrl(url);
    await rendered();
  }

  beforeEach(async () => {
    localStorage.clear();
    socket = new FakeSocket();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'reports', children: reportsRoutes }]),
        RealtimeService,
        PresenceStore,
        { provide: Socket, useValue: socket },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('agent'));
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
    loader = TestbedHarnessEnvironment.documentRootLoader(harness.fixture);
  });

  afterEach(() => http.verify());

  it('shows the most pressing first, with the figures of all', async () => {
    await open();
    expect(harness.routeNativeElement?.querySelector('sb-list-skeleton')).not.toBeNull();
    const asked = await answer([
      aReport(),
      aReport({ _id: 'r2', dueAt: '2026-03-03T09:00:00.000Z', assignedTo: ben, status: 'in_review' }),
    ]);
    expect(asked).toEqual({ sort: 'due', limit: '30' });
    expect(text()).toContain('Open3');
    expect(text()).toContain('Overdue1');
    expect(text()).toContain('2 hr 5 min');
    expect((await column('report'))[0]).toContain('Incorrect information');
    expect((await column('due'))[0]).toContain('overdue');
    expect(await column('assignee')).toEqual(['Take', 'Ben Brooks']);
    expect(await column('status')).toEqual(['Waiting', 'In review']);
  });

  // A rejection that nobody handles fails the run.
  it('keeps what it shows when it cannot be read again', async () => {
    await open();
    await answer([aReport()]);
    socket.hear('sync:required');
    await rendered();
    const away = { status: 503, statusText: 'Service Unavailable' };
    http.match(() => true).forEach((call) => call.flush(null, away));
    await rendered();
    expect(text()).toContain('Overdue1');
    expect(await column('status')).toEqual(['Waiting']);
  });

  it('reads its filters from the address', async () => {
    await open('/reports?status=pending&assignee=none&sort=created&priority=nonsense');
    expect(await answer([])).toEqual({ status: 'pending', assignedTo: 'none', sort: 'created', limit: '30' });
    expect(text()).toContain('No report matches');
  });

  it('changes its filters, and clears them', async () => {
    await open('/reports?status=pending&sort=created');
    await answer([]);
    await (await loader.getHarness(MatCheckboxHarness.with({ label: 'Overdue only' }))).check();
    await rendered();
    expect(await answer([])).toMatchObject({ status: 'pending', overdue: 'true' });
    expect(TestBed.inject(Router).url).toContain('overdue=true');
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Clear filters' }))).click();
    await rendered();
    expect(await answer([])).toEqual({ sort: 'created', limit: '30' });
    expect(text()).toContain('No reports');
    expect(text()).toMatch(/Status ?Any/);
    expect(text()).toMatch(/Assigned to ?Anybody/);
  });

  it('follows what happens: new ones, changes, and what the filters no longer let through', async () => {
    await open('/reports?assignee=none');
    await answer([aReport()]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    socket.hear('report:new', aReport({ _id: 'r2', dueAt: '2026-03-01T10:00:00.000Z', priority: 'urgent' }));
    socket.hear('report:update', aReport({ assignedTo: ben, updatedAt: '2026-03-01T09:30:00.000Z' }));
    await vi.advanceTimersByTimeAsync(1_000);
    vi.useRealTimers();
    http.expectOne('/api/reports/stats').flush(success({ ...STATS, overdue: 0 }));
    await rendered();
    expect(await column('priority')).toEqual(['Urgent']);
    // A copy that was overtaken changes nothing.
    socket.hear(
      'report:update',
      aReport({ _id: 'r2', priority: 'low', updatedAt: '2026-02-01T00:00:00.000Z' }),
    );
    await rendered();
    expect(await column('priority')).toEqual(['Urgent']);
    socket.hear('report:removed', { reportId: 'r2' });
    await rendered();
    expect(text()).toContain('No report matches');
  });

  it('takes a report on, and says who was quicker', async () => {
    await open();
    await answer([aReport(), aReport({ _id: 'r2', dueAt: '2026-03-03T09:00:00.000Z' })]);
    const take = async () => (await loader.getHarness(MatButtonHarness.with({ text: 'Take' }))).click();
    await take();
    const won = http.expectOne('/api/reports/r1');
    expect(won.request.body).toEqual({ assignedTo: 'agent' });
    won.flush(success(aReport({ assignedTo: ada, status: 'in_review' })));
    await rendered();
    expect(await column('assignee')).toEqual(['Ada Agent', 'Take']);

    await take();
    const body = { success: false, message: 'Taken.', error: 'ALREADY_ASSIGNED', correlationId: 'x' };
    http.expectOne('/api/reports/r2').flush(body, { status: 409, statusText: 'Conflict' });
    await rendered();
    const truth = aReport({
      _id: 'r2',
      dueAt: '2026-03-03T09:00:00.000Z',
      assignedTo: ben,
      status: 'in_review',
    });
    http.expectOne('/api/reports/r2').flush(success(truth));
    await rendered();
    expect(await column('assignee')).toEqual(['Ada Agent', 'Ben Brooks']);
    await vi.waitFor(() =>
      expect(document.querySelector('mat-snack-bar-container')?.textContent).toContain(
        'Ben Brooks was quicker',
      ),
    );
  });

  it('reads further pages, and says when a list could not be read', async () => {
    await open();
    http.match('/api/reports/stats').forEach((call) => call.flush(success(STATS)));
    http.expectOne(({ url }) => url === '/api/reports').error(new ProgressEvent('error'));
    await rendered();
    expect(text()).toContain('The reports could not be loaded');
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Try again' }))).click();
    await answer([aReport()], 'next');
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Show more' }))).click();
    const more = await answer([aReport(), aReport({ _id: 'r2', dueAt: '2026-03-03T09:00:00.000Z' })]);
    expect(more).toMatchObject({ cursor: 'next' });
    expect(await (await table()).getRows()).toHaveLength(2);
  });
});
