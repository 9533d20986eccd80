import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonToggleHarness } from '@angular/material/button-toggle/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { AgentFigures, StaffMember } from '@switchboard/contracts';
import { Socket } from 'ngx-socket-io';
import { aSignedInUser } from '../../../../testing/factories';
import { FakeSocket, success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { PresenceStore } from '../../../core/realtime/presence.store';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { teamRoutes } from '../team.routes';

const NOTHING: AgentFigures = {
  handled: 0,
  resolved: 0,
  firstResponseTime: null,
  resolutionTime: null,
  resolutionRate: null,
  reopenRate: null,
  averageRating: null,
  ratings: 0,
};

function member(_id: string, name: string, changes: Partial<StaffMember> = {}): StaffMember {
  return { _id, name, role: 'agent', avatar: null, status: 'available', isOnline: true, load: 2, ...changes };
}

describe('TeamPageComponent', () => {
  let harness: RouterTestingHarness;
  let loader: HarnessLoader;
  let http: HttpTestingController;
  let socket: FakeSocket;

  const text = () => harness.routeNativeElement?.textContent?.replace(/\s+/g, ' ') ?? '';
  const rows = () =>
    [...(harness.routeNativeElement?.querySelectorAll('tbody tr') ?? [])].map(
      (row) => row.textContent?.replace(/\s+/g, ' ') ?? '',
    );
  const links = () =>
    [...(harness.routeNativeElement?.querySelectorAll('tbody a') ?? [])].map((link) => [
      link.getAttribute('aria-label'),
      link.getAttribute('href'),
    ]);
  const toggle = (name: string) => loader.getHarness(MatButtonToggleHarness.with({ text: name }));

  async function rendered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  }

  async function open(staff: StaffMember[], figures = NOTHING): Promise<void> {
    await harness.navigateByUrl('/team');
    http.expectOne('/api/staff').flush(success(staff));
    http.expectOne('/api/staff/me/figures').flush(success(figures));
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
        provideRouter([{ path: 'team', children: teamRoutes }]),
        RealtimeService,
        PresenceStore,
        { provide: Socket, useValue: socket },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('agent'));
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
    loader = TestbedHarnessEnvironment.loader(harness.fixture);
  });

  afterEach(() => http.verify());

  it('shows first who could take something on, and follows who comes, goes and changes', async () => {
    await open([
      member('gone', 'Gone Gordon', { isOnline: false, load: 0 }),
      member('busy', 'Busy Beth', { status: 'busy', load: 12 }),
      member('agent', 'Carla Customer'),
    ]);
    expect(rows()).toHaveLength(3);
    expect(rows()[0]).toContain('Carla Customer (you)');
    expect(links()).toEqual([
      ['Carla Customer: 2 open conversations', '/inbox?assignee=agent&status=unresolved'],
      ['Busy Beth: 12 open conversations', '/inbox?assignee=busy&status=unresolved'],
    ]);
    expect(rows()[2]).toContain('Offline');
    expect(text()).toContain('2 of 3 online');
    socket.hear('users:online', [{ userId: 'gone', name: 'Gone Gordon', role: 'agent' }]);
    socket.hear('staff:status', { userId: 'gone', status: 'away' });
    await rendered();
    expect(rows()[0]).toContain('Gone Gordon');
    expect(rows()[0]).toContain('Away');
    expect(text()).toContain('1 of 3 online');
  });

  it('changes one’s own status at once, and takes it back when the server refuses', async () => {
    await open([member('agent', 'Carla Customer')]);
    await (await toggle('Busy')).check();
    const call = http.expectOne('/api/staff/me/status');
    expect(call.request.body).toEqual({ status: 'busy' });
    expect(rows()[0]).toContain('Busy');
    call.error(new ProgressEvent('error'));
    await rendered();
    expect(rows()[0]).toContain('Available');
    expect(await (await toggle('Available')).isChecked()).toBe(true);
    // What shows it is loaded with the first message.
    await vi.waitFor(() => expect(document.querySelector('mat-snack-bar-container')).not.toBeNull());
  });

  it('says what each figure means, and none yet where there is none', async () => {
    await open([member('agent', 'Carla Customer')]);
    expect(text()).toMatch(/First response\s*none yet/);
    expect(text()).toMatch(/Handled\s*0/);
    expect(text()).not.toContain('NaN');
  });

  it('shows figures in the units in which people think', async () => {
    await open([member('agent', 'Carla Customer')], {
      handled: 20,
      resolved: 15,
      firstResponseTime: 95_000,
      resolutionTime: 7_500_000,
      resolutionRate: 0.75,
      reopenRate: 0.066,
      averageRating: 4.6,
      ratings: 11,
    });
    for (const words of ['1 min', '2 hr 5 min', '75%', '15 of the 20', '7%', '4.6 of 5', '11 ratings']) {
      expect(text()).toContain(words);
    }
  });
});
