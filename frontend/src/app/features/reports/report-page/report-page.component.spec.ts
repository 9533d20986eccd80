import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Role, StaffReportView } from '@switchboard/contracts';
import { Socket } from 'ngx-socket-io';
import { aReport, aSignedInUser } from '../../../../testing/factories';
import { FakeSocket, success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { reportsRoutes } from '../reports.routes';

const ada = { _id: 'agent', name: 'Ada Agent', role: 'agent', avatar: null } as const;
const ben = { _id: 'ben', name: 'Ben Brooks', role: 'agent', avatar: null } as const;

describe('ReportPageComponent', () => {
  let harness: RouterTestingHarness;
  let loader: HarnessLoader;
  let http: HttpTestingController;
  let socket: FakeSocket;

  const text = () => harness.routeNativeElement?.textContent?.replace(/\s+/g, ' ') ?? '';
  const button = (name: string | RegExp) => loader.getHarness(MatButtonHarness.with({ text: name }));
  const press = async (name: string) => (await button(name)).click();
  const call = () => http.expectOne('/api/reports/r1');
  const noDialog = () => vi.waitFor(() => expect(document.querySelector('mat-dialog-container')).toBeNull());

  async function rendered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  }

  async function open(report: StaffReportView, role: Role = 'agent'): Promise<void> {
    TestBed.inject(SessionStore).start(aSignedInUser(role));
    harness = await RouterTestingHarness.create();
    loader = TestbedHarnessEnvironment.documentRootLoader(harness.fixture);
    await harness.navigateByUrl('/reports/r1?status=pending');
    call().flush(success(report));
    if (role === 'admin') {
      // Only admins choose among them; the page is not still before they have come.
      const staff = await vi.waitFor(() => http.expectOne('/api/staff'));
      staff.flush(success([ada, ben]));
    }
    await rendered();
  }

  beforeEach(() => {
    localStorage.clear();
    socket = new FakeSocket();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'reports', children: reportsRoutes }], withComponentInputBinding()),
        RealtimeService,
        { provide: Socket, useValue: socket },
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  it('shows what was said about what, and leads to the conversation and back to the filtered list', async () => {
    await open(aReport());
    expect(text()).toContain('That is not what I was charged.');
    expect(text()).toContain('Your invoice is free.');
    const links = [...(harness.routeNativeElement?.querySelectorAll('a') ?? [])];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/reports?status=pending',
      '/inbox/c1#message-2',
    ]);
  });

  it('moves to the truth when somebody else was quicker', async () => {
    await open(aReport());
    await press('Assign to me');
    const body = { success: false, message: 'Taken.', error: 'ALREADY_ASSIGNED', correlationId: 'x' };
    call().flush(body, { status: 409, statusText: 'Conflict' });
    await rendered();
    call().flush(success(aReport({ assignedTo: ben, status: 'in_review' })));
    await rendered();
    expect(await (await button('With Ben Brooks')).isDisabled()).toBe(true);
    await vi.waitFor(() =>
      expect(document.querySelector('mat-snack-bar-container')?.textContent).toContain(
        'Ben Brooks was quicker',
      ),
    );
  });

  it('follows what others do, and never goes back to an older copy', async () => {
    await open(aReport());
    const taken = aReport({ assignedTo: ben, status: 'in_review', updatedAt: '2026-03-01T10:00:00.000Z' });
    socket.hear('report:update', taken);
    socket.hear('report:update', aReport({ updatedAt: '2026-03-01T09:30:00.000Z' }));
    socket.hear('report:update', aReport({ _id: 'r2', description: 'Another one' }));
    await rendered();
    expect(text()).toContain('In review');
    expect(text()).not.toContain('Another one');
    socket.hear('report:removed', { reportId: 'r2' });
    socket.hear('report:removed', { reportId: 'r1' });
    const gone = { success: false, message: 'Gone.', error: 'REPORT_NOT_FOUND', correlationId: 'x' };
    call().flush(gone, { status: 404, statusText: 'Not Found' });
    await rendered();
    expect(text()).not.toContain('In review');
    expect(text()).toContain('This report is not there');
  });

  it('is not resolved without a word, and keeps the words when that fails', async () => {
    await open(aReport({ assignedTo: ada, status: 'in_review' }));
    await press('Resolve');
    const dialog = await loader.getHarness(MatDialogHarness);
    const save = await dialog.getHarness(MatButtonHarness.with({ text: 'Resolve' }));
    await save.click();
    const field = await dialog.getHarness(MatFormFieldHarness);
    expect(await field.getTextErrors()).toEqual(['Say what was done.']);
    const notes = await dialog.getHarness(MatInputHarness);
    await notes.setValue('Sent a new invoice.');
    await save.click();
    call().error(new ProgressEvent('error'));
    await rendered();
    expect(await notes.getValue()).toBe('Sent a new invoice.');
    await save.click();
    const request = call();
    expect(request.request.body).toEqual({ status: 'resolved', notes: 'Sent a new invoice.' });
    const resolution = {
      notes: 'Sent a new invoice.',
      resolvedBy: ada,
      resolvedAt: '2026-03-01T10:00:00.000Z',
    };
    request.flush(success(aReport({ status: 'resolved', assignedTo: ada, resolution })));
    await noDialog();
    await rendered();
    expect(text()).toContain('Resolved by Ada Agent');
    expect(text()).toContain('in time');
    await press('Reopen');
    expect(call().request.body).toEqual({ status: 'in_review' });
  });

  it('lets an admin give it to anybody, and to nobody', async () => {
    await open(aReport({ assignedTo: ben, status: 'in_review' }), 'admin');
    const people = await loader.getHarness(MatSelectHarness.with({ selector: '.assignee' }));
    expect(await people.getValueText()).toBe('Ben Brooks');
    await people.open();
    await people.clickOptions({ text: 'Ada Agent' });
    expect(call().request.body).toEqual({ assignedTo: 'agent' });
  });

  it('goes for good only after a question', async () => {
    await open(aReport(), 'admin');
    const remove = await loader.getHarness(
      MatButtonHarness.with({ selector: '[aria-label="Delete the report"]' }),
    );
    await remove.click();
    await press('Cancel');
    await noDialog();
    await remove.click();
    await press('Delete the report');
    const request = await vi.waitFor(() => call());
    expect(request.request.method).toBe('DELETE');
    request.flush(success(null));
    await rendered();
    expect(TestBed.inject(Router).url).toBe('/reports?status=pending');
    http.match(() => true);
  });

  it('says when there is no such report', async () => {
    TestBed.inject(SessionStore).start(aSignedInUser('agent'));
    harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/reports/r1');
    const body = { success: false, message: 'No.', error: 'REPORT_NOT_FOUND', correlationId: 'x' };
    call().flush(body, { status: 404, statusText: 'Not found' });
    await rendered();
    expect(text()).toContain('This report is not there');
  });
});
