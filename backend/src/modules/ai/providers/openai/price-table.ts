import type { ModelPrice } from '../../../../config/model-prices';
import type { TokenUsage } from '../ai-provider';

/** US dollars for a million tokens, as of 2025-08-07. `AI_PRICES` overrides them, model by model. */
const PRICES: Readonly<Record<string, ModelPrice>> = {
  // The two that Switchboard began with: $0.002 and $0.03 for 1,000 tokens of either kind.
  'gpt-3.5-turbo': { prompt: 2, completion: 2 },
  'gpt-4': { prompt: 30, completion: 30 },
  'gpt-4o': { prompt: 2.5, completion: 10 },
  'gpt-4o-mini': { prompt: 0.15, completion: 0.6 },
  'gpt-4.1': { prompt: 2, completion: 8 },
  'gpt-4.1-mini': { prompt: 0.4, completion: 1.6 },
  'gpt-4.1-nano': { prompt: 0.1, completion: 0.4 },
  'gpt-5': { prompt: 1.25, completion: 10 },
  'gpt-5-mini': { prompt: 0.25, completion: 2 },
  'gpt-5-nano': { prompt: 0.05, completion: 0.4 },
  'text-embedding-3-small': { prompt: 0.02, completion: 0 },
  'text-embedding-3-large': { prompt: 0.13, completion: 0 },
  'omni-moderation-latest': { prompt: 0, completion: 0 },
};

/** `gpt-4.1-mini-2025-04-14`: what a service calls the model that was asked for as `gpt-4.1-mini`. */
const SNAPSHOT = /-\d{4}-\d{2}-\d{2}$|-\d{4}$/;
const MILLION = 1_000_000;

/** What a call costs. */
export class PriceTable {
  private readonly prices: ReadonlyMap<string, ModelPrice>;

  /** @param overrides over the built-in prices */
  constructor(overrides: Readonly<Record<string, ModelPrice>> = {}) {
    this.prices = new Map(Object.entries({ ...PRICES, ...overrides }));
  }

  /** In US dollars; null when nobody said what the model costs: that is not the same as nothing. */
  costOf(model: string, { promptTokens, completionTokens }: TokenUsage): number | null {
    const price = this.prices.get(model) ?? this.prices.get(model.replace(SNAPSHOT, ''));
    if (!price) return null;
    return (promptTokens * price.prompt + completionTokens * price.completion) / MILLION;
  }
}
