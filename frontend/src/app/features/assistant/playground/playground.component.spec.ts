import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { Playground, ProviderAnswer } from '@switchboard/contracts';
import { success } from '../../../../testing/fake-socket';
import { provideTestBasics } from '../../../../testing/texts';
import english from '../../../../assets/i18n/assistant/en.json';
import { provideFeature } from '../../../core/feature/feature.providers';
import { PlaygroundComponent } from './playground.component';

const OPENAI: ProviderAnswer = {
  provider: 'openai',
  failure: null,
  outcome: 'clarify',
  answer: 'Do you mean one of these?',
  citations: [],
  model: 'my-llama',
  usage: { promptTokens: 300, completionTokens: 20, totalTokens: 320, cost: null },
  timings: { firstToken: 410, total: 1_250 },
};
const EMBEDDED: ProviderAnswer = {
  ...OPENAI,
  provider: 'embedded',
  outcome: 'answer',
  answer: 'Choose "Forgot password".',
  citations: [{ faq: 'f1', question: 'How do I reset my password?', score: 0.412 }],
  model: 'embedded-1',
  usage: { promptTokens: 0, completionTokens: 0, totalTokens: 0, cost: 0 },
};
const RESULT: Playground = {
  decision: 'clarify',
  candidates: [{ faq: 'f2', question: 'How do I change my e-mail?', score: 0.3 }],
  confidence: 0.41,
  sentiment: 'frustrated',
  category: 'account',
  moderation: { flagged: true, categories: ['profanity'] },
  injection: { suspected: true },
  rule: null,
  answers: [OPENAI, EMBEDDED],
  prompt: [
    { part: 'policy', role: 'system', content: 'Be kind.', tokens: 1_200 },
    { part: 'question', role: 'user', content: '<data>\ndamn password\n</data>', tokens: 34 },
  ],
  retrieval: 2,
};

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('PlaygroundComponent', () => {
  let fixture: ComponentFixture<PlaygroundComponent>;
  let http: HttpTestingController;
  const element = () => fixture.nativeElement as HTMLElement;
  const textOf = (selector: string) =>
    [...element().querySelectorAll(selector)].map(
      ({ textContent }) => textContent?.replace(/\s+/g, ' ') ?? '',
    );
  const text = () => element().textContent?.replace(/\s+/g, ' ') ?? '';
  const button = (name: string) =>
    [...element().querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name);
  const call = () => http.expectOne('/api/ai/playground');

  async function rendered(): Promise<void> {
    await settled();
    await fixture.whenStable();
  }

  async function ask(message: string): Promise<void> {
    const field = element().querySelector('textarea') as HTMLTextAreaElement;
    field.value = message;
    field.dispatchEvent(new Event('input'));
    await rendered();
    button('Ask')?.click();
    await rendered();
  }

  async function answer(result: Playground): Promise<unknown> {
    const asked = call();
    asked.flush(success(result));
    await rendered();
    return asked.request.body;
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideTestBasics(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideFeature({ texts: english }),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(PlaygroundComponent);
    await fixture.whenStable();
  });

  afterEach(() => http.verify());

  it('asks nothing without a message', async () => {
    await ask('   ');
    expect(button('Ask')?.getAttribute('aria-disabled')).toBe('true');
  });

  it('asks with the preferences that were chosen', async () => {
    const tone = element().querySelector('select') as HTMLSelectElement;
    tone.value = 'casual';
    tone.dispatchEvent(new Event('change'));
    await ask(' Where is my stuff? ');
    const preferences = { tone: 'casual', responseLength: 'detailed' };
    expect(await answer(RESULT)).toEqual({ message: 'Where is my stuff?', preferences });
  });

  it('shows what was made of it, and every provider beside the other', async () => {
    await ask('damn password');
    await answer(RESULT);
    const [verdict] = textOf('.verdict');
    for (const words of ['Asks what is meant', 'Confidence 41%', 'Strong language', 'Possible manipulation'])
      expect(verdict).toContain(words);
    expect(text()).toContain('How do I change my e-mail?0.30');
    const [openai, embedded] = textOf('sb-provider-answer');
    for (const words of [
      'my-llama',
      'Asks what is meant',
      'It cites nothing.',
      '320 (300 in, 20 out)',
      '1.3 sec',
    ])
      expect(openai).toContain(words);
    expect(openai).toMatch(/Cost ?unknown/);
    for (const words of ['Answers', 'Choose "Forgot password".', 'How do I reset my password?0.41'])
      expect(embedded).toContain(words);
    expect(textOf('.prompt li')).toEqual([
      expect.stringMatching(/Policy.*system · 1,200 tokens.*Be kind\./),
      expect.stringMatching(/The message.*user · 34 tokens.*damn password/),
    ]);
    expect(text()).toContain('about 1,234 tokens');
  });

  it('says what a customer would get instead, and which provider failed', async () => {
    await ask('I want to die');
    const failed: ProviderAnswer = {
      ...OPENAI,
      failure: 'unavailable',
      answer: '',
      model: null,
      usage: null,
    };
    await answer({ ...RESULT, rule: 'crisis', answers: [failed, EMBEDDED] });
    expect(textOf('.rule')[0]).toContain('a person is called');
    expect(textOf('sb-provider-answer')[0]).toContain('It did not answer.');
    expect(element().querySelectorAll('blockquote')).toHaveLength(1);
  });

  it('goes on from the first answer, and starts anew', async () => {
    await ask('password?');
    await answer({ ...RESULT, answers: [{ ...OPENAI, failure: 'blocked' }, EMBEDDED] });
    button('Go on from the answer')?.click();
    await rendered();
    expect(textOf('.history dd')).toEqual(['password?', 'Choose "Forgot password".']);
    await ask('And then?');
    expect(await answer(RESULT)).toMatchObject({
      message: 'And then?',
      history: [
        { role: 'customer', content: 'password?' },
        { role: 'assistant', content: 'Choose "Forgot password".' },
      ],
    });
    button('Start anew')?.click();
    await rendered();
    await ask('Hello');
    expect(await answer(RESULT)).not.toHaveProperty('history');
  });

  it('says what went wrong', async () => {
    await ask('hello');
    const body = { success: false, message: 'No.', error: 'INTERNAL_ERROR', correlationId: 'x' };
    call().flush(body, { status: 500, statusText: 'Error' });
    await rendered();
    expect(element().querySelector('[role=alert]')?.textContent).toContain('The server had a problem.');
  });
});
