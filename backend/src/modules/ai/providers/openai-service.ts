import type { Environment } from '../../../config/environment';
import type { MetricsService } from '../../../platform/health/metrics.service';
import type { PurchaseLedger } from '../usage/usage-ledger';
import type * as OpenAiFactory from './openai/openai.factory';
import type { BreakerBoard } from './provider-health';

/** The configured service that speaks OpenAI's API, or null. */
export const OPENAI_SERVICE = Symbol('OPENAI_SERVICE');

export function isServiceConfigured({ OPENAI_API_KEY, OPENAI_BASE_URL }: Environment): boolean {
  return OPENAI_API_KEY !== undefined || OPENAI_BASE_URL !== undefined;
}

export interface ServiceModels {
  chat: string;
  /** null: not by this service. */
  moderation: string | null;
  embedding: string | null;
}

export function modelsNamedBy(environment: Environment): ServiceModels {
  const named = (model: string) => (model === 'none' ? null : model);
  return {
    chat: environment.AI_MODEL,
    moderation: named(environment.AI_MODERATION_MODEL),
    embedding: named(environment.AI_EMBEDDING_MODEL),
  };
}

/** Loaded when it is needed: the client takes a tenth of a second and 10 MB. */
export function openAiServiceIfConfigured(
  environment: Environment,
  ledger: PurchaseLedger,
  metrics: MetricsService,
  health: BreakerBoard,
): OpenAiFactory.OpenAiService | null {
  if (!isServiceConfigured(environment)) return null;
  // A dynamic import() would stay one in what is built, and Jest cannot run those.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { createOpenAiService } = require('./openai/openai.factory') as typeof OpenAiFactory;
  return createOpenAiService(environment, ledger, metrics, health);
}
