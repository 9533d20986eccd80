import { Injectable } from '@nestjs/common';
import { SettingsService } from '../settings/settings.service';
import { UsageLedger, type QuarterSpending } from './usage/usage-ledger';

export type { QuarterSpending } from './usage/usage-ledger';

/** What the assistant costs, as whoever counts it sees it. */
@Injectable()
export class SpendingService {
  constructor(
    private readonly ledger: UsageLedger,
    private readonly settings: SettingsService,
  ) {}

  /** By quarters of an hour, of days (UTC) that begin from `from` on and before `to`. */
  between(from: Date, to: Date): Promise<QuarterSpending[]> {
    return this.ledger.spendingOf(from, to);
  }

  /** US dollars of this calendar month, UTC; the limit is null without one. */
  async budget(): Promise<{ limit: number | null; spent: number }> {
    const { month: spent } = await this.ledger.spending();
    return { limit: this.settings.current.budget.monthly, spent };
  }
}
