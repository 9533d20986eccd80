import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  type TestRequest,
  provideHttpClientTesting,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TARGET_HOURS, type Settings, type SettingsView } from '@switchboard/contracts';
import { aSignedInUser } from '../../../../testing/factories';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { Toaster } from '../../../core/toasts/toaster';
import { settingsRoutes } from '../settings.routes';

const DEFAULTS: Settings = {
  assistant: {
    name: null,
    greeting: null,
    model: 'gpt-4.1-mini',
    temperature: 0.7,
    conciseTokens: 150,
    detailedTokens: 500,
    answerFrom: 0.5,
    clarifyFrom: 0.22,
    linkHosts: [],
  },
  escalation: { unknownAnswers: 2, frustratedMessages: 2, onReport: true, lapseMinutes: 5 },
  budget: { daily: null, monthly: null },
  targets: TARGET_HOURS,
  retention: { days: null },
  moderation: { level: 'standard' },
  limits: { messages: { points: 30, seconds: 60 }, api: { points: 300, seconds: 60 } },
  branding: { productName: 'Switchboard', accentLight: null, accentDark: null },
};

const viewOf = (revision: number, changes: Partial<Settings> = {}): SettingsView => ({
  revision,
  settings: { ...DEFAULTS, ...changes },
  defaults: DEFAULTS,
  logo: null,
  changedAt: null,
  changedBy: revision ? 'Grace' : null,
  provider: { name: 'embedded', isKeySet: false },
});

/** What a call brings about comes after some turns of promises. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('SettingsPageComponent', () => {
  let harness: RouterTestingHarness;
  let loader: HarnessLoader;
  let http: HttpTestingController;
  const toaster = { show: vi.fn(), showError: vi.fn() };
  const page = () => harness.routeNativeElement as HTMLElement;
  const text = () => page().textContent?.replace(/\s+/g, ' ') ?? '';
  const input = (path: string) =>
    page().querySelector<HTMLInputElement>(
      `[data-setting="${path}"] :is(input, textarea)`,
    ) as HTMLInputElement;

  async function type(path: string, value: string): Promise<void> {
    input(path).value = value;
    input(path).dispatchEvent(new Event('input'));
    await harness.fixture.whenStable();
  }

  async function click(name: string): Promise<void> {
    await (await loader.getHarness(MatButtonHarness.with({ text: name }))).click();
    await settled();
    await harness.fixture.whenStable();
  }

  async function answer(url: string, data: object): Promise<void> {
    http.expectOne(url).flush(success(data));
    await settled();
    await harness.fixture.whenStable();
  }

  /** Somebody else has saved since. */
  async function refuse(): Promise<void> {
    const failure = { success: false, message: 'No.', error: 'CONFLICT', correlationId: 'x' };
    http.expectOne('/api/settings').flush(failure, { status: 409, statusText: 'Conflict' });
    await settled();
  }

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'settings', children: settingsRoutes },
          { path: 'elsewhere', children: [] },
        ]),
        { provide: Toaster, useValue: toaster },
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('admin'));
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create('/settings');
    loader = TestbedHarnessEnvironment.documentRootLoader(harness.fixture);
    await answer('/api/settings', viewOf(0));
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    http.verify();
  });

  it('sends what was changed and nothing else, under the revision that was read', async () => {
    expect(text()).not.toContain('not saved');
    await type('assistant.name', 'Robin');
    await type('budget.daily', '5');
    expect(text()).toContain('2 changes are not saved.');
    await click('Save');
    const call = http.expectOne('/api/settings');
    expect(call.request.body).toEqual({ revision: 0, assistant: { name: 'Robin' }, budget: { daily: 5 } });
    call.flush(success(viewOf(1, { assistant: { ...DEFAULTS.assistant, name: 'Robin' } })));
    await settled();
    await harness.fixture.whenStable();
    expect(toaster.show).toHaveBeenCalledWith('settings.saved');
  });

  it('keeps what is typed while it saves, and says that this is not saved', async () => {
    await type('assistant.name', 'Robin');
    await type('budget.daily', '5');
    await click('Save');
    const call = http.expectOne('/api/settings');
    await type('assistant.name', 'Robin Hood');
    await type('assistant.greeting', 'Good day!');
    const assistant = { ...DEFAULTS.assistant, name: 'Robin' };
    call.flush(success(viewOf(1, { assistant, budget: { ...DEFAULTS.budget, daily: 5 } })));
    await settled();
    await harness.fixture.whenStable();
    expect(input('assistant.name').value).toBe('Robin Hood');
    expect(input('assistant.greeting').value).toBe('Good day!');
    expect(text()).toContain('2 changes are not saved.');
    await click('Save');
    const next = http.expectOne('/api/settings');
    expect(next.request.body).toEqual({
      revision: 1,
      assistant: { name: 'Robin Hood', greeting: 'Good day!' },
    });
    next.flush(success(viewOf(2)));
    await settled();
  });

  it('leaps to a section for whoever does not want things to move', () => {
    const leap = vi.fn<Element['scrollIntoView']>();
    for (const heading of page().querySelectorAll('[id^=settings-]')) heading.scrollIntoView = leap;
    for (const matches of [false, true]) {
      vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches }));
      page().querySelector<HTMLButtonElement>('nav button')?.click();
    }
    expect(leap.mock.calls).toEqual([
      [{ block: 'start', behavior: 'smooth' }],
      [{ block: 'start', behavior: 'auto' }],
    ]);
  });

  it('says what is wrong while it is typed, and sends nothing', async () => {
    await type('assistant.temperature', '3');
    expect(text()).toContain('From 0 to 2.');
    await type('assistant.linkHosts', 'https://a.example/x');
    expect(text()).toContain('is not the name of a host.');
    await type('assistant.clarifyFrom', '0.6');
    expect(text()).toContain('Questions must be offered from a lower confidence');
    await type('branding.accentLight', '#ffcc00');
    expect(text()).toContain('This cannot be read in the light theme.');
    expect(text()).toMatch(/Contrast 1\.\d to 1: too little/);
    await click('Save');
    http.expectNone('/api/settings');
  });

  it('says where targets are out of order, and lets go when they are put right in other fields', async () => {
    // By default 2, 4, 24 and 48 hours or the like: only the order counts here.
    const { high, medium } = TARGET_HOURS;
    await type('targets.urgent', String(high + 6));
    await type('targets.low', String(medium - 1));
    expect(text()).toContain('Not longer than High, please.');
    expect(text()).toContain('Not shorter than Medium, please.');
    await click('Save');
    http.expectNone('/api/settings');
    await type('targets.high', String(high + 8));
    await type('targets.medium', String(medium - 2));
    expect(text()).not.toContain('please.');
    await click('Save');
    http.expectOne('/api/settings').flush(success(viewOf(1)));
    await settled();
  });

  it('forgets what the server refused of a section when another field of it is edited', async () => {
    await type('targets.urgent', '1');
    await click('Save');
    const details = [{ field: 'targets.urgent', problem: 'must be something else' }];
    const body = { success: false, message: 'No.', error: 'VALIDATION_FAILED', details, correlationId: 'x' };
    http.expectOne('/api/settings').flush(body, { status: 400, statusText: 'x' });
    await settled();
    await harness.fixture.whenStable();
    expect(text()).toContain('The server refused this: must be something else.');
    await type('assistant.name', 'Robin');
    expect(text()).toContain('The server refused this');
    await type('targets.low', '200');
    expect(text()).not.toContain('The server refused this');
    await click('Save');
    http.expectOne('/api/settings').flush(success(viewOf(1)));
    await settled();
  });

  it('takes a name that is too long as it is, and says so', async () => {
    await type('branding.productName', ` ${'x'.repeat(40)} `);
    expect(text()).not.toContain('characters at most');
    await type('branding.productName', 'x'.repeat(46));
    expect(input('branding.productName').maxLength).toBe(-1);
    expect(text()).toContain('40 characters at most; these are 46.');
    await click('Save');
    http.expectNone('/api/settings');
  });

  it('finds a shade for the dark theme that can be read', async () => {
    await type('branding.accentLight', '#7a1fa2');
    await click('Take it from the light one');
    expect(input('branding.accentDark').value).toMatch(/^#[\da-f]{6}$/);
    expect(text()).not.toContain('This cannot be read');
  });

  it('shows what somebody else changed meanwhile, and keeps what was changed here', async () => {
    await type('assistant.name', 'Robin');
    await click('Save');
    await refuse();
    await answer('/api/settings', viewOf(3, { moderation: { level: 'strict' } }));
    expect(text()).toContain('Grace changed this meanwhile: Strictness.');
    expect(input('assistant.name').value).toBe('Robin');
    await click('Save');
    const again = http.expectOne('/api/settings');
    expect(again.request.body).toEqual({ revision: 3, assistant: { name: 'Robin' } });
    again.flush(success(viewOf(4)));
    await settled();
  });

  it('shows theirs where both changed the same, and takes it for that field alone', async () => {
    const sent = () => http.expectOne('/api/settings').request.body as object;
    await type('assistant.greeting', 'Mine.');
    await type('targets.urgent', '3');
    await type('assistant.linkHosts', 'mine.example');
    await click('Save');
    await refuse();
    const assistant = { ...DEFAULTS.assistant, greeting: 'Theirs.', temperature: 1 };
    await answer('/api/settings', viewOf(3, { assistant, targets: { ...TARGET_HOURS, urgent: 1 } }));
    const field = (path: string) => page().querySelector(`[data-setting="${path}"]`) as HTMLElement;
    const theirs = (path: string) => field(path).querySelector('.theirs p')?.textContent.replace(/\s+/g, ' ');
    expect(theirs('assistant.greeting')).toContain('Grace has:Theirs.');
    expect(theirs('targets.urgent')).toContain('Grace has:1 hours');
    // What only one of them has changed is in the field itself.
    expect(theirs('assistant.temperature')).toBeUndefined();
    expect(theirs('assistant.linkHosts')).toBeUndefined();
    expect(text()).toMatch(/Grace changed this meanwhile: Greeting, Temperature, Urgent\./);
    expect(text()).toContain('the field shows both');

    field('assistant.greeting').querySelector<HTMLElement>('[aria-label="Take theirs: Greeting"]')?.click();
    await harness.fixture.whenStable();
    expect(input('assistant.greeting').value).toBe('Theirs.');
    expect(document.activeElement).toBe(input('assistant.greeting'));
    expect(theirs('assistant.greeting')).toBeUndefined();
    expect(input('targets.urgent').value).toBe('3');
    await click('Save');
    expect(sent()).toEqual({
      revision: 3,
      assistant: { linkHosts: ['mine.example'] },
      targets: { urgent: 3 },
    });
  });

  it('tells how much would be deleted, and asks before it is', async () => {
    const told = { days: 30, before: '', conversations: 12, messages: 340, oldest: null };
    const flush = () =>
      vi.waitFor(() => http.expectOne('/api/settings/retention-preview?days=30').flush(success(told)));
    input('retention.days').value = '30';
    input('retention.days').dispatchEvent(new Event('input'));
    await flush();
    await harness.fixture.whenStable();
    expect(text()).toContain('12 conversations with 340 messages would be deleted now.');
    await click('Save');
    await flush();
    await settled();
    const dialog = await loader.getHarness(MatDialogHarness);
    expect(await dialog.getContentText()).toContain('12 conversations with 340 messages');
    await click('Cancel');
    http.expectNone('/api/settings');
  });

  it('asks about the days that are saved, and not about those before them', async () => {
    const told = { before: '', messages: 340, oldest: null };
    // The page does not come to rest before it knows.
    const enter = (days: number) => {
      input('retention.days').value = String(days);
      input('retention.days').dispatchEvent(new Event('input'));
    };
    const flush = (days: number, conversations: number) =>
      vi.waitFor(() =>
        http
          .expectOne(`/api/settings/retention-preview?days=${days}`)
          .flush(success({ ...told, days, conversations })),
      );
    enter(900);
    await flush(900, 0);
    await harness.fixture.whenStable();
    await click('Save');
    enter(60);
    await flush(900, 0);
    // For the field, and before it is saved.
    const asked: TestRequest[] = [];
    await vi.waitFor(() => {
      asked.push(...http.match('/api/settings/retention-preview?days=60'));
      expect(asked).toHaveLength(2);
    });
    for (const call of asked) call.flush(success({ ...told, days: 60, conversations: 12 }));
    await settled();
    const dialog = await loader.getHarness(MatDialogHarness);
    expect(await dialog.getContentText()).toContain('12 conversations');
    await click('Cancel');
    http.expectNone('/api/settings');
  });

  it('offers no old state to write over while it reads a new one', async () => {
    await TestBed.inject(Router).navigateByUrl('/elsewhere');
    await TestBed.inject(Router).navigateByUrl('/settings');
    await harness.fixture.whenStable();
    expect(input('assistant.name')).toBeNull();
    await answer('/api/settings', viewOf(1));
    expect(input('assistant.name')).not.toBeNull();
  });

  it('does not let go of changes without being asked', async () => {
    await type('assistant.name', 'Robin');
    const leaving = TestBed.inject(Router).navigateByUrl('/elsewhere');
    // No harness: it would wait for the navigation, which waits for the answer.
    const stay = () =>
      [...document.querySelectorAll<HTMLElement>('mat-dialog-container button')].find(
        (button) => button.textContent?.trim() === 'Stay',
      );
    await vi.waitFor(() => expect(stay()).toBeDefined());
    stay()?.click();
    expect(await leaving).toBe(false);
    expect(input('assistant.name').value).toBe('Robin');
    await click('Discard');
    expect(input('assistant.name').value).toBe('');
    expect(await TestBed.inject(Router).navigateByUrl('/elsewhere')).toBe(true);
  });

  it('lets go at once of whoever may not save them any more', async () => {
    await type('assistant.name', 'Robin');
    TestBed.inject(SessionStore).end('expired');
    expect(await TestBed.inject(Router).navigateByUrl('/elsewhere')).toBe(true);
    expect(document.querySelector('mat-dialog-container')).toBeNull();
  });

  it('has the defaults of a section back, to be saved like anything else', async () => {
    await type('targets.urgent', '1');
    // Who speaks to the page says what stands there.
    const named = page().querySelector('[aria-label^="Use defaults: "]');
    expect(named?.textContent?.trim()).toBe('Use defaults');
    await click('Use defaults');
    expect(input('targets.urgent').value).toBe('2');
    expect(text()).not.toContain('not saved');
  });
});
