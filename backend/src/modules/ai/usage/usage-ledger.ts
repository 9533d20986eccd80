import { Injectable, Logger } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { duplicateKeyOf } from '../../../platform/database/duplicate-key';
import { SettingsService } from '../../settings/settings.service';
import type { TokenUsage } from '../providers/ai-provider';
import { AiUsage, type QuarterUsage } from './ai-usage.schema';

/** Milliseconds that this process trusts the sum it read: so late it may notice what others have spent. */
const SUM_LIFETIME = 5_000;

const DAY = 86_400_000;
const QUARTER = 15 * 60_000;

export interface Purchase {
  task: string;
  model: string;
  usage: TokenUsage;
  /** US dollars; null when unknown. */
  cost: number | null;
}

/** What was bought in one quarter of an hour. */
export interface QuarterSpending extends Required<QuarterUsage> {
  at: Date;
  task: string;
  model: string;
}

export interface UsageSum extends TokenUsage {
  calls: number;
  /** US dollars, of what has a known price. */
  cost: number;
  hasUnknownCost: boolean;
}

/** US dollars. */
export interface Spending {
  today: number;
  month: number;
}

/** What whoever buys needs of the books. */
export type PurchaseLedger = Pick<UsageLedger, 'isBudgetSpent' | 'record'>;

/** Keeps account of what the paid provider was asked for, day by day, for all processes together. */
@Injectable()
export class UsageLedger {
  private readonly logger = new Logger(UsageLedger.name);
  private spent: (Spending & { day: string; readAt: number }) | undefined;

  constructor(
    @InjectModel(AiUsage.name) private readonly model: Model<AiUsage>,
    private readonly settings: SettingsService,
  ) {}

  /** Never fails: an answer that was paid for is not thrown away because its price could not be noted. */
  async record({ task, model, usage, cost }: Purchase): Promise<void> {
    if (this.spent) {
      this.spent.today += cost ?? 0;
      this.spent.month += cost ?? 0;
    }
    const now = new Date();
    const key = { day: dayOf(now), model, task };
    const quarter = `quarters.${Math.floor((now.getTime() % DAY) / QUARTER)}`;
    const figures = {
      calls: 1,
      promptTokens: usage.promptTokens,
      completionTokens: usage.completionTokens,
      cost: cost ?? 0,
      unpricedCalls: cost === null ? 1 : 0,
      [`${quarter}.calls`]: 1,
      [`${quarter}.tokens`]: usage.promptTokens + usage.completionTokens,
      [`${quarter}.cost`]: toNano(cost ?? 0),
      [`${quarter}.unpriced`]: cost === null ? 1 : 0,
    };
    try {
      await this.raise(key, figures);
    } catch (error) {
      this.logger.error({ err: error, ...key, ...figures }, 'what was spent could not be noted');
    }
  }

  /** Since midnight UTC. */
  async today(): Promise<UsageSum> {
    return this.sumSince(dayOf(new Date()));
  }

  /** Today and in this calendar month, UTC. */
  async spending(): Promise<Spending> {
    const day = dayOf(new Date());
    if (this.spent?.day === day && performance.now() - this.spent.readAt < SUM_LIFETIME) return this.spent;
    const [month, today] = await Promise.all([this.sumSince(`${day.slice(0, 7)}-01`), this.sumSince(day)]);
    this.spent = { day, today: today.cost, month: month.cost, readAt: performance.now() };
    return this.spent;
  }

  /** Has today's budget, or this month's, been spent? */
  async isBudgetSpent(): Promise<boolean> {
    const { daily, monthly } = this.settings.current.budget;
    if (daily === null && monthly === null) return false;
    const { today, month } = await this.spending();
    return (daily !== null && today >= daily) || (monthly !== null && month >= monthly);
  }

  /** By quarters of an hour, of days that begin from `from` on and before `to`. */
  async spendingOf(from: Date, to: Date): Promise<QuarterSpending[]> {
    const lines = await this.model
      .find({ day: { $gte: dayOf(from), $lt: dayOf(to) } })
      .lean<AiUsage[]>()
      .exec();
    return lines.flatMap(spendingOf);
  }

  /** Two processes that insert the first line of a day at once: one is told that it is there already. */
  private async raise(key: Pick<AiUsage, 'day' | 'model' | 'task'>, figures: object): Promise<void> {
    const raise = () => this.model.updateOne(key, { $inc: figures }, { upsert: true });
    try {
      await raise();
    } catch (error) {
      if (!duplicateKeyOf(error)) throw error;
      await raise();
    }
  }

  private async sumSince(day: string): Promise<UsageSum> {
    const lines = await this.model
      .find({ day: { $gte: day } })
      .lean<AiUsage[]>()
      .exec();
    const sum = { calls: 0, promptTokens: 0, completionTokens: 0, cost: 0, hasUnknownCost: false };
    for (const line of lines) {
      sum.calls += line.calls;
      sum.promptTokens += line.promptTokens;
      sum.completionTokens += line.completionTokens;
      sum.cost += line.cost;
      sum.hasUnknownCost ||= line.unpricedCalls > 0;
    }
    return sum;
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function toNano(dollars: number): number {
  return Math.round(dollars * 1e9);
}

/** What a line from before quarters were kept holds beyond its quarters is taken to be of midnight. */
function spendingOf(line: AiUsage): QuarterSpending[] {
  const { day, task, model, quarters = {} } = line;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const rest: Required<QuarterUsage> = {
    calls: line.calls,
    tokens: line.promptTokens + line.completionTokens,
    cost: toNano(line.cost),
    unpriced: line.unpricedCalls,
  };
  const spending = Object.entries(quarters).map(([number, usage]): QuarterSpending => {
    const { calls = 0, tokens = 0, cost = 0, unpriced = 0 } = usage;
    rest.calls -= calls;
    rest.tokens -= tokens;
    rest.cost -= cost;
    rest.unpriced -= unpriced;
    return { at: new Date(midnight + Number(number) * QUARTER), task, model, calls, tokens, cost, unpriced };
  });
  return rest.calls > 0 ? [...spending, { at: new Date(midnight), task, model, ...rest }] : spending;
}
