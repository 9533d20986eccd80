import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  type TestRequest,
  provideHttpClientTesting,
} from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ConversationView } from '@switchboard/contracts';
import { aConversation } from '../../../../testing/factories';
import { provideTestBasics } from '../../../../testing/texts';
import { HistorySearchComponent } from './history-search.component';

describe('HistorySearchComponent', () => {
  let fixture: ComponentFixture<HistorySearchComponent>;
  let http: HttpTestingController;
  const element = () => fixture.nativeElement as HTMLElement;
  const text = () => element().textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const links = () => [...element().querySelectorAll('a')];
  const marks = () => [...element().querySelectorAll('mark')].map(({ textContent }) => textContent);
  const call = () => http.expectOne(({ url }) => url === '/api/conversations');
  const params = (request: TestRequest) =>
    Object.fromEntries(request.request.params.keys().map((key) => [key, request.request.params.get(key)]));

  async function painted(): Promise<void> {
    await vi.advanceTimersByTimeAsync(0);
    fixture.detectChanges();
  }

  async function answer(data: ConversationView[], nextCursor: string | null = null): Promise<TestRequest> {
    const request = call();
    request.flush({ success: true, message: 'OK', data, meta: { nextCursor } });
    await painted();
    return request;
  }

  async function type(words: string): Promise<void> {
    const field = element().querySelector('input') as HTMLInputElement;
    field.value = words;
    field.dispatchEvent(new Event('input'));
    await painted();
  }

  async function choose(label: string, value: string): Promise<void> {
    const select = [...element().querySelectorAll('label')]
      .find(({ textContent }) => textContent?.includes(label))
      ?.querySelector('select') as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event('change'));
    await painted();
  }

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [provideTestBasics(), provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(HistorySearchComponent);
    fixture.detectChanges();
  });

  afterEach(() => {
    vi.useRealTimers();
    http.verify();
  });

  it('has the field focused, and shows what is on its way', async () => {
    expect(document.activeElement).toBe(element().querySelector('input'));
    expect(element().querySelector('sb-list-skeleton')).not.toBeNull();
    await answer([]);
  });

  it('asks once somebody stops typing, and marks the words in titles and messages as text', async () => {
    await answer([aConversation()]);
    await type('pass');
    await vi.advanceTimersByTimeAsync(200);
    await type('password');
    http.expectNone(({ url }) => url === '/api/conversations');
    await vi.advanceTimersByTimeAsync(250);
    const request = await answer([
      aConversation({
        _id: 'c1',
        match: { messageId: null, seq: null, text: 'My password', ranges: [[3, 11]] },
      }),
      aConversation({
        _id: 'c2',
        title: 'Other',
        match: { messageId: 'm1', seq: 1, text: '<b>the password</b>', ranges: [[7, 15]] },
      }),
    ]);
    expect(params(request)).toEqual({ search: 'password', limit: '20' });
    expect(marks()).toEqual(['password', 'password']);
    expect(links().map((link) => link.getAttribute('href'))).toEqual(['/chat/c1', '/chat/c2#message-1']);
    expect(element().querySelector('b')).toBeNull();
    expect(text()).toContain('<b>the password</b>');
  });

  it('filters by state and category at once', async () => {
    await answer([]);
    await choose('State', 'resolved');
    await answer([]);
    await choose('Category', 'billing');
    expect(params(await answer([]))).toEqual({ status: 'resolved', category: 'billing', limit: '20' });
    await choose('State', '');
    expect(params(await answer([]))).toEqual({ category: 'billing', limit: '20' });
  });

  it('brings more, each conversation once', async () => {
    await answer([aConversation({ _id: 'c1' }), aConversation({ _id: 'c2' })], 'next');
    (element().querySelector('.more') as HTMLButtonElement).click();
    const request = await answer([aConversation({ _id: 'c2' }), aConversation({ _id: 'c3' })]);
    expect(params(request)).toEqual({ limit: '20', cursor: 'next' });
    expect(links()).toHaveLength(3);
    expect(element().querySelector('.more')).toBeNull();
  });

  it('keeps what it shows until the next answer, and drops one that comes too late', async () => {
    await answer([aConversation({ title: 'Old' })]);
    await choose('State', 'active');
    const late = call();
    await choose('State', 'resolved');
    const current = call();
    expect(text()).toContain('Old');
    current.flush({ success: true, message: 'OK', data: [aConversation({ title: 'New' })], meta: {} });
    late.flush({ success: true, message: 'OK', data: [aConversation({ title: 'Late' })], meta: {} });
    await painted();
    expect(text()).toContain('New');
    expect(text()).not.toContain('Late');
  });

  it('says when nothing was found, and when the search failed', async () => {
    await answer([]);
    expect(text()).toContain('Nothing found');
    await choose('State', 'active');
    call().error(new ProgressEvent('error'));
    await painted();
    expect(text()).toContain('The search did not work');
    (element().querySelector('sb-state-message button') as HTMLButtonElement).click();
    await answer([aConversation()]);
    expect(links()).toHaveLength(1);
  });
});
