import { isServiceConfigured, readEnvironment } from '../src/config/environment';
import { MetricsService } from '../src/platform/health/metrics.service';
import { EmbeddedProvider } from '../src/modules/ai/providers/embedded/embedded.provider';
import { createOpenAiService } from '../src/modules/ai/providers/openai/openai.factory';
import { defaultSettings } from '../src/modules/settings/settings.types';
import type { Judge } from './labels';

/** The provider by that name. @throws Error when the language model is not configured */
export function judgeNamed(name: 'embedded' | 'openai', variables: NodeJS.ProcessEnv): Judge {
  if (name === 'embedded') return new EmbeddedProvider();
  const environment = readEnvironment({
    // No store is needed here.
    MONGODB_URI: 'mongodb://127.0.0.1/none',
    REDIS_URL: 'redis://127.0.0.1',
    JWT_SECRET: 'not used, but it has to be long enough',
    ...variables,
  });
  if (!isServiceConfigured(environment)) throw new Error('Set OPENAI_API_KEY, or OPENAI_BASE_URL.');
  const ledger = { isBudgetSpent: async () => false, record: async () => undefined };
  const settings = { current: defaultSettings(environment) };
  const health = { report: () => undefined, use: () => undefined };
  return createOpenAiService(environment, settings, ledger, new MetricsService(), health).provider;
}
