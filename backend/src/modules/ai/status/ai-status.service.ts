import { Injectable } from '@nestjs/common';
import type { AiStatus } from '@switchboard/contracts';
import { SettingsService } from '../../settings/settings.service';
import { AiHealthService } from '../ai-health.service';
import { UsageLedger } from '../usage/usage-ledger';

/** How the assistant is doing, over all processes. */
@Injectable()
export class AiStatusService {
  constructor(
    private readonly health: AiHealthService,
    private readonly ledger: UsageLedger,
    private readonly settings: SettingsService,
  ) {}

  async status(): Promise<AiStatus> {
    const [providers, queues, today, spent, isExhausted] = await Promise.all([
      this.health.providers(),
      this.health.queues(),
      this.ledger.today(),
      this.ledger.spending(),
      this.ledger.isBudgetSpent(),
    ]);
    const { daily, monthly } = this.settings.current.budget;
    return {
      providers,
      queues,
      today: {
        calls: today.calls,
        promptTokens: today.promptTokens,
        completionTokens: today.completionTokens,
        totalTokens: today.promptTokens + today.completionTokens,
        cost: today.hasUnknownCost ? null : today.cost,
      },
      budget: {
        limit: monthly,
        spent: spent.month,
        dailyLimit: daily,
        spentToday: spent.today,
        isExhausted,
      },
    };
  }
}
