import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatSlideToggleHarness } from '@angular/material/slide-toggle/testing';
import { aSignedInUser } from '../../../../testing/factories';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../auth/session.store';
import { AlertSettings } from '../alert-settings';
import { NotificationSettingsComponent } from './notification-settings.component';

const PREFERENCES = '/api/notifications/preferences';
const ON_SCREEN = /in the background/;

describe('NotificationSettingsComponent', () => {
  let fixture: ComponentFixture<NotificationSettingsComponent>;
  let loader: HarnessLoader;
  let http: HttpTestingController;
  let answer: NotificationPermission;
  const browser = { permission: 'default' as NotificationPermission, requestPermission: vi.fn() };

  const toggle = (label: string | RegExp) => loader.getHarness(MatSlideToggleHarness.with({ label }));
  const toast = (text: string) => vi.waitFor(() => expect(document.body.textContent).toContain(text));
  const text = () => (fixture.nativeElement as HTMLElement).textContent ?? '';

  async function rendered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  }

  beforeEach(async () => {
    localStorage.clear();
    browser.permission = 'default';
    browser.requestPermission.mockReset().mockImplementation(async () => (browser.permission = answer));
    vi.stubGlobal('Notification', browser);
    TestBed.configureTestingModule({
      providers: [provideTestBasics(), provideHttpClient(), provideHttpClientTesting()],
    });
    TestBed.inject(SessionStore).start(aSignedInUser());
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(NotificationSettingsComponent);
    loader = TestbedHarnessEnvironment.loader(fixture);
    // A harness waits for the page to be still, which it is not before this has come.
    fixture.detectChanges();
    http.expectOne(PREFERENCES).flush(success({ muted: ['resolved'] }));
    await rendered();
  });

  afterEach(() => {
    http.verify();
    vi.unstubAllGlobals();
  });

  it('shows the kinds of the role, and saves each change at once', async () => {
    expect(await (await toggle('a person answers me')).isChecked()).toBe(true);
    expect(await (await toggle('my conversation is resolved')).isChecked()).toBe(false);
    expect(text()).not.toContain('a report is filed');
    await (await toggle('a person answers me')).uncheck();
    const { request } = http.expectOne(PREFERENCES);
    expect(request.method).toBe('PUT');
    expect(request.body).toEqual({ muted: ['resolved', 'agent_replied'] });
  });

  it('takes a change back that could not be saved', async () => {
    await (await toggle('my conversation is resolved')).check();
    http.expectOne(PREFERENCES).error(new ProgressEvent('error'));
    await rendered();
    expect(await (await toggle('my conversation is resolved')).isChecked()).toBe(false);
    await toast('Switchboard cannot be reached.');
  });

  it('asks the browser on a click alone, and switches on what it allows', async () => {
    answer = 'granted';
    expect(browser.requestPermission).not.toHaveBeenCalled();
    expect(text()).toContain('Your browser will ask you once.');
    await (await toggle(ON_SCREEN)).check();
    await rendered();
    expect(browser.requestPermission).toHaveBeenCalledOnce();
    expect(await (await toggle(ON_SCREEN)).isChecked()).toBe(true);
    expect(TestBed.inject(AlertSettings).current().browser).toBe(true);
  });

  it('explains when the browser refuses, and stays off', async () => {
    answer = 'denied';
    await (await toggle(ON_SCREEN)).check();
    await rendered();
    expect(text()).toContain('Your browser blocks them for this site.');
    expect(await (await toggle(ON_SCREEN)).isChecked()).toBe(false);
    await (await toggle(ON_SCREEN)).check();
    await rendered();
    expect(await (await toggle(ON_SCREEN)).isChecked()).toBe(false);
    expect(browser.requestPermission).toHaveBeenCalledOnce();
  });

  it('switches the sound off for this browser', async () => {
    await (await toggle('Play a sound')).uncheck();
    expect(TestBed.inject(AlertSettings).current().sound).toBe(false);
  });
});
