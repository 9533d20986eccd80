import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { DrillDownMeta, DrillDownRow } from '@switchboard/contracts';
import { provideTestBasics } from '../../../../testing/texts';
import { Downloads } from '../../../core/http/download';
import { analyticsRoutes } from '../analytics.routes';

const ADA = 'a'.repeat(24);

function aRow(changes: Partial<DrillDownRow> = {}): DrillDownRow {
  return {
    _id: 'c1',
    conversation: {
      _id: 'c1',
      title: 'A refund',
      status: 'resolved',
      category: 'billing',
      sentiment: 'negative',
      customer: { _id: 'u1', name: 'Emma', role: 'customer', avatar: null },
    },
    report: null,
    count: 1,
    at: '2026-03-02T10:00:00.000Z',
    seq: null,
    ...changes,
  };
}

describe('DrillDownPageComponent', () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;

  const page = () => harness.routeNativeElement as HTMLElement;
  const text = () => page().textContent?.replace(/\s+/g, ' ') ?? '';
  const hrefs = (selector: string) =>
    [...page().querySelectorAll(selector)].map((link) => link.getAttribute('href'));

  async function rendered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  }

  async function answer(data: DrillDownRow[], meta: Partial<DrillDownMeta>) {
    const call = http.expectOne(({ url }) => url === '/api/analytics/drill-down');
    const stretch = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-08T00:00:00.000Z', timezone: 'UTC' };
    call.flush({
      success: true,
      message: 'OK',
      data,
      meta: { nextCursor: null, total: data.length, subject: null, ...stretch, ...meta },
    });
    await rendered();
    return Object.fromEntries(call.request.params.keys().map((key) => [key, call.request.params.get(key)]));
  }

  async function open(query: string): Promise<void> {
    await harness.navigateByUrl(`/analytics/drill-down?${query}`);
    await rendered();
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'analytics', children: analyticsRoutes }]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
  });

  afterEach(() => http.verify());

  it('lists what the address asks for, page by page, and leads back to the figures as they were', async () => {
    await open(`section=people&range=7d&figure=agent_messages&of=${ADA}&since=2026-03-01&until=2026-03-08`);
    expect(text()).toContain('Loading what the figure is made of');
    expect(
      await answer([aRow({ count: 3, seq: 12 })], { nextCursor: 'next', total: 4, subject: 'Ada' }),
    ).toEqual({
      figure: 'agent_messages',
      of: ADA,
      from: '2026-03-01',
      to: '2026-03-08',
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
    expect(page().querySelector('h1')?.textContent).toBe('Messages of people: Ada');
    expect(text()).toContain('4 counted');
    expect(text()).toContain('A refund');
    expect(text()).toContain('3 messages');
    expect(text()).not.toContain('still exist');

    const loader = TestbedHarnessEnvironment.documentRootLoader(harness.fixture);
    await (await loader.getHarness(MatButtonHarness.with({ selector: '.more' }))).click();
    const { cursor } = await answer([aRow({ _id: 'c2', seq: 4 })], { total: 4 });
    expect(cursor).toBe('next');
    expect(hrefs('li a')).toEqual(['/inbox/c1#message-12', '/inbox/c1#message-4']);
    expect(hrefs('header a')).toEqual(['/analytics?section=people&range=7d']);
  });

  it('has all of it saved as a file, whatever is read of it', async () => {
    const save = vi.spyOn(TestBed.inject(Downloads), 'save').mockResolvedValue();
    await open(`figure=agent_messages&of=${ADA}&since=2026-03-01&until=2026-03-08`);
    await answer([aRow()], { nextCursor: 'next', total: 4 });
    const loader = TestbedHarnessEnvironment.documentRootLoader(harness.fixture);
    await (await loader.getHarness(MatButtonHarness.with({ text: /Export CSV/ }))).click();
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(save).toHaveBeenCalledExactlyOnceWith(
      '/analytics/drill-down/export',
      'analytics-drill-down.csv',
      expect.objectContaining({
        ...{ figure: 'agent_messages', of: ADA, timezone },
        ...{ from: '2026-03-01', to: '2026-03-08' },
      }),
    );
  });

  it('says how much of it still exists, once all of it was read', async () => {
    await open('figure=status&of=resolved');
    await answer([aRow()], { total: 3 });
    expect(page().querySelector('h1')?.textContent).toBe('Conversations: Resolved');
    expect(text()).toContain('1 of 3 still exist');
    await open('figure=status&of=active');
    await answer([], { total: 2 });
    expect(text()).toContain('Nothing of it is left');
    expect(text()).toContain('0 of 2 still exist');
  });

  it('leads to reports where reports are counted', async () => {
    await open('figure=report_issue&of=other');
    await answer(
      [aRow({ _id: 'r1', report: { _id: 'r1', issueType: 'other', status: 'pending', priority: 'low' } })],
      {},
    );
    expect(page().querySelector('h1')?.textContent).toBe('Reports: Something else');
    expect(text()).toContain('Something else');
    expect(hrefs('li a')).toEqual(['/reports/r1']);
  });

  it('says what is wrong with an address that names no figure', async () => {
    await open('figure=nonsense');
    expect(page().querySelector('h1')?.textContent).toBe('What a figure is made of');
    http
      .expectOne(({ url }) => url === '/api/analytics/drill-down')
      .flush(
        { success: false, message: 'No.', error: 'VALIDATION_FAILED', correlationId: 'x' },
        { status: 400, statusText: 'Bad Request' },
      );
    await rendered();
    expect(text()).toContain('What the figure is made of could not be loaded');
  });
});
