import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { Router, provideRouter } from '@angular/router';
import type { FaqConflict } from '@switchboard/contracts';
import { aSignedInUser, anFaq } from '../../../../testing/factories';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { SessionStore } from '../../../core/auth/session.store';
import { provideFeature } from '../../../core/feature/feature.providers';
import { FaqAdminApi } from '../faq-admin.api';
import { KNOWLEDGE_BAGGAGE } from '../knowledge-baggage';
import { EditorPageComponent } from './editor-page.component';

const settled = () => new Promise((resolve) => setTimeout(resolve));
const FAQ = anFaq({ _id: 'f1', question: 'Where is it?', answer: 'In Utrecht.' });

describe('the page of one FAQ', () => {
  let fixture: ComponentFixture<EditorPageComponent>;
  let http: HttpTestingController;

  const element = () => fixture.nativeElement as HTMLElement;
  const loader = () => TestbedHarnessEnvironment.documentRootLoader(fixture);
  const button = (text: string | RegExp) => loader().getHarness(MatButtonHarness.with({ text }));
  const press = async (text: string | RegExp) => (await button(text)).click();
  const field = (name: string) => element().querySelector<HTMLTextAreaElement>(`[formControlName=${name}]`);
  const call = (method: string, url: string) =>
    http.expectOne((request) => request.method === method && request.url === url);

  async function rendered(): Promise<void> {
    await settled();
    await fixture.whenStable();
  }

  async function write(name: string, text: string): Promise<void> {
    const input = field(name) as HTMLTextAreaElement;
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await rendered();
  }

  async function open(id: string): Promise<void> {
    fixture = TestBed.createComponent(EditorPageComponent);
    fixture.componentRef.setInput('id', id);
    await rendered();
  }

  async function answer(faq = FAQ, revision = 3): Promise<void> {
    call('GET', '/api/faqs/f1').flush({ ...success(faq), meta: { revision } });
    await rendered();
  }

  async function goOnWritingWhileItSaves() {
    await open('f1');
    await answer();
    await write('answer', 'In Ghent.');
    await press('Save');
    const saving = call('PUT', '/api/faqs/f1');
    await write('answer', 'In Ghent, near the castle.');
    return saving;
  }

  beforeEach(() => {
    sessionStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideFeature(KNOWLEDGE_BAGGAGE),
        FaqAdminApi,
      ],
    });
    TestBed.inject(SessionStore).start(aSignedInUser('admin'));
    http = TestBed.inject(HttpTestingController);
  });

  it('shows beside the form what readers will see', async () => {
    await open('new');
    await write('question', 'Why?');
    await write('answer', 'Because.');
    expect(element().querySelector('.preview')?.textContent).toContain('Why?');
    expect(element().querySelector('sb-markdown')?.textContent).toContain('Because.');
  });

  it('tries the question itself until another one is typed, which stays while the FAQ is written', async () => {
    await open('f1');
    await answer();
    [...element().querySelectorAll<HTMLElement>('.aids button')]
      .find((one) => one.textContent?.includes('Test'))
      ?.click();
    await rendered();
    const tried = () => element().querySelector('sb-test-panel textarea') as HTMLTextAreaElement;
    await write('question', 'Where are you?');
    expect(tried().value).toBe('Where are you?');
    tried().value = 'Which town?';
    tried().dispatchEvent(new Event('input'));
    await rendered();
    await write('answer', 'In Ghent.');
    expect(tried().value).toBe('Which town?');
  });

  it('says which links the assistant leaves out', async () => {
    await open('new');
    await write('answer', 'See https://acme.example and [this](http://evil.example/x).');
    call('GET', '/api/settings').flush(success({ settings: { assistant: { linkHosts: ['acme.example'] } } }));
    await rendered();
    expect(element().querySelector('sb-link-warning')?.textContent).toContain('links to evil.example.');
    await write('answer', 'See https://acme.example.');
    expect(element().querySelector('sb-link-warning')?.textContent?.trim()).toBe('');
  });

  it('leads back to the gap that it was written for, and to those who asked', async () => {
    await open('f1');
    await answer();
    expect(element().querySelector('header a.mat-mdc-icon-button')?.getAttribute('href')).toBe('/knowledge');
    fixture.componentRef.setInput('gap', 'g1');
    await rendered();
    expect(element().querySelector('header a')?.getAttribute('href')).toBe('/analytics/gaps/g1');
    expect(element().textContent).toContain('Those who have asked it can be told.');
  });

  it('sends only what is different, with the revision that was read', async () => {
    await open('f1');
    await answer();
    expect(await (await button('Save')).isDisabled()).toBe(true);
    await write('answer', ' In Ghent. ');
    await press('Save');
    const saving = call('PUT', '/api/faqs/f1');
    expect(saving.request.body).toEqual({ answer: 'In Ghent.', revision: 3 });
    saving.flush({ ...success({ ...FAQ, answer: 'In Ghent.' }), meta: { revision: 4 } });
    await rendered();
    http.expectNone('/api/faqs/f1');
    expect(field('answer')?.value).toBe('In Ghent.');
    expect(await (await button('Save')).isDisabled()).toBe(true);
    await vi.waitFor(() => expect(document.body.textContent).toContain('Saved.'));
  });

  it('keeps what is written while it saves, and saves it on the state that was saved', async () => {
    const saving = await goOnWritingWhileItSaves();
    saving.flush({ ...success({ ...FAQ, answer: 'In Ghent.' }), meta: { revision: 4 } });
    await rendered();
    expect(field('answer')?.value).toBe('In Ghent, near the castle.');
    expect(element().textContent).not.toContain('is back');
    // It is kept over a reload, too, as written on that state.
    fixture.destroy();
    await open('f1');
    await answer({ ...FAQ, answer: 'In Ghent.' }, 4);
    expect(field('answer')?.value).toBe('In Ghent, near the castle.');
    await press('Save');
    const next = call('PUT', '/api/faqs/f1');
    expect(next.request.body).toEqual({ answer: 'In Ghent, near the castle.', revision: 4 });
  });

  it('forgets what was written while it saves when its writer leaves it', async () => {
    const saving = await goOnWritingWhileItSaves();
    const left = fixture.componentInstance.mayLeave();
    await press('Leave');
    expect(await left).toBe(true);
    saving.flush({ ...success({ ...FAQ, answer: 'In Ghent.' }), meta: { revision: 4 } });
    await rendered();
    expect(field('answer')?.value).toBe('In Ghent.');
    expect(sessionStorage.length).toBe(0);
  });

  it('goes on with a new one under its address, with what was written while it was created', async () => {
    const router = TestBed.inject(Router);
    const navigate = vi.spyOn(router, 'navigate').mockResolvedValue(true);
    await open('new');
    await write('question', 'Why?');
    await write('answer', 'Because.');
    await press('Save draft');
    const creating = call('POST', '/api/faqs');
    await write('answer', 'Because of you.');
    const created = { ...FAQ, question: 'Why?', answer: 'Because.', isActive: false };
    creating.flush({ ...success(created), meta: { revision: 1 } });
    await rendered();
    expect(navigate).toHaveBeenCalledWith(['/knowledge', 'f1'], { replaceUrl: true });
    // Not asked: nothing is lost.
    expect(await fixture.componentInstance.mayLeave()).toBe(true);
    fixture.componentRef.setInput('id', 'f1');
    await rendered();
    expect(field('answer')?.value).toBe('Because of you.');
    await press('Save draft');
    const next = call('PUT', '/api/faqs/f1');
    expect(next.request.body).toEqual({ answer: 'Because of you.', revision: 1 });
  });

  it('does not fetch back whoever leaves a new one while it is created', async () => {
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await open('new');
    await write('question', 'Why?');
    await write('answer', 'Because.');
    await press('Save draft');
    const left = fixture.componentInstance.mayLeave();
    await press('Leave');
    expect(await left).toBe(true);
    call('POST', '/api/faqs').flush({ ...success(FAQ), meta: { revision: 1 } });
    await rendered();
    expect(navigate).not.toHaveBeenCalled();
    expect(sessionStorage.length).toBe(0);
  });

  it('says what is missing, and sends nothing', async () => {
    await open('new');
    await write('question', '  ');
    await press('Publish');
    await rendered();
    expect(element().textContent).toContain('Enter the question.');
    expect(element().textContent).toContain('Enter the answer.');
    http.expectNone('/api/faqs');
  });

  it('shows what somebody else has changed, and goes on with both', async () => {
    await open('f1');
    await answer();
    await write('question', 'Where are you?');
    await press('Save');
    const current: FaqConflict = {
      faq: { ...FAQ, answer: 'In Ghent.' },
      revision: 5,
      author: { _id: 'b', name: 'Ben Boss', role: 'admin', avatar: null },
    };
    const body = { success: false, message: 'Changed.', error: 'FAQ_CHANGED', current, correlationId: 'x' };
    call('PUT', '/api/faqs/f1').flush(body, { status: 409, statusText: 'Conflict' });
    await rendered();
    const diff = call('GET', '/api/faqs/f1/diff');
    expect([diff.request.params.get('from'), diff.request.params.get('to')]).toEqual(['3', '5']);
    diff.flush(
      success([
        {
          field: 'answer',
          isChanged: true,
          parts: [
            { kind: 'removed', text: 'Utrecht' },
            { kind: 'added', text: 'Ghent' },
          ],
        },
      ]),
    );
    await rendered();
    const notice = element().querySelector('sb-conflict-notice');
    expect(notice?.textContent).toContain('Ben Boss has changed this FAQ');
    expect(notice?.querySelector('ins')?.textContent).toContain('Ghent');

    await press('Go on with mine');
    await rendered();
    expect([field('question')?.value, field('answer')?.value]).toEqual(['Where are you?', 'In Ghent.']);
    await press('Save');
    const again = call('PUT', '/api/faqs/f1');
    expect(again.request.body).toEqual({ question: 'Where are you?', revision: 5 });
  });

  describe('when somebody else has deleted it', () => {
    const GONE = { success: false, message: 'Gone.', error: 'FAQ_NOT_FOUND', correlationId: 'x' };
    const refuse = (method: string, url: string) =>
      call(method, url).flush(GONE, { status: 404, statusText: 'Not Found' });

    async function loseIt(): Promise<void> {
      await open('f1');
      await answer({ ...FAQ, isActive: true, relatedQuestions: ['f2', 'f3'] });
      refuse('GET', '/api/faqs/f2');
      call('GET', '/api/faqs/f3').flush({ ...success(anFaq({ _id: 'f3' })), meta: { revision: 1 } });
      await write('answer', 'In Ghent.');
      const content = element().querySelector('.page-content') as HTMLElement;
      content.scrollTop = 400;
      await press('Save');
      expect(content.scrollTop).toBe(400);
      refuse('PUT', '/api/faqs/f1');
      await rendered();
      expect(content.scrollTop).toBe(0);
    }

    it('says so, and saves what is written as a new draft without what is gone, too', async () => {
      const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
      await loseIt();
      expect(element().querySelector('[role=alert]')?.textContent).toContain('was deleted meanwhile');
      expect([field('question')?.value, field('answer')?.value]).toEqual(['Where is it?', 'In Ghent.']);
      expect(element().querySelector('header')?.textContent).not.toMatch(/Published|Unpublish/);
      expect(element().querySelector('.aids')?.textContent).not.toContain('Versions');

      await press('Save as a new draft');
      refuse('GET', '/api/faqs/f2');
      call('GET', '/api/faqs/f3').flush({ ...success(anFaq({ _id: 'f3' })), meta: { revision: 1 } });
      await rendered();
      const creating = call('POST', '/api/faqs');
      const { question, category } = FAQ;
      const written = { question, category, answer: 'In Ghent.', relatedQuestions: ['f3'], isActive: false };
      expect(creating.request.body).toMatchObject(written);
      creating.flush({ ...success({ ...FAQ, ...written, _id: 'f9' }), meta: { revision: 1 } });
      await rendered();
      expect(navigate).toHaveBeenCalledWith(['/knowledge', 'f9'], { replaceUrl: true });
      expect(await fixture.componentInstance.mayLeave()).toBe(true);
      expect(element().textContent).not.toContain('deleted meanwhile');
      expect(sessionStorage.length).toBe(0);
    });

    it('has all of it after a reload, and asks before it is left', async () => {
      await loseIt();
      fixture.destroy();
      await open('f1');
      refuse('GET', '/api/faqs/f1');
      await rendered();
      expect(element().textContent).toContain('This FAQ was deleted meanwhile');
      expect([field('question')?.value, field('answer')?.value]).toEqual(['Where is it?', 'In Ghent.']);
      const left = fixture.componentInstance.mayLeave();
      await press('Leave');
      expect(await left).toBe(true);
      expect(sessionStorage.length).toBe(0);
    });
  });

  it('has after a reload what was not saved, on the state that it was written on', async () => {
    await open('f1');
    await answer();
    await write('answer', 'In Ghent.');
    fixture.destroy();
    await open('f1');
    await answer({ ...FAQ, question: 'Changed by others?' }, 4);
    expect(element().textContent).toContain('What you had not saved is back.');
    expect(field('answer')?.value).toBe('In Ghent.');
    await press('Save');
    expect(call('PUT', '/api/faqs/f1').request.body).toEqual({ answer: 'In Ghent.', revision: 3 });
  });

  it('asks before unsaved words are lost', async () => {
    await open('f1');
    await answer();
    expect(await fixture.componentInstance.mayLeave()).toBe(true);
    await write('answer', 'In Ghent.');
    const leaving = fixture.componentInstance.mayLeave();
    await loader().getHarness(MatDialogHarness);
    await press('Stay');
    expect(await leaving).toBe(false);
    const left = fixture.componentInstance.mayLeave();
    await press('Leave');
    expect(await left).toBe(true);
    expect(sessionStorage.length).toBe(0);
  });
});
