import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ReportView } from '@switchboard/contracts';
import { Socket } from 'ngx-socket-io';
import { aReport, aSignedInUser } from '../../../../testing/factories';
import { FakeSocket, success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { myReportsRoutes } from '../my-reports.routes';

const ada = { _id: 'agent', name: 'Ada Agent', role: 'agent', avatar: null } as const;

describe('MyReportsPageComponent', () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;
  let socket: FakeSocket;

  const text = () => harness.routeNativeElement?.textContent?.replace(/\s+/g, ' ') ?? '';
  const cards = () => [...(harness.routeNativeElement?.querySelectorAll('article') ?? [])] as HTMLElement[];

  async function rendered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  }

  async function answer(data: ReportView[]): Promise<void> {
    const call = http.expectOne(({ url }) => url === '/api/reports');
    call.flush({ success: true, message: 'OK', data, meta: { nextCursor: null } });
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
        provideRouter([{ path: 'my-reports', children: myReportsRoutes }], withComponentInputBinding()),
        RealtimeService,
        { provide: Socket, useValue: socket },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser());
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
  });

  afterEach(() => http.verify());

  it('invites when nothing was reported', async () => {
    await harness.navigateByUrl('/my-reports');
    await answer([]);
    expect(text()).toContain('Nothing reported');
  });

  it('shows what becomes of a report, live, with what was said on closing', async () => {
    await harness.navigateByUrl('/my-reports');
    await answer([aReport()]);
    expect(text()).toContain('Nobody has looked into it yet.');
    expect(cards()[0]?.querySelector('a')?.getAttribute('href')).toBe('/chat/c1#message-2');
    const resolution = {
      notes: 'Sent a new invoice.',
      resolvedBy: ada,
      resolvedAt: '2026-03-01T10:00:00.000Z',
    };
    socket.hear(
      'report:update',
      aReport({ status: 'resolved', resolution, updatedAt: '2026-03-01T10:00:00.000Z' }),
    );
    await rendered();
    expect(cards()).toHaveLength(1);
    expect(text()).toContain('Ada Agent resolved it');
    expect(text()).toContain('Sent a new invoice.');
    socket.hear('report:removed', { reportId: 'r1' });
    await rendered();
    expect(cards()).toHaveLength(0);
  });

  it('finds the one that a link leads to, however old, and turns to it', async () => {
    await harness.navigateByUrl('/my-reports/old');
    await answer([aReport()]);
    http
      .expectOne('/api/reports/old')
      .flush(success(aReport({ _id: 'old', createdAt: '2026-01-01T09:00:00.000Z' })));
    await rendered();
    expect(cards().map(({ id }) => id)).toEqual(['report-r1', 'report-old']);
    expect(document.activeElement?.id).toBe('report-old');
  });
});
