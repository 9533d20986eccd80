import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { FaqView } from '@switchboard/contracts';
import { aSignedInUser } from '../../../../testing/factories';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { faqCentreRoutes } from '../faq-centre.routes';

const anArticle = (id: string, changes: Partial<FaqView> = {}): FaqView => ({
  _id: id,
  category: 'account',
  question: `Question ${id}?`,
  answer: `Answer **${id}**.`,
  keywords: [],
  variants: [],
  relatedQuestions: [],
  isActive: true,
  usageCount: 0,
  helpful: { yes: 0, no: 0 },
  createdAt: '2026-03-01T09:00:00.000Z',
  updatedAt: '2026-03-01T09:00:00.000Z',
  ...changes,
});

describe('the help', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  const element = () => harness.fixture.nativeElement as HTMLElement;
  const text = () => element().textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const all = (selector: string) => [...element().querySelectorAll<HTMLElement>(selector)];
  const nameOf = (one: HTMLElement) => {
    const heard = one.cloneNode(true) as HTMLElement;
    heard.querySelectorAll('[aria-hidden]').forEach((silent) => silent.remove());
    return one.ariaLabel ?? heard.textContent?.replace(/\s+/g, ' ').trim();
  };
  const button = (name: string) => all('button').find((one) => nameOf(one) === name) as HTMLElement;

  async function painted(): Promise<void> {
    await vi.advanceTimersByTimeAsync(0);
    harness.fixture.detectChanges();
    await vi.advanceTimersByTimeAsync(0);
    harness.fixture.detectChanges();
  }

  async function answerList(data: FaqView[], nextCursor: string | null = null) {
    const call = http.expectOne(({ url }) => url === '/api/faqs');
    call.flush({ success: true, message: 'OK', data, meta: { nextCursor } });
    await painted();
    return Object.fromEntries(call.request.params.keys().map((key) => [key, call.request.params.get(key)]));
  }

  async function answerCategories(): Promise<void> {
    const counts = [
      { category: 'account', count: 12, usageCount: 0 },
      { category: 'billing', count: 5, usageCount: 0 },
    ];
    http.expectOne('/api/faqs/categories/stats').flush(success(counts));
    await painted();
  }

  async function go(url: string): Promise<void> {
    await harness.navigateByUrl(url);
    await painted();
  }

  beforeEach(async () => {
    vi.useFakeTimers();
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter(
          [
            { path: 'help', children: faqCentreRoutes },
            { path: '**', children: [] },
          ],
          withComponentInputBinding(),
        ),
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser());
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
  });

  afterEach(() => {
    vi.useRealTimers();
    http.verify();
  });

  it('shows articles by category, with how many there are', async () => {
    await go('/help');
    await answerCategories();
    expect(await answerList([anArticle('a1')])).toEqual({ limit: '20' });
    expect(all('.category').map((one) => one.textContent?.trim())).toContain('All17');
    expect(all('.article .question, .article .answer').map((one) => one.textContent)).toEqual([
      'Question a1?',
      'Answer a1.',
    ]);
    button('Billing 5 articles').click();
    await painted();
    expect(await answerList([])).toEqual({ category: 'billing', limit: '20' });
    expect(TestBed.inject(Router).url).toBe('/help?category=billing');
    expect(text()).toContain('There are no articles yet');
  });

  it('searches once somebody stops typing, and keeps what was asked in the address', async () => {
    await go('/help');
    await answerCategories();
    await answerList([anArticle('a1')]);
    const field = all('input')[0] as HTMLInputElement;
    for (const words of ['pass', 'password']) {
      field.value = words;
      field.dispatchEvent(new Event('input'));
      await vi.advanceTimersByTimeAsync(200);
    }
    http.expectNone(({ url }) => url === '/api/faqs');
    await vi.advanceTimersByTimeAsync(50);
    await painted();
    expect(await answerList([])).toEqual({ search: 'password', limit: '20' });
    expect(TestBed.inject(Router).url).toBe('/help?q=password');
    expect(text()).toContain('Nothing found');
    expect(button('Ask a question')).toBeDefined();
  });

  it('takes nothing from the address that is no category', async () => {
    await go('/help?category=__proto__&q=%20x%20');
    await answerCategories();
    expect(await answerList([])).toEqual({ search: 'x', limit: '20' });
  });

  it('says when it could not be loaded, and tries again', async () => {
    await go('/help');
    await answerCategories();
    http.expectOne(({ url }) => url === '/api/faqs').error(new ProgressEvent('error'));
    await painted();
    expect(text()).toContain('The help could not be loaded');
    button('Try again').click();
    await answerList([anArticle('a1')]);
    expect(all('.article')).toHaveLength(1);
  });

  it('brings more', async () => {
    await go('/help');
    await answerCategories();
    await answerList([anArticle('a1')], 'next');
    button('Show more').click();
    expect(await answerList([anArticle('a2')])).toEqual({ limit: '20', cursor: 'next' });
    expect(all('.article')).toHaveLength(2);
  });

  describe('an article', () => {
    const article = (id: string) => http.expectOne(`/api/faqs/${id}`);

    it('is shown from the list at once, with related questions that still exist', async () => {
      await go('/help');
      await answerCategories();
      await answerList([anArticle('a1', { relatedQuestions: ['a2', 'gone'] }), anArticle('a2')]);
      await go('/help/a1');
      expect(text()).toContain('Question a1?');
      article('a1').flush(success(anArticle('a1', { relatedQuestions: ['a2', 'gone'] })));
      http
        .expectOne('/api/faqs/gone')
        .flush({ success: false, error: 'FAQ_NOT_FOUND' }, { status: 404, statusText: 'Not Found' });
      await painted();
      expect(document.activeElement?.textContent).toBe('Question a1?');
      expect(all('section li').map((one) => one.textContent?.trim())).toEqual(['Question a2?']);
    });

    it('asks whether it helped; the last word counts, and a failure is taken back', async () => {
      await go('/help/a1');
      article('a1').flush(success(anArticle('a1')));
      await painted();
      const vote = () => all('[aria-pressed=true]').map((one) => one.textContent?.trim());
      button('Yes').click();
      await painted();
      expect(vote()).toEqual(['Yes']);
      const first = http.expectOne('/api/faqs/a1/helpful');
      expect(first.request.method).toBe('PUT');
      expect(first.request.body).toEqual({ helpful: true });
      first.flush(success(null));
      await painted();
      expect(text()).toContain('Thank you, that helps us.');
      button('No').click();
      await painted();
      expect(vote()).toEqual(['No']);
      http.expectOne('/api/faqs/a1/helpful').error(new ProgressEvent('error'));
      await painted();
      expect(vote()).toEqual(['Yes']);
      await vi.waitFor(() => expect(document.querySelector('mat-snack-bar-container')).not.toBeNull());
    });

    it('says when there is none', async () => {
      await go('/help/a1');
      article('a1').flush(
        { success: false, message: 'No.', error: 'FAQ_NOT_FOUND', correlationId: 'x' },
        { status: 404, statusText: 'Not Found' },
      );
      await painted();
      expect(text()).toContain('There is no such article');
    });

    it('offers customers, and nobody else, to ask', async () => {
      await go('/help/a1');
      article('a1').flush(success(anArticle('a1')));
      await painted();
      expect(button('Ask a question')).toBeDefined();
      TestBed.inject(SessionStore).start(aSignedInUser('agent'));
      await painted();
      expect(button('Ask a question')).toBeUndefined();
    });
  });
});
