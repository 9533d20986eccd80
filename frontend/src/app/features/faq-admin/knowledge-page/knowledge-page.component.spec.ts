import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { provideRouter } from '@angular/router';
import type { FaqView } from '@switchboard/contracts';
import { aSignedInUser, anFaq } from '../../../../testing/factories';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { provideFeature } from '../../../core/feature/feature.providers';
import { FaqAdminApi } from '../faq-admin.api';
import { KNOWLEDGE_BAGGAGE } from '../knowledge-baggage';
import { KnowledgeStore } from '../knowledge.store';
import { KnowledgePageComponent } from './knowledge-page.component';

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the page of the knowledge base', () => {
  let fixture: ComponentFixture<KnowledgePageComponent>;
  let http: HttpTestingController;

  const element = () => fixture.nativeElement as HTMLElement;
  const questions = () => [...element().querySelectorAll('.question')].map((one) => one.textContent);
  const handle = (id: string) => element().querySelector(`[data-handle="${id}"]`) as HTMLElement;
  const call = (method: string, url: string) =>
    http.expectOne((request) => request.method === method && request.url === url);

  async function rendered(): Promise<void> {
    await settled();
    await fixture.whenStable();
  }

  async function answer(faqs: FaqView[], nextCursor: string | null = null): Promise<void> {
    call('GET', '/api/faqs').flush({ ...success(faqs), meta: { nextCursor } });
    await rendered();
  }

  const press = async (key: string, id: string): Promise<void> => {
    handle(id).focus();
    handle(id).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await rendered();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideFeature(KNOWLEDGE_BAGGAGE),
        FaqAdminApi,
        KnowledgeStore,
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('admin'));
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(KnowledgePageComponent);
    await rendered();
  });

  afterEach(() => http.verify());

  const three = () => [
    anFaq({ _id: 'a', question: 'A?' }),
    anFaq({ _id: 'b', question: 'B?', isActive: false }),
    anFaq({ _id: 'c', question: 'C?', category: 'billing' }),
  ];

  it('lists by category, and marks drafts', async () => {
    await answer(three());
    expect([...element().querySelectorAll('h2')].map((one) => one.textContent)).toEqual([
      'General',
      'Billing',
    ]);
    expect(questions()).toEqual(['A?', 'B?', 'C?']);
    expect(element().querySelectorAll('.draft')).toHaveLength(1);
  });

  it('moves by arrow keys within a category, and keeps the focus', async () => {
    await answer(three());
    await press('ArrowDown', 'b');
    await press('ArrowUp', 'a');
    await press('ArrowDown', 'a');
    expect(questions()).toEqual(['B?', 'A?', 'C?']);
    const moving = call('PUT', '/api/faqs/a/position');
    expect(moving.request.body).toEqual({ after: 'b' });
    moving.flush(success(null));
    await rendered();
    expect(document.activeElement).toBe(handle('a'));
    await press('ArrowUp', 'a');
    expect(call('PUT', '/api/faqs/a/position').request.body).toEqual({ after: null });
    expect(questions()).toEqual(['A?', 'B?', 'C?']);
  });

  const row = () => ['a', 'b', 'c'].map((_id) => anFaq({ _id, question: `${_id.toUpperCase()}?` }));
  const key = (name: string, id: string) =>
    handle(id).dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));

  it('takes keys that come faster than the page is drawn, and sends one move after another', async () => {
    await answer(row());
    key('ArrowDown', 'a');
    key('ArrowDown', 'a');
    await rendered();
    expect(questions()).toEqual(['B?', 'C?', 'A?']);
    await press('ArrowUp', 'c');
    expect(questions()).toEqual(['C?', 'B?', 'A?']);
    const first = call('PUT', '/api/faqs/a/position');
    expect(first.request.body).toEqual({ after: 'b' });
    http.expectNone('/api/faqs/c/position');
    first.flush(success(null));
    await rendered();
    for (const [id, body] of [
      ['a', { after: 'c' }],
      ['c', { after: null }],
    ] as const) {
      const next = call('PUT', `/api/faqs/${id}/position`);
      expect(next.request.body).toEqual(body);
      next.flush(success(null));
      await rendered();
    }
  });

  it('drops the moves behind one that the server would not make', async () => {
    await answer(row());
    await press('ArrowDown', 'a');
    await press('ArrowUp', 'c');
    const body = { success: false, message: 'Gone.', error: 'CONFLICT', correlationId: 'x' };
    call('PUT', '/api/faqs/a/position').flush(body, { status: 409, statusText: 'Conflict' });
    await rendered();
    expect(questions()).toEqual(['A?', 'B?', 'C?']);
    http.expectNone('/api/faqs/c/position');
    await answer(row());
    await vi.waitFor(() => expect(document.body.textContent).toContain('Gone.'));
  });

  it('does not let a list that was under way put the old order back', async () => {
    await answer(row());
    fixture.componentRef.setInput('status', 'published');
    await rendered();
    await press('ArrowDown', 'a');
    await answer(row());
    expect(questions()).toEqual(['B?', 'A?', 'C?']);
    call('PUT', '/api/faqs/a/position').flush(success(null));
    await rendered();
    const [a, b] = row() as [FaqView, FaqView];
    await answer([b, a]);
    expect(questions()).toEqual(['B?', 'A?']);
  });

  it('puts back what the server would not move, and reads the order anew', async () => {
    await answer(three());
    await press('ArrowDown', 'a');
    const body = { success: false, message: 'Gone.', error: 'CONFLICT', correlationId: 'x' };
    call('PUT', '/api/faqs/a/position').flush(body, { status: 409, statusText: 'Conflict' });
    await rendered();
    expect(questions()).toEqual(['A?', 'B?', 'C?']);
    await answer(three());
    await vi.waitFor(() => expect(document.body.textContent).toContain('Gone.'));
  });

  it('has no order to change in what a search finds', async () => {
    await answer(three());
    fixture.componentRef.setInput('q', 'A');
    await rendered();
    const asked = call('GET', '/api/faqs');
    expect(asked.request.params.get('search')).toBe('A');
    asked.flush({ ...success(three()), meta: { nextCursor: null } });
    await rendered();
    expect(handle('a')).toBeNull();
  });

  it('publishes a draft', async () => {
    await answer(three());
    const menus = await TestbedHarnessEnvironment.loader(fixture).getAllHarnesses(
      MatMenuHarness.with({ selector: 'sb-faq-rows button' }),
    );
    await menus[1]?.open();
    await menus[1]?.clickItem({ text: /Publish/ });
    const publishing = call('PUT', '/api/faqs/b');
    expect(publishing.request.body).toEqual({ isActive: true });
    publishing.flush({ ...success(anFaq({ _id: 'b', question: 'B?' })), meta: { revision: 2 } });
    await rendered();
    expect(element().querySelectorAll('.draft')).toHaveLength(0);
    await vi.waitFor(() => expect(document.body.textContent).toContain('It is published'));
  });

  it('says that there is nothing, and that reading failed', async () => {
    await answer([]);
    expect(element().textContent).toContain('No FAQs yet');
    fixture.componentRef.setInput('status', 'draft');
    await rendered();
    const body = { success: false, message: 'No.', error: 'INTERNAL_ERROR', correlationId: 'x' };
    call('GET', '/api/faqs').flush(body, { status: 500, statusText: 'Error' });
    await rendered();
    expect(element().querySelector('[role=alert]')).not.toBeNull();
    const again = await TestbedHarnessEnvironment.loader(fixture).getHarness(
      MatButtonHarness.with({ text: 'Show all' }),
    );
    expect(await again.isDisabled()).toBe(false);
  });
});
