import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoService } from '@jsverse/transloco';
import { AUDIT_ACTIONS, AUDIT_TARGETS, type AuditEntryView } from '@switchboard/contracts';
import { provideTestBasics } from '../../../../testing/texts';
import { auditRoutes } from '../audit.routes';

function anEntry(changes: Partial<AuditEntryView> = {}): AuditEntryView {
  return {
    _id: 'e1',
    action: 'canned_reply.updated',
    actor: { _id: 'ada', name: 'Ada Morgan', role: 'admin' },
    target: { type: 'canned_reply', id: 'c1', name: 'hello' },
    before: { content: 'Hi', category: null },
    after: { content: '<b>Good day</b>', category: 'general' },
    address: '203.0.113.7',
    userAgent: 'Firefox',
    correlationId: 'a-correlation-id',
    createdAt: '2026-03-01T10:00:00.000Z',
    ...changes,
  };
}

describe('AuditPageComponent', () => {
  let harness: RouterTestingHarness;
  let loader: HarnessLoader;
  let http: HttpTestingController;

  const page = () => harness.routeNativeElement as HTMLElement;
  const text = () => page().textContent?.replace(/\s+/g, ' ') ?? '';
  const button = (name: string) => loader.getHarness(MatButtonHarness.with({ text: name }));

  async function rendered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  }

  async function open(url: string): Promise<void> {
    await harness.navigateByUrl(url);
    await rendered();
  }

  async function answer(data: AuditEntryView[], nextCursor: string | null = null) {
    const call = http.expectOne(({ url }) => url === '/api/audit');
    call.flush({ success: true, message: 'OK', data, meta: { nextCursor } });
    await rendered();
    return Object.fromEntries(call.request.params.keys().map((key) => [key, call.request.params.get(key)]));
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'audit', children: auditRoutes }]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
    loader = TestbedHarnessEnvironment.documentRootLoader(harness.fixture);
  });

  afterEach(() => http.verify());

  it('tells of settings one by one', async () => {
    await open('/audit');
    await answer([
      anEntry({
        action: 'settings.changed',
        before: { branding: { productName: 'Acme', accentLight: null }, assistant: { linkHosts: [] } },
        after: {
          branding: { productName: 'Acme Help', accentLight: '#7a1fa2' },
          assistant: { linkHosts: ['a.b', 'c.d'] },
        },
      }),
    ]);
    const rows = [...page().querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    );
    expect(rows).toEqual([
      ['branding.productName', 'Acme', 'Acme Help'],
      ['branding.accentLight', '–', '#7a1fa2'],
      ['assistant.linkHosts', '–', 'a.b, c.d'],
    ]);
  });

  it('tells who did what to what, what was different, and where it came from', async () => {
    await open('/audit');
    expect(text()).toContain('Loading the audit log');
    expect(await answer([anEntry()])).toEqual({ limit: '50' });
    expect(page().querySelector('summary')?.textContent).toMatch(/Ada Morgan.*edited a canned reply.*hello/s);
    const rows = [...page().querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    );
    expect(rows).toEqual([
      ['content', 'Hi', '<b>Good day</b>'],
      ['category', '–', 'general'],
    ]);
    expect(text()).toContain('203.0.113.7');
    expect(page().querySelector('td b')).toBeNull();
  });

  it('names Switchboard where nobody did it', async () => {
    await open('/audit');
    await answer([anEntry({ actor: null, before: null, after: null, address: null, userAgent: null })]);
    expect(page().querySelector('.who')?.textContent).toBe('Switchboard');
    expect(page().querySelector('table')).toBeNull();
    expect(text()).toContain('a command, or a job');
  });

  it('reads its question from the address, days as the viewer has them', async () => {
    await open(
      '/audit?search=ada&action=report.deleted&type=nonsense&from=2026-03-01&to=2026-03-01&target=c1',
    );
    expect(await answer([])).toEqual({
      search: 'ada',
      action: 'report.deleted',
      target: 'c1',
      from: new Date(2026, 2, 1).toISOString(),
      to: new Date(2026, 2, 2).toISOString(),
      limit: '50',
    });
    expect(text()).toContain('No entry matches');
    await (await button('Clear filters')).click();
    await rendered();
    expect(await answer([])).toEqual({ limit: '50' });
    expect(TestBed.inject(Router).url).toBe('/audit');
    const chosen = [...page().querySelectorAll('mat-select')].map(({ textContent }) => textContent?.trim());
    expect(chosen).toEqual(['Any', 'Any']);
    expect(text()).toContain('Nothing has been done yet');
  });

  it('does not ask for days that end before they begin, and says where', async () => {
    await open('/audit?from=2026-03-02&to=2026-03-01');
    const fields = await loader.getAllHarnesses(MatFormFieldHarness);
    const errors = await Promise.all(fields.map((field) => field.getTextErrors()));
    expect(errors.flat()).toEqual(['Must not be before “From”']);
    expect(text()).toContain('No entries of these days');
    expect(await (await button('Export CSV')).isDisabled()).toBe(true);
    await open('/audit?from=2026-03-01&to=2026-03-01');
    await answer([anEntry()]);
    expect(text()).toContain('Ada Morgan');
  });

  it('reads on, and says when it could not', async () => {
    await open('/audit');
    http.expectOne(({ url }) => url === '/api/audit').error(new ProgressEvent('error'));
    await rendered();
    expect(text()).toContain('The audit log could not be loaded');
    await (await button('Try again')).click();
    await answer([anEntry()], 'next');
    await (await button('Show more')).click();
    expect(await answer([anEntry({ _id: 'e2' })])).toMatchObject({ cursor: 'next' });
    expect(page().querySelectorAll('sb-audit-entry')).toHaveLength(2);
  });

  it('saves what is listed as a file, and shows why it cannot', async () => {
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:audit');
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await open('/audit?search=ada');
    await answer([anEntry()]);
    await (await button('Export CSV')).click();
    const call = http.expectOne(({ url }) => url === '/api/audit/export');
    expect(call.request.params.get('search')).toBe('ada');
    call.flush(new Blob(['time']));
    await vi.waitFor(() => expect(clicked).toHaveBeenCalledOnce());
    expect(clicked.mock.contexts[0]).toMatchObject({ download: 'audit.csv' });

    await rendered();
    await (await button('Export CSV')).click();
    const failure = { success: false, message: 'No.', error: 'DEPENDENCY_UNAVAILABLE', correlationId: 'x' };
    http
      .expectOne(({ url }) => url === '/api/audit/export')
      .flush(new Blob([JSON.stringify(failure)]), { status: 503, statusText: 'Service Unavailable' });
    await vi.waitFor(() =>
      expect(document.querySelector('mat-snack-bar-container')?.textContent).toContain('not available'),
    );
  });

  it('has words for every act and everything that it can be done to', async () => {
    await open('/audit');
    await answer([]);
    const words = TestBed.inject(TranslocoService);
    const keys = [
      ...AUDIT_ACTIONS.map((action) => `audit.action.${action}`),
      ...AUDIT_TARGETS.map((type) => `audit.type.${type}`),
    ];
    expect(keys.filter((key) => words.translate(key) === key)).toEqual([]);
  });
});
