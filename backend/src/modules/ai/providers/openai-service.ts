import { isServiceConfigured, type Environment } from '../../../config/environment';
import type { MetricsService } from '../../../platform/health/metrics.service';
import type { CurrentSettings } from '../../settings/settings.types';
import type { PurchaseLedger } from '../usage/usage-ledger';
import type * as OpenAiFactory from './openai/openai.factory';
import type { BreakerBoard } from './provider-health';

/** The configured service that speaks OpenAI's API, or null. */
export const OPENAI_SERVICE = Symbol('OPENAI_SERVICE');

export interface ServiceModels {
  /** Of this moment. */
  readonly chat: string;
  /** null: not by this service. */
  moderation: string | null;
  embedding: string | null;
}

export function modelsNamedBy(environment: Environment, settings: CurrentSettings): ServiceModels {
  const named = (model: string) => (model === 'none' ? null : model);
  return {
    get chat() {
      return settings.current.assistant.model;
    },
    moderation: named(environment.AI_MODERATION_MODEL),
    embedding: named(environment.AI_EMBEDDING_MODEL),
  };
}

/** Loaded when it is needed: the client takes a tenth of a second and 10 MB. */
export function openAiServiceIfConfigured(
  environment: Environment,
  settings: CurrentSettings,
  ledger: PurchaseLedger,
  metrics: MetricsService,
  health: BreakerBoard,
): OpenAiFactory.OpenAiService | null {
  if (!isServiceConfigured(environment)) return null;
  // A dynamic import() would stay one in what is built, and Jest cannot run those.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { createOpenAiService } = require('./openai/openai.factory') as typeof OpenAiFactory;
  return createOpenAiService(environment, settings, ledger, metrics, health);
}
