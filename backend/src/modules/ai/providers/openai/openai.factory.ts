import { AI_CALL_KINDS } from '@switchboard/contracts';
import { OpenAI } from 'openai';
import type { Environment } from '../../../../config/environment';
import type { MetricsService } from '../../../../platform/health/metrics.service';
import type { CurrentSettings } from '../../../settings/settings.types';
import type { PurchaseLedger } from '../../usage/usage-ledger';
import { modelsNamedBy } from '../openai-service';
import type { BreakerBoard } from '../provider-health';
import { AiCallMetrics } from './call-metrics';
import { CallPolicy, type CallPolicyOptions } from './call-policy';
import { OpenAiEmbedder } from './openai.embedder';
import { OpenAiGateway, type CallPolicies } from './openai-gateway';
import { DEADLINES, OpenAiProvider } from './openai.provider';
import { PriceTable } from './price-table';

export interface OpenAiService {
  provider: OpenAiProvider;
  /** null: no embedding model. */
  embedder: OpenAiEmbedder | null;
}

export const BREAKER_DEFAULTS = { breakAfter: 5, halfOpenAfter: 10_000 } as const;

/** Everything that talks to the configured service. */
export function createOpenAiService(
  environment: Environment,
  settings: CurrentSettings,
  ledger: PurchaseLedger,
  metrics: MetricsService,
  health: BreakerBoard,
  breaker: Omit<CallPolicyOptions, 'concurrency'> = BREAKER_DEFAULTS,
): OpenAiService {
  const client = new OpenAI({
    // Local services want none, and the client insists on one.
    apiKey: environment.OPENAI_API_KEY ?? 'none',
    baseURL: environment.OPENAI_BASE_URL,
    organization: null,
    project: null,
    // How often and how long is CallPolicy's business alone.
    maxRetries: 0,
    timeout: DEADLINES.chat,
    // It would print what it could not read, and that may be what somebody wrote.
    logLevel: 'off',
  });
  const options = { ...breaker, concurrency: environment.AI_CONCURRENCY };
  const policies = Object.fromEntries(
    AI_CALL_KINDS.map((kind) => [
      kind,
      new CallPolicy(kind, options, (...change) => health.report(...change)),
    ]),
  ) as unknown as CallPolicies;
  health.use();
  const gateway = new OpenAiGateway(
    client,
    policies,
    new PriceTable(environment.AI_PRICES),
    ledger,
    new AiCallMetrics(metrics),
  );
  const models = modelsNamedBy(environment, settings);
  return {
    provider: new OpenAiProvider(gateway, models),
    embedder: models.embedding ? new OpenAiEmbedder(gateway, models.embedding) : null,
  };
}
