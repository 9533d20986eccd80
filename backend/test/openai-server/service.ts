import { readEnvironment } from '../../src/config/environment';
import {
  createOpenAiService,
  type OpenAiService,
} from '../../src/modules/ai/providers/openai/openai.factory';
import type { Purchase } from '../../src/modules/ai/usage/usage-ledger';
import { defaultSettings } from '../../src/modules/settings/settings.types';
import { MetricsService } from '../../src/platform/health/metrics.service';
import type { OpenAiServer } from './openai-server';

export interface TestedService extends OpenAiService {
  /** What was booked, in order. */
  purchases: Purchase[];
  /** Changes of breakers, as `chat open`. */
  breakers: string[];
}

export interface TestedServiceOptions {
  env?: Record<string, string>;
  isBudgetSpent?: boolean;
  breakAfter?: number;
  halfOpenAfter?: number;
}

/** The product's own client of the service, pointed at the test's server; its books are a list. */
export function serviceAgainst(server: OpenAiServer, options: TestedServiceOptions = {}): TestedService {
  const environment = readEnvironment({
    MONGODB_URI: 'mongodb://127.0.0.1/none',
    REDIS_URL: 'redis://127.0.0.1',
    JWT_SECRET: 'x'.repeat(32),
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: server.url,
    ...options.env,
  });
  const settings = { current: defaultSettings(environment) };
  const purchases: Purchase[] = [];
  const breakers: string[] = [];
  const ledger = {
    isBudgetSpent: async () => options.isBudgetSpent ?? false,
    record: async (purchase: Purchase) => void purchases.push(purchase),
  };
  const board = {
    use: () => undefined,
    report: (kind: string, state: string) => void breakers.push(`${kind} ${state}`),
  };
  const { breakAfter = 100, halfOpenAfter = 10_000 } = options;
  const service = createOpenAiService(environment, settings, ledger, new MetricsService(), board, {
    breakAfter,
    halfOpenAfter,
  });
  return { ...service, purchases, breakers };
}
