import { Processor } from '@nestjs/bullmq';
import { Environment } from '../../../config/environment';
import { MetricsService } from '../../../platform/health/metrics.service';
import { MessagesService } from '../../messages/messages.service';
import type { MessageJob } from '../ai.jobs';
import { ReplyService } from '../reply/reply.service';
import { AiProcessor, WORKER_OPTIONS, type Attempt, type JobHandlers } from './ai.processor';

/** Milliseconds between looks at whether the earlier messages of a conversation are through. */
const TURN_INTERVAL = 100;

/** One answer to one message, and those of one conversation one after another. */
@Processor('ai.reply', WORKER_OPTIONS)
export class ReplyProcessor extends AiProcessor<'ai.reply'> {
  protected readonly handlers: JobHandlers<'ai.reply'> = { reply: (attempt) => this.reply(attempt) };

  constructor(
    environment: Environment,
    metrics: MetricsService,
    private readonly messages: MessagesService,
    private readonly replies: ReplyService,
  ) {
    super(environment, metrics);
  }

  private async reply({ payload, isLast, signal, postpone }: Attempt<MessageJob>): Promise<null> {
    const question = await this.messages.find(payload.messageId);
    if (!question?.tasks.includes('reply')) return null;
    if (await this.messages.hasEarlierWaiting(question)) await postpone(TURN_INTERVAL);
    try {
      await this.replies.answer(question, signal);
    } catch (error) {
      if (isLast) await this.replies.giveUp(question);
      throw error;
    }
    return null;
  }
}
