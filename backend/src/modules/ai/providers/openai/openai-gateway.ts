import type { AiCallKind } from '@switchboard/contracts';
import { OpenAI } from 'openai';
import type { PurchaseLedger } from '../../usage/usage-ledger';
import type { TokenUsage } from '../ai-provider';
import { ProviderFailure } from '../provider-failure';
import type { CallPolicy } from './call-policy';
import type { AiCallMetrics } from './call-metrics';
import { failureOf } from './failures';
import type { PriceTable } from './price-table';

export type CallPolicies = Readonly<Record<AiCallKind, CallPolicy>>;

/** What one call is for, and how long it may take, in milliseconds, over all attempts. */
export interface Call {
  task: string;
  deadline: number;
  signal: AbortSignal;
}

/** What came of a call and what was paid for it. */
export interface Bought<Value> {
  value: Value;
  usage: TokenUsage;
  /** As the service names it. */
  model: string;
}

export type Priced<Value> = Bought<Value> & { cost: number | null };

/** Every call to the service goes through here: within the budget, by the policy of its kind, and into the books. */
export class OpenAiGateway {
  constructor(
    private readonly client: OpenAI,
    private readonly policies: CallPolicies,
    private readonly prices: PriceTable,
    private readonly ledger: PurchaseLedger,
    private readonly metrics: AiCallMetrics,
  ) {}

  /** @throws ProviderFailure, or the reason of the caller's signal */
  async call<Value>(
    kind: AiCallKind,
    { task, deadline, signal }: Call,
    attempt: (client: OpenAI, signal: AbortSignal) => Promise<Bought<Value>>,
    mayRetry?: () => boolean,
  ): Promise<Priced<Value>> {
    if (await this.ledger.isBudgetSpent()) {
      throw new ProviderFailure('budget_spent', 'the budget is spent');
    }
    const observation = this.metrics.begin(kind, task);
    try {
      const tryOnce = (ended: AbortSignal) => this.attempt(attempt, ended);
      const bought = await this.policies[kind].run(tryOnce, { deadline, signal, mayRetry });
      observation.end('ok');
      return { ...bought, cost: await this.book(task, bought) };
    } catch (error) {
      observation.end(error instanceof ProviderFailure ? error.kind : 'aborted');
      throw error;
    }
  }

  /** Notes what was bought. @returns its cost */
  async book(task: string, { model, usage }: Bought<unknown>): Promise<number | null> {
    const cost = this.prices.costOf(model, usage);
    this.metrics.bought(model, usage, cost);
    await this.ledger.record({ task, model, usage, cost });
    return cost;
  }

  private async attempt<Value>(
    attempt: (client: OpenAI, signal: AbortSignal) => Promise<Bought<Value>>,
    signal: AbortSignal,
  ): Promise<Bought<Value>> {
    try {
      return await attempt(this.client, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw failureOf(error);
    }
  }
}
