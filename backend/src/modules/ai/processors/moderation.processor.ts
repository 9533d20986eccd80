import { Processor } from '@nestjs/bullmq';
import { Inject, Logger } from '@nestjs/common';
import { Environment } from '../../../config/environment';
import { MetricsService } from '../../../platform/health/metrics.service';
import { MessageStages } from '../../messages/message-stages.service';
import { MessagesService } from '../../messages/messages.service';
import type { Message } from '../../messages/messages.types';
import { SettlementService, type Verdict } from '../../messages/settlement.service';
import { AI_PROVIDER, type AiProvider } from '../providers/ai-provider';
import { detectInjection } from '../safety/injection-detector';
import { AiProcessor, WORKER_OPTIONS, type JobHandlers } from './ai.processor';

/** No message goes out unchecked, and none stays undecided. */
@Processor('ai.moderation', WORKER_OPTIONS)
export class ModerationProcessor extends AiProcessor<'ai.moderation'> {
  private readonly verdicts = new Logger(ModerationProcessor.name);

  protected readonly handlers: JobHandlers<'ai.moderation'> = {
    moderation: async ({ payload: { messageId }, signal }) => {
      const message = await this.messages.find(messageId);
      if (!message) return null;
      const verdict = await this.judge(message, signal);
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
    private readonly stages: MessageStages,
  ) {
    super(environment, metrics);
  }

  /** The providers' verdict; when there is none the message is kept for people. */
  private async judge({ content, senderType }: Message, signal: AbortSignal): Promise<Verdict> {
    try {
      const { blocked, categories } = await this.provider.moderate(content, signal);
      const isSuspicious = senderType === 'user' && detectInjection(content).suspected;
      return { isBlocked: blocked, flags: isSuspicious ? [...categories, 'injection'] : categories };
    } catch (error) {
      this.verdicts.error({ err: error as Error }, 'no verdict at all; the message is kept for review');
      return { isBlocked: true, flags: ['undecidable'] };
    }
  }
}
