import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { Preview } from '@switchboard/contracts';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import { TryItComponent } from './try-it.component';

const PREVIEW: Preview = {
  decision: 'clarify',
  answer: 'Do you mean one of these?',
  citations: [],
  candidates: [
    { faq: 'f1', question: 'How do I reset my password?', score: 0.412 },
    { faq: 'f2', question: 'How do I change my e-mail?', score: 0.3 },
    { faq: 'f3', question: 'How do I delete my account?', score: 0.25 },
  ],
  confidence: 0.41,
  sentiment: 'frustrated',
  category: 'account',
  moderation: { flagged: true, categories: ['profanity'] },
  injection: { suspected: true },
  provider: 'openai',
  model: 'my-llama',
  usage: { promptTokens: 300, completionTokens: 20, totalTokens: 320, cost: null },
  timings: { retrieval: 2, firstToken: 410, total: 1_250 },
};

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('TryItComponent', () => {
  let fixture: ComponentFixture<TryItComponent>;
  let http: HttpTestingController;
  const element = () => fixture.nativeElement as HTMLElement;
  const text = () => element().textContent?.replace(/\s+/g, ' ') ?? '';
  const submit = () => element().querySelector('button[type=submit]') as HTMLButtonElement;
  const call = () => http.expectOne('/api/ai/preview');

  async function rendered(): Promise<void> {
    await settled();
    await fixture.whenStable();
  }

  async function ask(message: string): Promise<void> {
    const field = element().querySelector('textarea') as HTMLTextAreaElement;
    field.value = message;
    field.dispatchEvent(new Event('input'));
    await rendered();
    submit().click();
    await rendered();
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideTestBasics(), provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(TryItComponent);
    await fixture.whenStable();
  });

  afterEach(() => http.verify());

  it('asks nothing without a message', async () => {
    await ask('   ');
    expect(submit().getAttribute('aria-disabled')).toBe('true');
  });

  it('asks with the preferences that were chosen', async () => {
    const tone = element().querySelector('select') as HTMLSelectElement;
    tone.value = 'casual';
    tone.dispatchEvent(new Event('change'));
    await ask(' Where is my stuff? ');
    const preferences = { tone: 'casual', responseLength: 'detailed' };
    expect(call().request.body).toEqual({ message: 'Where is my stuff?', preferences });
  });

  it('shows what would be said, why, and at what cost', async () => {
    await ask('damn password');
    call().flush(success(PREVIEW));
    await rendered();
    expect(text()).toContain('Asks what is meant');
    expect(text()).toContain('Confidence 41%');
    expect(text()).toMatch(/How do I reset my password\? ?0\.41/);
    expect(text()).toContain('It cites nothing.');
    expect(text()).toContain('Strong language');
    expect(text()).toContain('Possible manipulation attempt');
    expect(text()).toContain('frustrated');
    expect(text()).toMatch(/Cost ?unknown/);
    expect(text()).toContain('320 (300 in, 20 out)');
    expect(text()).toContain('1.3 sec');
  });

  it('says what went wrong', async () => {
    await ask('hello');
    const body = { success: false, message: 'No.', error: 'INTERNAL_ERROR', correlationId: 'x' };
    call().flush(body, { status: 500, statusText: 'Error' });
    await rendered();
    expect(element().querySelector('[role=alert]')?.textContent).toContain('The server had a problem.');
  });
});
