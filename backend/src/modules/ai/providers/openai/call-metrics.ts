import type { AiCallKind } from '@switchboard/contracts';
import { Counter, Histogram } from 'prom-client';
import type { MetricsService } from '../../../../platform/health/metrics.service';
import type { TokenUsage } from '../ai-provider';

/** Seconds. */
const BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30];

/** Figures about the calls of this process. */
export class AiCallMetrics {
  private readonly duration;
  private readonly tokens;
  private readonly cost;

  constructor({ registry }: MetricsService) {
    const registers = [registry];
    this.duration = new Histogram({
      name: 'ai_call_duration_seconds',
      help: 'Time of a call to the language model, retries included; outcome "ok", "aborted" or the kind of failure',
      labelNames: ['kind', 'task', 'outcome'],
      buckets: BUCKETS,
      registers,
    });
    this.tokens = new Counter({
      name: 'ai_tokens_total',
      help: 'Tokens that were paid for; direction prompt or completion',
      labelNames: ['model', 'direction'],
      registers,
    });
    this.cost = new Counter({
      name: 'ai_cost_dollars_total',
      help: 'US dollars spent on models whose price is known',
      labelNames: ['model'],
      registers,
    });
  }

  begin(kind: AiCallKind, task: string): { end: (outcome: string) => void } {
    const stop = this.duration.startTimer({ kind, task });
    return { end: (outcome) => stop({ outcome }) };
  }

  bought(model: string, usage: TokenUsage, cost: number | null): void {
    this.tokens.inc({ model, direction: 'prompt' }, usage.promptTokens);
    this.tokens.inc({ model, direction: 'completion' }, usage.completionTokens);
    if (cost !== null) this.cost.inc({ model }, cost);
  }
}
