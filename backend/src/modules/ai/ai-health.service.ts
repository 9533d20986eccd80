import { Injectable, Logger } from '@nestjs/common';
import type { AiProviderStatus, QueueStatus } from '@switchboard/contracts';
import { Environment, isServiceConfigured } from '../../config/environment';
import { QUEUE_NAMES } from '../../config/queue-names';
import { withDeadline } from '../../platform/concurrency/deadline';
import type { PostedReport } from '../../platform/processes/process-board';
import { SettingsService } from '../settings/settings.service';
import { AiProducer } from './ai.producer';
import { EMBEDDED_MODEL } from './providers/embedded/embedded.provider';
import { modelsNamedBy } from './providers/openai-service';
import { breakersToldBy, ProviderHealth, type BreakerStates } from './providers/provider-health';

/** Milliseconds. The queues' own connection would wait for a Redis that hangs. */
const PATIENCE = 2_000;

/** Who answers, and what waits. Asks no database. */
@Injectable()
export class AiHealthService {
  private readonly logger = new Logger(AiHealthService.name);

  constructor(
    private readonly environment: Environment,
    private readonly health: ProviderHealth,
    private readonly producer: AiProducer,
    private readonly settings: SettingsService,
  ) {}

  /** In the order in which they are asked. */
  async providers(): Promise<AiProviderStatus[]> {
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

  /** null while Redis is gone, or hangs. */
  async queues(): Promise<QueueStatus[] | null> {
    try {
      const asked = Promise.all(QUEUE_NAMES.map((name) => this.producer.statusOf(name)));
      return await withDeadline(asked, PATIENCE);
    } catch (error) {
      this.logger.warn({ err: error }, 'the depths of the queues are unknown');
      return null;
    }
  }

  /** What a process said of its own breakers. */
  breakersOf(report: PostedReport): Partial<BreakerStates> {
    return breakersToldBy(report);
  }
}
