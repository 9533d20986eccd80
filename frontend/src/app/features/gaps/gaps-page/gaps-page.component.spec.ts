import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { GapDetail, GapRow } from '@switchboard/contracts';
import { nobodyLooks } from '../../../../testing/nobody-looks';
import { provideTestBasics } from '../../../../testing/texts';
import { dayOf, daysAfter } from '../../../shared/ui/day-field/days';
import { gapsRoutes } from '../gaps.routes';

const MOODS = { positive: 0, neutral: 1, negative: 0, frustrated: 2 };

function aGap(changes: Partial<GapRow> = {}): GapRow {
  return {
    _id: 'g1',
    question: 'Is there a student discount?',
    phrases: ['Is there a student discount?', 'Do students pay less?'],
    status: 'open',
    reopenedAt: null,
    faq: null,
    dismissal: null,
    firstAskedAt: '2026-03-01T10:00:00.000Z',
    lastAskedAt: '2026-03-02T10:00:00.000Z',
    asked: 3,
    people: 2,
    told: 0,
    toBeTold: 0,
    inRange: { asked: 3, askedBefore: 1, score: 5, moods: MOODS },
    ...changes,
  };
}

function aDetail(changes: Partial<GapDetail> = {}): GapDetail {
  const { inRange: _, ...gap } = aGap();
  return {
    ...gap,
    moods: MOODS,
    examples: [
      {
        _id: 'm1',
        conversation: 'c1',
        seq: 3,
        customer: { _id: 'ada', name: 'Ada', role: 'customer', avatar: null },
        text: '<b>Is</b> there a student discount?',
        reason: 'unknown',
        sentiment: 'frustrated',
        askedAt: '2026-03-02T10:00:00.000Z',
        toldAs: null,
      },
    ],
    hasAgentAnswer: false,
    telling: { answers: 0, notes: 0 },
    ...changes,
  };
}

const FAQ = { _id: 'f1', question: 'Is there a discount for students?', isActive: false };

describe('the pages of the gaps', () => {
  let harness: RouterTestingHarness;
  let loader: HarnessLoader;
  let http: HttpTestingController;

  const page = () => harness.routeNativeElement as HTMLElement;
  const text = () => page().textContent?.replace(/\s+/g, ' ') ?? '';
  const button = (name: string | RegExp) => loader.getHarness(MatButtonHarness.with({ text: name }));
  const linkTo = (name: string) =>
    [...page().querySelectorAll('a')]
      .find(({ textContent }) => textContent?.includes(name))
      ?.getAttribute('href');

  async function rendered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  }

  async function open(url: string): Promise<void> {
    await harness.navigateByUrl(url);
    await rendered();
  }

  async function answerList(data: GapRow[], nextCursor: string | null = null) {
    const call = http.expectOne(({ url }) => url === '/api/analytics/gaps');
    call.flush({ success: true, message: 'OK', data, meta: { nextCursor, from: '', to: '', asOf: null } });
    await rendered();
    return call.request.params;
  }

  async function answer(path: string, data: GapDetail) {
    const call = await vi.waitFor(() => http.expectOne(`/api/analytics/gaps/g1${path}`));
    call.flush({ success: true, message: 'OK', data });
    await rendered();
    return call.request.body as unknown;
  }

  beforeEach(async () => {
    nobodyLooks();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'analytics/gaps', children: gapsRoutes }]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
    loader = TestbedHarnessEnvironment.documentRootLoader(harness.fixture);
  });

  afterEach(() => {
    vi.restoreAllMocks();
    http.verify();
  });

  it('begins a range of one’s own with the days that are shown, and asks for none that are wrong', async () => {
    await open('/analytics/gaps?range=7d');
    await answerList([]);
    const select = await loader.getHarness(
      MatSelectHarness.with({ ancestor: 'sb-gap-filters', selector: '.range' }),
    );
    await select.open();
    await select.clickOptions({ text: 'Custom' });
    await rendered();
    const today = dayOf(new Date());
    expect((await answerList([])).get('from')).toBe(daysAfter(today, -7));
    const enter = async (day: string) => {
      const field = page().querySelectorAll<HTMLInputElement>('input[type=date]')[1]!;
      field.value = day;
      field.dispatchEvent(new Event('change'));
      await rendered();
    };
    await enter(daysAfter(today, -8));
    expect(text()).toContain('Must not be before “From”');
    expect(text()).toContain('No gaps of these days');
    await enter(daysAfter(today, -6));
    expect((await answerList([])).get('to')).toBe(daysAfter(today, -5));
    expect(text()).not.toContain('Must not be before');
  });

  it('lists what is asked, how often and by whom, and leads to each', async () => {
    await open('/analytics/gaps');
    expect(text()).toContain('Loading the gaps');
    const params = await answerList([aGap({ reopenedAt: '2026-03-02T10:00:00.000Z' })]);
    expect([params.get('limit'), params.get('status'), params.has('to')]).toEqual(['30', null, false]);
    expect(Date.now() - Date.parse(params.get('from') ?? '')).toBeCloseTo(30 * 86_400_000, -5);
    expect(page().querySelector('mat-select')?.textContent).toContain('Any');
    const cells = [...page().querySelectorAll('tbody tr > *')].map(({ textContent }) =>
      textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(cells[0]).toContain('also: “Do students pay less?”');
    expect(cells.slice(1, 6)).toEqual([
      'Openasked again',
      'Score5',
      'Asked3 1 before',
      'By unhappy people2',
      'People, in all2',
    ]);
    expect(linkTo('Is there a student discount?')).toBe('/analytics/gaps/g1');
  });

  it('asks what the address says, and says when there is nothing, or no answer', async () => {
    await open('/analytics/gaps?status=drafted&from=2026-03-01&to=2026-03-31&search=coins');
    const params = await answerList([]);
    expect(
      Object.fromEntries(['status', 'from', 'to', 'search'].map((name) => [name, params.get(name)])),
    ).toEqual({
      status: 'drafted',
      from: '2026-03-01',
      to: '2026-04-01',
      search: 'coins',
    });
    expect(text()).toContain('No gap matches');
    const [status, range] = await loader.getAllHarnesses(MatSelectHarness);
    await range?.open();
    await range?.clickOptions({ text: '7 days' });
    await rendered();
    await answerList([]);
    await status?.open();
    await status?.clickOptions({ text: 'Any' });
    await rendered();
    http.expectOne(({ url }) => url === '/api/analytics/gaps').error(new ProgressEvent('error'));
    await rendered();
    expect(TestBed.inject(Router).url).toBe('/analytics/gaps?search=coins&range=7d');
    expect(text()).toContain('The gaps could not be loaded');
  });

  it('has an FAQ drafted, for which it asks the answer where no agent gave one', async () => {
    await open('/analytics/gaps/g1');
    await answer('', aDetail());
    expect(page().querySelector('li b')).toBeNull();
    expect(linkTo('student discount?')).toBe('/inbox/c1#message-3');
    await (await button('Draft an FAQ')).click();
    await (await button('Draft the FAQ')).click();
    const dialog = await loader.getHarness(MatDialogHarness);
    expect(await dialog.getText()).toContain('Please write an answer');
    await (
      await loader.getHarness(MatInputHarness.with({ selector: 'textarea' }))
    ).setValue(' Yes, 40 percent. ');
    await (await button('Draft the FAQ')).click();
    expect(await answer('/draft', aDetail({ status: 'drafted', faq: FAQ }))).toEqual({
      answer: 'Yes, 40 percent.',
    });
    await vi.waitFor(async () => expect(await loader.getAllHarnesses(MatDialogHarness)).toHaveLength(0));
    expect(linkTo('Edit and publish the draft')).toBe('/knowledge/f1?gap=g1');
  });

  it('drafts at once from what an agent said, and shows why it cannot', async () => {
    await open('/analytics/gaps/g1');
    await answer('', aDetail({ hasAgentAnswer: true }));
    await (await button('Draft an FAQ')).click();
    const body = { success: false, message: 'Somebody is at it.', error: 'CONFLICT', correlationId: 'x' };
    http.expectOne('/api/analytics/gaps/g1/draft').flush(body, { status: 409, statusText: 'Conflict' });
    await rendered();
    await answer('', aDetail({ status: 'drafted', faq: FAQ }));
    await vi.waitFor(() =>
      expect(document.querySelector('mat-snack-bar-container')?.textContent).toContain('Somebody is at it.'),
    );
    expect(text()).toContain('Drafted');
  });

  it('says who will be told before they are, and how many are still to be', async () => {
    await open('/analytics/gaps/g1');
    const answered = { status: 'answered', faq: { ...FAQ, isActive: true } } as const;
    await answer('', aDetail({ ...answered, telling: { answers: 2, notes: 1 } }));
    await (await button('Tell those who asked (3)')).click();
    const dialog = await loader.getHarness(MatDialogHarness);
    expect(await dialog.getText()).toMatch(/writes the FAQ’s answer: 2\..*left instead: 1\./s);
    await (await button('Tell them')).click();
    await rendered();
    await answer('/tell', aDetail({ ...answered, toBeTold: 3 }));
    expect(text()).toContain('Being told: 3 to go.');
    expect(text()).toContain('Is there a discount for students? (published)');
    expect(await (await button('Telling them')).isDisabled()).toBe(true);
  });

  it('dismisses with a reason, and reopens', async () => {
    await open('/analytics/gaps/g1');
    await answer('', aDetail());
    await (await button('Dismiss')).click();
    await (await loader.getHarness(MatInputHarness.with({ selector: 'textarea' }))).setValue('Not ours.');
    const dialog = await loader.getHarness(MatDialogHarness);
    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Dismiss' }))).click();
    const dismissal = { reason: 'Not ours.', at: '2026-03-02T10:00:00.000Z' };
    expect(await answer('/dismiss', aDetail({ status: 'dismissed', dismissal }))).toEqual({
      reason: 'Not ours.',
    });
    expect(text()).toContain('Dismissed: Not ours.');
    await (await button('Reopen')).click();
    await answer('/reopen', aDetail());
    expect(text()).toContain('Open');
  });

  it('says when it is gone', async () => {
    await open('/analytics/gaps/g1');
    const body = { success: false, message: 'Gone.', error: 'GAP_NOT_FOUND', correlationId: 'x' };
    http.expectOne('/api/analytics/gaps/g1').flush(body, { status: 404, statusText: 'Not Found' });
    await rendered();
    expect(text()).toContain('This gap is gone');
  });
});
