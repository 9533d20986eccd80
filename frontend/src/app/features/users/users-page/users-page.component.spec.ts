import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { MatRadioButtonHarness } from '@angular/material/radio/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Socket } from 'ngx-socket-io';
import type { AccountView, Failure, UserStats } from '@switchboard/contracts';
import { aSignedInUser } from '../../../../testing/factories';
import { FakeSocket, success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { PresenceStore } from '../../../core/realtime/presence.store';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { SessionStore } from '../../../core/auth/session.store';
import { usersRoutes } from '../users.routes';

const STATS: UserStats = { total: 7, customers: 4, agents: 2, admins: 1, inactive: 3, online: 5 };

function anAccount(changes: Partial<AccountView> = {}): AccountView {
  return {
    _id: 'u1',
    name: 'Nora Nilsson',
    email: 'nora@example.com',
    role: 'agent',
    isActive: true,
    isOnline: true,
    lastSeen: '2026-03-01T10:00:00.000Z',
    avatar: null,
    createdAt: '2026-02-01T10:00:00.000Z',
    updatedAt: '2026-02-01T10:00:00.000Z',
    ...changes,
  };
}
const omar = anAccount({
  _id: 'u2',
  name: 'Omar',
  email: 'omar@example.com',
  role: 'customer',
  lastSeen: null,
});

describe('UsersPageComponent', () => {
  let harness: RouterTestingHarness;
  let loader: HarnessLoader;
  let http: HttpTestingController;
  let socket: FakeSocket;

  const page = () => harness.routeNativeElement as HTMLElement;
  const text = () => page().textContent?.replace(/\s+/g, ' ') ?? '';
  const rows = () =>
    [...page().querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('.name, .aside, td')].map(({ textContent }) => textContent?.trim()).join(' '),
    );
  const button = (name: string | RegExp) => loader.getHarness(MatButtonHarness.with({ text: name }));
  const press = async (name: string | RegExp) => (await button(name)).click();
  const field = (label: string) =>
    loader.getHarness(
      MatFormFieldHarness.with({ ancestor: 'mat-dialog-container', floatingLabelText: label }),
    );

  async function rendered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  }

  async function answer(data: AccountView[], nextCursor: string | null = null) {
    http.match('/api/users/stats').forEach((call) => call.flush(success(STATS)));
    const call = http.expectOne(({ url }) => url === '/api/users');
    call.flush({ success: true, message: 'OK', data, meta: { nextCursor } });
    await rendered();
    return Object.fromEntries(call.request.params.keys().map((key) => [key, call.request.params.get(key)]));
  }

  async function open(url = '/users', data = [anAccount(), omar]): Promise<void> {
    await harness.navigateByUrl(url);
    await rendered();
    await answer(data);
  }

  async function act(name: string, item: string | RegExp): Promise<void> {
    const menus = await loader.getAllHarnesses(MatMenuHarness);
    for (const menu of menus) {
      if ((await (await menu.host()).getAttribute('aria-label')) !== `Actions for ${name}`) continue;
      await menu.open();
      await menu.clickItem({ text: item });
      return;
    }
    throw new Error(`Nothing can be done to ${name}`);
  }

  /** A dialog that closes takes a moment. */
  const expectCall = (method: string, url: string) =>
    vi.waitFor(() => http.expectOne((request) => request.method === method && request.url === url));

  const refusal = (error: Failure['error'], details?: Failure['details']): Failure => ({
    success: false,
    message: 'The server says no.',
    error,
    details,
    correlationId: 'x',
  });

  async function settled(): Promise<void> {
    await rendered();
    http.match('/api/users/stats').forEach((call) => call.flush(success(STATS)));
    await rendered();
  }

  const toast = (words: string) =>
    vi.waitFor(() => expect(document.querySelector('mat-snack-bar-container')?.textContent).toContain(words));

  beforeEach(async () => {
    localStorage.clear();
    socket = new FakeSocket();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'users', children: usersRoutes }]),
        RealtimeService,
        PresenceStore,
        { provide: Socket, useValue: socket },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('admin'));
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
    loader = TestbedHarnessEnvironment.documentRootLoader(harness.fixture);
  });

  afterEach(() => http.verify());

  it('shows who there is, and how many', async () => {
    await harness.navigateByUrl('/users');
    await rendered();
    expect(page().querySelector('sb-list-skeleton')).not.toBeNull();
    expect(
      await answer([anAccount(), omar, anAccount({ _id: 'u3', name: 'Gone', isActive: false })]),
    ).toEqual({
      sort: 'newest',
      limit: '50',
    });
    expect(text()).toContain('Users7');
    // A filter that narrows nothing says so.
    const chosen = [...page().querySelectorAll('mat-select')].map(({ textContent }) => textContent?.trim());
    expect(chosen).toEqual(['Any', 'Any', 'Any', 'Newest']);
    expect(text()).toContain('Deactivated3');
    expect(rows()[0]).toMatch(/Nora Nilsson nora@example.com Agent Online/);
    expect(rows()[1]).toMatch(/Omar omar@example.com Customer Online Last seen never/);
    expect(rows()[2]).toContain('Deactivated');
  });

  it('shows who has come since', async () => {
    await open('/users', [anAccount({ isOnline: false }), omar]);
    expect(rows()[0]).toContain('Offline');
    socket.hear('users:online', [{ userId: 'u1', name: 'Nora Nilsson', role: 'agent' }]);
    await rendered();
    expect(rows()[0]).toContain('Online');
    http.expectOne('/api/users/stats').flush(success({ ...STATS, online: 6 }));
    await rendered();
    expect(text()).toContain('Online6');
  });

  it('reads its question from the address, and says when nobody fits', async () => {
    await harness.navigateByUrl('/users?search=no&role=agent&status=inactive&presence=offline&sort=nonsense');
    await rendered();
    expect(await answer([])).toEqual({
      search: 'no',
      role: 'agent',
      status: 'inactive',
      online: 'false',
      sort: 'newest',
      limit: '50',
    });
    expect(text()).toContain('No user matches');
    await press('Clear filters');
    await rendered();
    expect(await answer([omar])).toEqual({ sort: 'newest', limit: '50' });
    expect(TestBed.inject(Router).url).toBe('/users');
  });

  it('reads on, and says when it could not read', async () => {
    await harness.navigateByUrl('/users');
    await rendered();
    http.match('/api/users/stats').forEach((call) => call.flush(success(STATS)));
    http.expectOne(({ url }) => url === '/api/users').error(new ProgressEvent('error'));
    await rendered();
    expect(text()).toContain('The users could not be loaded');
    await press('Try again');
    await answer([anAccount()], 'next');
    await press('Show more');
    expect(await answer([omar])).toMatchObject({ cursor: 'next' });
    expect(rows()).toHaveLength(2);
  });

  it('makes an account, with a password that can be read out', async () => {
    await open();
    await press('New user');
    await press('Create');
    expect(await (await field('Name')).getTextErrors()).toEqual(['Enter a name.']);
    await (await (await field('Name')).getControl(MatInputHarness))?.setValue(' Pia ');
    await (await (await field('Email')).getControl(MatInputHarness))?.setValue('pia@example.com');
    await press('Suggest one');
    const password = await (await field('Password')).getControl(MatInputHarness);
    const suggested = await password?.getValue();
    expect(suggested).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(await password?.getType()).toBe('text');
    await press('Create');

    const taken = await expectCall('POST', '/api/users');
    expect(taken.request.body).toEqual({
      name: 'Pia',
      email: 'pia@example.com',
      role: 'agent',
      password: suggested,
    });
    taken.flush(refusal('EMAIL_TAKEN'), { status: 409, statusText: 'Conflict' });
    await rendered();
    expect(await (await field('Email')).getTextErrors()).toEqual([
      'There is an account with this e-mail already.',
    ]);

    await (await (await field('Email')).getControl(MatInputHarness))?.setValue('pia2@example.com');
    await press('Create');
    const details = [{ field: 'password', problem: 'password is one of the most common passwords' }];
    (await expectCall('POST', '/api/users')).flush(refusal('VALIDATION_FAILED', details), {
      status: 400,
      statusText: 'Bad Request',
    });
    await rendered();
    expect(await (await field('Password')).getTextErrors()).toEqual([
      'It is one of the most common passwords.',
    ]);
    await press('Suggest one');
    await press('Create');
    (await expectCall('POST', '/api/users')).flush(success(anAccount({ _id: 'u9', name: 'Pia' })));
    await rendered();
    await answer([anAccount({ _id: 'u9', name: 'Pia' }), anAccount()]);
    expect(rows()[0]).toContain('Pia');
    await toast('The account is there.');
  });

  it('sends of an edited account what was changed, and tells what another role brings about', async () => {
    await open();
    await act('Nora Nilsson', 'Edit');
    const role = await (await field('Role')).getControl(MatSelectHarness);
    await role?.open();
    await role?.clickOptions({ text: 'Customer' });
    const dialog = await loader.getHarness(MatDialogHarness);
    expect(await dialog.getText()).toContain('Conversations and reports on their desk become free');
    await press('Save');
    const refused = await expectCall('PUT', '/api/users/u1');
    expect(refused.request.body).toEqual({ role: 'customer' });
    refused.flush(refusal('LAST_ADMIN'), { status: 409, statusText: 'Conflict' });
    await rendered();
    expect(await dialog.getText()).toContain('The server says no.');
    await press('Save');
    (await expectCall('PUT', '/api/users/u1')).flush(success(anAccount({ role: 'customer' })));
    await settled();
    expect(rows()[0]).toContain('Customer');
    await toast('Saved.');
  });

  it('gives several another role at once, once that is confirmed', async () => {
    await open();
    await (await loader.getHarness(MatCheckboxHarness.with({ selector: 'thead mat-checkbox' }))).check();
    expect(text()).toContain('2 selected');
    // In the line that stays while the list scrolls, in place of what needs no selection.
    expect(page().querySelector('.page-head')?.textContent).toContain('2 selected');
    expect(page().querySelector('.page-head')?.textContent).not.toContain('New user');
    await press('Clear selection');
    expect(document.activeElement?.id).toBe('users-title');
    expect(page().querySelector('.page-head')?.textContent).toContain('New user');
    await (await loader.getHarness(MatCheckboxHarness.with({ selector: 'thead mat-checkbox' }))).check();
    const menu = await loader.getHarness(MatMenuHarness.with({ triggerText: 'Change role' }));
    await menu.open();
    await menu.clickItem({ text: 'Admin' });
    const dialog = await loader.getHarness(MatDialogHarness);
    expect(await dialog.getText()).toContain('Change the role to Admin?');
    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Change role' }))).click();
    await rendered();
    const call = await expectCall('PUT', '/api/users/roles');
    expect(call.request.body).toEqual({ ids: ['u1', 'u2'], role: 'admin' });
    call.flush(success([anAccount({ role: 'admin' }), { ...omar, role: 'admin' }]));
    await settled();
    expect(rows().every((row) => row?.includes('Admin'))).toBe(true);
    expect(text()).not.toContain('selected');
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('users-title'));
    await toast('The role is changed.');
  });

  it('lets Escape close its forms', async () => {
    await open();
    const escape = async () => {
      await (await loader.getHarness(MatDialogHarness)).close();
      await vi.waitFor(() => expect(document.querySelector('mat-dialog-container')).toBeNull());
    };
    await press('New user');
    await escape();
    await act('Nora Nilsson', 'Set new password');
    await escape();
    await act('Nora Nilsson', 'Delete');
    await escape();
    http.match('/api/users/u1');
    http.match('/api/staff');
  });

  it('deactivates and signs out after asking, and activates at once', async () => {
    await open('/users', [anAccount(), anAccount({ _id: 'u3', name: 'Gone', isActive: false })]);
    await act('Nora Nilsson', 'Deactivate');
    await press('Cancel');
    await act('Nora Nilsson', 'Deactivate');
    await press('Deactivate');
    await rendered();
    const call = await expectCall('PUT', '/api/users/u1');
    expect(call.request.body).toEqual({ isActive: false });
    call.flush(success(anAccount({ isActive: false })));
    await settled();
    expect(rows()[0]).toContain('Deactivated');
    await act('Gone', 'Activate');
    (await expectCall('PUT', '/api/users/u3')).flush(success(anAccount({ _id: 'u3', name: 'Gone' })));
    await settled();
    expect(rows()[1]).toContain('Online');
    await act('Gone', 'Sign out everywhere');
    await press('Sign out everywhere');
    await rendered();
    (await expectCall('POST', '/api/users/u3/sign-out')).flush(success(null));
    await settled();
    await toast('Gone is signed out everywhere.');
  });

  it('deletes only when it was chosen what becomes of conversations, and by whom reports are taken', async () => {
    await open();
    await act('Nora Nilsson', 'Delete');
    await rendered();
    const figures = {
      conversations: 4,
      assignedConversations: 2,
      openReportsFiled: 0,
      openReportsAssigned: 3,
    };
    (await expectCall('GET', '/api/users/u1')).flush(success({ ...anAccount(), figures }));
    const staff = ['u1', 'u7'].map((_id) => ({ ...anAccount({ _id, name: `Colleague ${_id}` }), load: 0 }));
    (await expectCall('GET', '/api/staff')).flush(success(staff));
    await rendered();
    const dialog = await loader.getHarness(MatDialogHarness);
    expect(await dialog.getText()).toContain('Open reports: 3.');
    expect(await dialog.getText()).toContain('This cannot be undone.');
    await press('Delete the account');
    const choice = MatRadioButtonHarness.with({ label: /Keep them, anonymised/ });
    await (await loader.getHarness(choice)).check();
    const taker = await (await field('Who takes the reports')).getControl(MatSelectHarness);
    await taker?.open();
    const names = await Promise.all(((await taker?.getOptions()) ?? []).map((option) => option.getText()));
    expect(names).toEqual(['Nobody yet', 'Colleague u7']);
    await taker?.clickOptions({ text: 'Colleague u7' });
    await press('Delete the account');
    (await expectCall('DELETE', '/api/users/u1?conversations=anonymise&reassignTo=u7')).flush(success(null));
    await settled();
    await vi.waitFor(() => expect(rows()).toEqual([expect.stringContaining('Omar')]));
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('users-title'));
    await toast('Nora Nilsson is deleted.');
  });

  it('saves what is listed as a file', async () => {
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:users');
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await open('/users?role=agent&sort=name', [anAccount()]);
    await press('Export CSV');
    const call = http.expectOne(({ url }) => url === '/api/users/export');
    expect(call.request.params.toString()).toBe('sort=name&role=agent');
    call.flush(new Blob(['id']));
    await vi.waitFor(() => expect(clicked.mock.contexts[0]).toMatchObject({ download: 'users.csv' }));
  });
});
