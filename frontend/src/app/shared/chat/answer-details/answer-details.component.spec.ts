import { TestBed } from '@angular/core/testing';
import type { MessageMetadata } from '@switchboard/contracts';
import { provideTestBasics } from '../../../../testing/texts';
import { AnswerDetailsComponent } from './answer-details.component';

describe('AnswerDetailsComponent', () => {
  async function show(metadata: MessageMetadata): Promise<Record<string, string>> {
    TestBed.configureTestingModule({ providers: [provideTestBasics()] });
    const fixture = TestBed.createComponent(AnswerDetailsComponent);
    fixture.componentRef.setInput('metadata', metadata);
    await fixture.whenStable();
    const words = (element?: Element) => element?.textContent?.trim() ?? '';
    const facts = [...(fixture.nativeElement as HTMLElement).querySelectorAll('dl > div')];
    return Object.fromEntries(facts.map(({ children: [name, value] }) => [words(name), words(value)]));
  }

  it('shows who answered, with how many tokens, at what cost, and how fast', async () => {
    const facts = await show({
      provider: 'openai',
      model: 'gpt-4',
      promptTokens: 412,
      completionTokens: 96,
      tokensUsed: 508,
      cost: 0.01524,
      timeToFirstToken: 340,
      processingTime: 2_100,
    });
    expect(facts).toMatchObject({
      Provider: 'OpenAI',
      Model: 'gpt-4',
      Tokens: '508 (412 in, 96 out)',
      Cost: '$0.01524',
      'First word after': '340 ms',
      'Whole answer after': '2.1 sec',
    });
  });

  it('calls a price that nobody knows unknown, never 0', async () => {
    expect(await show({ provider: 'openai', model: 'my-llama', cost: null })).toMatchObject({
      Cost: 'unknown',
    });
  });

  it('calls the built-in provider free', async () => {
    expect(await show({ provider: 'embedded', model: 'switchboard', cost: 0 })).toMatchObject({
      Provider: 'Built in',
      Cost: 'free',
    });
  });

  it('leaves out what was not measured', async () => {
    expect(Object.keys(await show({}))).toEqual(['Provider', 'Model', 'Cost']);
  });
});
