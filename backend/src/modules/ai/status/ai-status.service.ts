import { Injectable, Logger } from '@nestjs/common';
import type { AiProviderStatus, AiStatus, QueueStatus } from '@switchboard/contracts';
import { Environment, isServiceConfigured } from '../../../config/environment';
import { QUEUE_NAMES } from '../../../config/queue-names';
import { SettingsService } from '../../settings/settings.service';
import { AiProducer } from '../ai.producer';
import { EMBEDDED_MODEL } from '../providers/embedded/embedded.provider';
import { modelsNamedBy } from '../providers/openai-service';
import { ProviderHealth } from '../providers/provider-health';
import { UsageLedger } from '../usage/usage-ledger';

/** How the assistant is doing, over all processes. */
@Injectable()
export class AiStatusService {
  private readonly logger = new Logger(AiStatusService.name);

  constructor(
    private readonly environment: Environment,
    private readonly health: ProviderHealth,
    private readonly producer: AiProducer,
    private readonly ledger: UsageLedger,
    private readonly settings: SettingsService,
  ) {}

  async status(): Promise<AiStatus> {
    const [providers, queues, today, spent, isExhausted] = await Promise.all([
      this.providers(),
      this.queues(),
      this.ledger.today(),
      this.ledger.spending(),
      this.ledger.isBudgetSpent(),
    ]);
    const { daily, monthly } = this.settings.current.budget;
    return {
      providers,
      queues,
      today: {
        calls: today.calls,
        promptTokens: today.promptTokens,
        completionTokens: today.completionTokens,
        totalTokens: today.promptTokens + today.completionTokens,
        cost: today.hasUnknownCost ? null : today.cost,
      },
      budget: {
        limit: monthly,
        spent: spent.month,
        dailyLimit: daily,
        spentToday: spent.today,
        isExhausted,
      },
    };
  }

  private async providers(): Promise<AiProviderStatus[]> {
    const isConfigured = isServiceConfigured(this.environment);
    const embedded: AiProviderStatus = {
      name: 'embedded',
      isPrimary: !isConfigured,
      models: { chat: EMBEDDED_MODEL, moderation: EMBEDDED_MODEL, embedding: null },
      breakers: {},
    };
    if (!isConfigured) return [embedded];
    const models = modelsNamedBy(this.environment, this.settings);
    return [{ name: 'openai', isPrimary: true, models, breakers: await this.health.worst() }, embedded];
  }

  private async queues(): Promise<QueueStatus[] | null> {
    try {
      return await Promise.all(
        QUEUE_NAMES.map(async (name) => ({ name, ...(await this.producer.depthOf(name)) })),
      );
    } catch (error) {
      this.logger.warn({ err: error }, 'the depths of the queues are unknown');
      return null;
    }
  }
}
