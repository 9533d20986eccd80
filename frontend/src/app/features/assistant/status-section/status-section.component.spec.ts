import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AiStatus } from '@switchboard/contracts';
import { provideTestBasics } from '../../../../testing/texts';
import { StatusSectionComponent } from './status-section.component';

const STATUS: AiStatus = {
  providers: [
    {
      name: 'openai',
      isPrimary: true,
      models: { chat: 'gpt-4', moderation: 'omni-moderation-latest', embedding: null },
      breakers: { chat: 'open', moderation: 'closed' },
    },
    {
      name: 'embedded',
      isPrimary: false,
      models: { chat: 'switchboard', moderation: 'switchboard', embedding: null },
      breakers: {},
    },
  ],
  queues: [
    {
      name: 'ai.reply',
      waiting: 3,
      active: 1,
      delayed: 0,
      failed: 2,
      isPaused: false,
      oldestWaitingSince: null,
    },
  ],
  today: { promptTokens: 1_000, completionTokens: 234, totalTokens: 1_234, cost: 0.5, calls: 12 },
  budget: { limit: 10, spent: 2.5, dailyLimit: null, spentToday: 0.5, isExhausted: false },
};

describe('StatusSectionComponent', () => {
  async function show(changes: Partial<AiStatus> = {}): Promise<string> {
    TestBed.configureTestingModule({ providers: [provideTestBasics(), provideRouter([])] });
    const fixture = TestBed.createComponent(StatusSectionComponent);
    fixture.componentRef.setInput('status', { ...STATUS, ...changes });
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent?.replace(/\s+/g, ' ') ?? '';
  }

  it('says in words how each provider fares', async () => {
    const text = await show();
    expect(text).toContain('Answers: failing, not asked for now');
    expect(text).toContain('Moderation: working');
    expect(text).toContain('Part of Switchboard; needs no network.');
  });

  it('shows tokens, money and what waits', async () => {
    const text = await show();
    expect(text).toContain('1,234');
    expect(text).toContain('$0.50');
    expect(text).toContain('$2.50 of $10.00');
    expect(text).toContain('ai.reply 3 1 0 2');
  });

  it('calls a cost that nobody knows unknown', async () => {
    const text = await show({ today: { ...STATUS.today, cost: null } });
    expect(text).toMatch(/Cost ?unknown/);
  });

  it('says what an exhausted budget means, and which of two it is', async () => {
    const budget = { limit: 10, spent: 2.5, dailyLimit: 2, spentToday: 2.1, isExhausted: true };
    const text = await show({ budget });
    expect(text).toContain('The budget of $2.00 is used up: answers come from the FAQs alone.');
    expect(text).toContain('$2.50 of $10.00');
  });

  it('says that nobody knows the queues while Redis is gone', async () => {
    expect(await show({ queues: null })).toContain('Redis cannot be reached');
  });
});
