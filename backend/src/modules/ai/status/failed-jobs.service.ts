import { Injectable } from '@nestjs/common';
import { LIMITS, type FailedJob } from '@switchboard/contracts';
import type { Job } from 'bullmq';
import { QUEUE_NAMES } from '../../../config/queue-names';
import { DomainError } from '../../../platform/errors/domain.error';
import { MessagesService } from '../../messages/messages.service';
import type { MessageJob } from '../ai.jobs';
import { AiProducer } from '../ai.producer';

/** Jobs that nobody will try again on their own: the dead letters. The log tells more, under their correlation id. */
@Injectable()
export class FailedJobsService {
  constructor(
    private readonly producer: AiProducer,
    private readonly messages: MessagesService,
  ) {}

  /** The last to fail first. @throws DomainError DEPENDENCY_UNAVAILABLE while Redis is gone */
  async list(limit: number = LIMITS.failedJobs): Promise<FailedJob[]> {
    const jobs = (await this.readAll(limit))
      .sort((one, other) => (other.finishedOn ?? 0) - (one.finishedOn ?? 0))
      .slice(0, limit);
    const conversations = await this.messages.conversationsOf(jobs.map(({ data }) => data.messageId));
    return jobs.map((job) => toView(job, conversations.get(job.data.messageId) ?? null));
  }

  private async readAll(limit: number): Promise<Job<MessageJob>[]> {
    try {
      return (await Promise.all(QUEUE_NAMES.map((name) => this.producer.failedOf(name, limit)))).flat();
    } catch (cause) {
      throw new DomainError('DEPENDENCY_UNAVAILABLE', 'The queues cannot be reached right now.', { cause });
    }
  }
}

function toView(job: Job<MessageJob>, conversation: string | null): FailedJob {
  return {
    _id: job.id ?? '',
    name: job.name,
    queue: job.queueName,
    message: job.data.messageId,
    conversation,
    attempts: job.attemptsMade,
    error: job.failedReason,
    correlationId: job.data.correlationId,
    failedAt: new Date(job.finishedOn ?? job.timestamp).toISOString(),
  };
}
