import { Processor } from '@nestjs/bullmq';
import { Inject, Logger } from '@nestjs/common';
import { Environment } from '../../../config/environment';
import { MetricsService } from '../../../platform/health/metrics.service';
import { MessageStages } from '../../messages/message-stages.service';
import { MessagesService } from '../../messages/messages.service';
import { SettlementService, type Verdict } from '../../messages/settlement.service';
import { AI_PROVIDER, type AiProvider } from '../providers/ai-provider';
import { EmbeddedProvider } from '../providers/embedded/embedded.provider';
import { AiProcessor, WORKER_OPTIONS, type JobHandlers } from './ai.processor';

/** No message goes out unchecked, and none stays undecided. */
@Processor('ai.moderation', WORKER_OPTIONS)
export class ModerationProcessor extends AiProcessor<'ai.moderation'> {
  private readonly verdicts = new Logger(ModerationProcessor.name);

  protected readonly handlers: JobHandlers<'ai.moderation'> = {
    moderation: async ({ payload: { messageId }, signal }) => {
      const message = await this.messages.find(messageId);
      if (!message) return null;
      const verdict = await this.judge(message.content, signal);
      if (message.moderation === 'pending') this.stages.reached('decided', message);
      await this.settlement.settle(messageId, verdict);
      return verdict;
    },
  };

  constructor(
    environment: Environment,
    metrics: MetricsService,
    private readonly messages: MessagesService,
    private readonly settlement: SettlementService,
    @Inject(AI_PROVIDER) private readonly provider: AiProvider,
    private readonly embedded: EmbeddedProvider,
    private readonly stages: MessageStages,
  ) {
    super(environment, metrics);
  }

  /** The provider's verdict; the embedded one's when it fails or is slow; else the message is kept for people. */
  private async judge(text: string, signal: AbortSignal): Promise<Verdict> {
    try {
      return verdictOf(await this.provider.moderate(text, signal));
    } catch (error) {
      this.verdicts.warn({ err: error as Error }, 'the provider gave no verdict; the embedded one decides');
    }
    try {
      return verdictOf(await this.embedded.moderate(text, new AbortController().signal));
    } catch (error) {
      this.verdicts.error({ err: error as Error }, 'no verdict at all; the message is kept for review');
      return { isBlocked: true, flags: ['undecidable'] };
    }
  }
}

function verdictOf({ blocked, categories }: Awaited<ReturnType<AiProvider['moderate']>>): Verdict {
  return { isBlocked: blocked, flags: categories };
}
