import { LiveAnnouncer } from '@angular/cdk/a11y';
import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { Router, provideRouter } from '@angular/router';
import type { NotificationView } from '@switchboard/contracts';
import { Socket } from 'ngx-socket-io';
import { aNotification, aSignedInUser } from '../../../../testing/factories';
import { FakeSocket } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../auth/session.store';
import { RealtimeService } from '../../realtime/realtime.service';
import { NotificationBellComponent } from './notification-bell.component';

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class EmptyComponent {}

const escape = () => new KeyboardEvent('keydown', { key: 'Escape', keyCode: 27, bubbles: true });

describe('NotificationBellComponent', () => {
  let fixture: ComponentFixture<NotificationBellComponent>;
  let loader: HarnessLoader;
  let http: HttpTestingController;
  let socket: FakeSocket;

  const bell = () => loader.getHarness(MatButtonHarness.with({ selector: '.bell' }));
  const label = async () => (await (await bell()).host()).getAttribute('aria-label');
  const panel = () => document.querySelector<HTMLElement>('sb-notification-panel');
  const entries = () => [...(panel()?.querySelectorAll('li a') ?? [])] as HTMLAnchorElement[];
  const press = async (text: string) => (await loader.getHarness(MatButtonHarness.with({ text }))).click();
  const toast = (text: string) => vi.waitFor(() => expect(document.body.textContent).toContain(text));
  const readCall = () => http.expectOne('/api/notifications/read');

  async function rendered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  }

  async function answerList(
    data: NotificationView[],
    { unreadCount = data.filter(({ isRead }) => !isRead).length, nextCursor = null as string | null } = {},
  ): Promise<void> {
    http
      .expectOne(({ url }) => url === '/api/notifications')
      .flush({ success: true, message: 'OK', data, meta: { unreadCount, nextCursor } });
    await rendered();
  }

  async function hear(notification: NotificationView): Promise<void> {
    socket.hear('notification:new', { notification });
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
        provideRouter([{ path: '**', component: EmptyComponent }]),
        RealtimeService,
        { provide: Socket, useValue: socket },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('agent'));
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(NotificationBellComponent);
    loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
    await rendered();
  });

  afterEach(() => http.verify());

  it('says in a number and in words how much is unread, up to 99', async () => {
    await answerList([aNotification()], { unreadCount: 3 });
    expect(await label()).toBe('Notifications, 3 unread');
    expect(await (await bell()).getText()).toContain('3');
    socket.hear('notification:read', { ids: [], unreadCount: 120 });
    await rendered();
    expect(await label()).toBe('Notifications, 99+ unread');
    socket.hear('notification:read', { ids: null, unreadCount: 0 });
    await rendered();
    expect(await label()).toBe('Notifications');
  });

  it('counts what arrives, and announces each once', async () => {
    const announce = vi.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockResolvedValue();
    await answerList([]);
    await hear(aNotification());
    await hear(aNotification());
    expect(await label()).toBe('Notifications, 1 unread');
    expect(announce.mock.calls).toEqual([
      ['Notification: Carla Customer filed a report. My invoice', 'polite'],
    ]);
  });

  it('lists them with where they lead, marks one read that is opened, and closes', async () => {
    const other = aNotification({
      _id: 'n2',
      kind: 'mention',
      report: null,
      text: 'look at this',
      isRead: true,
    });
    await answerList([aNotification(), other]);
    await (await bell()).click();
    expect(entries().map((link) => link.getAttribute('href'))).toEqual(['/reports/r1', '/inbox/c1']);
    expect(entries()[0]?.textContent).toContain('Unread:');
    expect(entries()[1]?.textContent).toContain('Carla Customer mentioned you in a note');
    entries()[0]?.click();
    await rendered();
    expect(panel()).toBeNull();
    const { request } = readCall();
    expect(request.body).toEqual({ ids: ['n1'] });
    expect(await label()).toBe('Notifications');
    expect(TestBed.inject(Router).url).toBe('/reports/r1');
  });

  it('marks all as read, and takes it back when the server refuses', async () => {
    await answerList([aNotification()], { unreadCount: 2 });
    await (await bell()).click();
    await press('Mark all read');
    expect(await label()).toBe('Notifications');
    const call = readCall();
    expect(call.request.body).toEqual({});
    const body = { success: false, message: 'No.', error: 'INTERNAL_ERROR', correlationId: 'x' };
    call.flush(body, { status: 500, statusText: 'Error' });
    await rendered();
    await answerList([aNotification()], { unreadCount: 2 });
    expect(await label()).toBe('Notifications, 2 unread');
    await toast('The server had a problem.');
  });

  it('reads further ones on demand, and keeps one of each', async () => {
    await answerList([aNotification()], { nextCursor: 'next' });
    await (await bell()).click();
    await press('Show more');
    const call = http.expectOne(({ params }) => params.get('cursor') === 'next');
    const data = [aNotification(), aNotification({ _id: 'n2' })];
    call.flush({ success: true, message: 'OK', data, meta: { unreadCount: 2, nextCursor: null } });
    await rendered();
    expect(entries()).toHaveLength(2);
    expect(panel()?.textContent).not.toContain('Show more');
  });

  it('is opened and left by keyboard, and gives the focus back', async () => {
    await answerList([aNotification()]);
    await (await bell()).focus();
    (document.activeElement as HTMLElement).click();
    await rendered();
    expect(panel()?.getAttribute('role')).toBe('dialog');
    document.activeElement?.dispatchEvent(escape());
    await rendered();
    expect(panel()).toBeNull();
    expect(await (await bell()).isFocused()).toBe(true);
  });

  it('invites when there is nothing, and says so when nothing can be read', async () => {
    http.expectOne(({ url }) => url === '/api/notifications').error(new ProgressEvent('error'));
    await rendered();
    await (await bell()).click();
    expect(panel()?.textContent).toContain('The notifications could not be loaded');
    await press('Try again');
    await answerList([]);
    expect(panel()?.textContent).toContain('You are up to date');
  });

  it('marks what is looked at as read, without a word', async () => {
    const announce = vi.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockResolvedValue();
    await TestBed.inject(Router).navigateByUrl('/reports/r1');
    await answerList([]);
    await hear(aNotification());
    const { request } = readCall();
    expect(request.body).toEqual({ ids: ['n1'] });
    expect(await label()).toBe('Notifications');
    expect(announce).not.toHaveBeenCalled();
  });

  it('reads the list anew after a gap in the connection', async () => {
    await answerList([]);
    socket.accept();
    await answerList([aNotification()]);
    expect(await label()).toBe('Notifications, 1 unread');
  });
});
