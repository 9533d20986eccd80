import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { aNotification, aSignedInUser } from '../../../testing/factories';
import { provideTestBasics } from '../../../testing/texts';
import { SessionStore } from '../auth/session.store';
import { provideFeature } from '../feature/feature.providers';
import { AlertSettings } from './alert-settings';
import { AlertTurn } from './alert-turn';
import { NotificationAlerts } from './notification-alerts';
import { NOTIFICATION_BAGGAGE } from './notification-baggage';
import { NotificationPlaces } from './notification-places';
import { NotificationSound } from './notification-sound';

/** What the page's own part of the Notifications API does, without a screen to show anything on. */
class FakeNotification {
  static permission: NotificationPermission = 'granted';
  static readonly shown: FakeNotification[] = [];
  onclick: (() => void) | null = null;
  isClosed = false;

  constructor(
    readonly title: string,
    readonly options: NotificationOptions,
  ) {
    FakeNotification.shown.push(this);
  }

  close(): void {
    this.isClosed = true;
  }
}

/** The browser's locks, as far as they are used, for several windows. */
class FakeLocks {
  private readonly names = new Map<string, number>();

  async request(
    name: string,
    options: LockOptions,
    callback: (lock: object | null) => unknown,
  ): Promise<void> {
    if (options.ifAvailable && this.names.get(name)) return void callback(null);
    this.names.set(name, (this.names.get(name) ?? 0) + 1);
    await callback({ name });
    this.names.set(name, (this.names.get(name) ?? 1) - 1);
  }

  async query() {
    return { held: [...this.names].filter(([, holders]) => holders > 0).map(([name]) => ({ name })) };
  }
}

describe('NotificationAlerts', () => {
  let visibility: DocumentVisibilityState;
  let play: ReturnType<typeof vi.spyOn>;
  const alert = () => TestBed.inject(NotificationAlerts).alert(aNotification());
  const settings = () => TestBed.inject(AlertSettings);

  function look(state: DocumentVisibilityState): void {
    visibility = state;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  beforeEach(() => {
    localStorage.clear();
    visibility = 'visible';
    FakeNotification.shown.length = 0;
    FakeNotification.permission = 'granted';
    vi.stubGlobal('Notification', FakeNotification);
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
    Object.defineProperty(navigator, 'locks', { value: new FakeLocks(), configurable: true });
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideFeature(NOTIFICATION_BAGGAGE),
        provideRouter([]),
        NotificationAlerts,
        NotificationPlaces,
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('agent'));
    play = vi.spyOn(TestBed.inject(NotificationSound), 'play').mockReturnValue();
  });

  afterEach(() => {
    TestBed.resetTestingModule();
    Reflect.deleteProperty(navigator, 'locks');
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('ring, and show nothing outside of a page that is looked at', async () => {
    settings().change({ browser: true });
    await alert();
    expect(play).toHaveBeenCalledOnce();
    expect(FakeNotification.shown).toEqual([]);
  });

  it('show one by its id while the page is hidden, and lead to its place', async () => {
    settings().change({ browser: true });
    look('hidden');
    await alert();
    const [shown] = FakeNotification.shown;
    expect(shown?.title).toBe('Carla Customer filed a report');
    expect(shown?.options).toMatchObject({ body: 'My invoice', tag: 'n1' });
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    const focus = vi.spyOn(window, 'focus').mockReturnValue();
    shown?.onclick?.();
    expect(focus).toHaveBeenCalled();
    expect(navigate).toHaveBeenCalledWith('/reports/r1');
    expect(shown?.isClosed).toBe(true);
  });

  it('do neither when both are switched off, nor what the browser has taken back', async () => {
    look('hidden');
    settings().change({ sound: false, browser: false });
    await alert();
    settings().change({ browser: true });
    FakeNotification.permission = 'denied';
    await alert();
    expect(play).not.toHaveBeenCalled();
    expect(FakeNotification.shown).toEqual([]);
  });

  it('happen once, however many windows hear of it', async () => {
    await alert();
    const otherWindow = TestBed.runInInjectionContext(() => new AlertTurn());
    expect(await otherWindow.take('n1')).toBe(false);
    expect(await otherWindow.take('n2')).toBe(true);
  });

  it('are left to the window that is looked at', async () => {
    TestBed.runInInjectionContext(() => new AlertTurn());
    settings().change({ browser: true });
    visibility = 'hidden';
    await alert();
    expect(play).not.toHaveBeenCalled();
    expect(FakeNotification.shown).toEqual([]);
  });

  it('are remembered in this browser, with a sound unless it was switched off', () => {
    expect(settings().current()).toEqual({ sound: true, browser: false });
    settings().change({ sound: false });
    TestBed.resetTestingModule();
    expect(TestBed.inject(AlertSettings).current()).toEqual({ sound: false, browser: false });
  });
});
