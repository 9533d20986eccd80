import { Injectable } from '@nestjs/common';
import {
  LIMITS,
  type AuditAction,
  type AuditTarget,
  type FailedJob,
  type FailedJobsSettled,
} from '@switchboard/contracts';
import type { Job } from 'bullmq';
import { QUEUE_NAMES, type QueueName } from '../../../config/queue-names';
import { DomainError } from '../../../platform/errors/domain.error';
import type { Principal } from '../../../platform/security/access.decorators';
import { AuditService } from '../../audit/audit.service';
import { MessagesService } from '../../messages/messages.service';
import { KEPT_FAILURES, AiProducer } from '../ai.producer';
import { JOB_NAMES, type JobName, type MessageJob } from '../ai.jobs';
import { FailedWork } from './failed-work';
import { noJobId, notAmongFailed, reaching } from './failed-jobs.errors';

type Act = Extract<AuditAction, 'job.retried' | 'job.discarded'>;

/** Of a queue's failed jobs, when all of them are settled. */
const AT_ONCE = 20;

const JOB_ID = new RegExp(`^(${JOB_NAMES.join('|')})-([0-9a-f]{24})$`);

/** Jobs that nobody will try again on their own: the dead letters. The log tells more, under their correlation id. */
@Injectable()
export class FailedJobsService {
  constructor(
    private readonly producer: AiProducer,
    private readonly messages: MessagesService,
    private readonly work: FailedWork,
    private readonly audit: AuditService,
  ) {}

  /** The last to fail first. @throws DomainError DEPENDENCY_UNAVAILABLE while Redis is gone */
  async list(limit: number = LIMITS.failedJobs): Promise<FailedJob[]> {
    const jobs = (await reaching(Promise.all(QUEUE_NAMES.map((name) => this.producer.failedOf(name, limit)))))
      .flat()
      .sort((one, other) => (other.finishedOn ?? 0) - (one.finishedOn ?? 0))
      .slice(0, limit);
    return this.views(jobs);
  }

  /** @throws DomainError CONFLICT when somebody was quicker, or there is nothing to retry any more */
  retry(by: Principal, id: string): Promise<null> {
    return this.settle(by, id, 'job.retried');
  }

  /** @throws DomainError CONFLICT when somebody was quicker, or a message would stay unchecked */
  discard(by: Principal, id: string): Promise<null> {
    return this.settle(by, id, 'job.discarded');
  }

  retryAll(by: Principal, queue: QueueName): Promise<FailedJobsSettled> {
    return this.settleAll(by, queue, 'job.retried');
  }

  discardAll(by: Principal, queue: QueueName): Promise<FailedJobsSettled> {
    return this.settleAll(by, queue, 'job.discarded');
  }

  private async settle(by: Principal, id: string, action: Act): Promise<null> {
    const [, name, messageId] = JOB_ID.exec(id) ?? [];
    if (!name || !messageId) throw noJobId();
    const job = await reaching(this.producer.findFailed(name as JobName, messageId));
    if (!job) throw notAmongFailed();
    const [view] = await this.views([job]);
    await this.carryOut(job, action);
    const target: AuditTarget = { type: 'job', id, name };
    await this.audit.record({ action, by, target, before: view && whatFailed(view) });
    return null;
  }

  /** Those that failed until now. One entry in the audit log tells how many; whatever stops it in between, too. */
  private async settleAll(by: Principal, queue: QueueName, action: Act): Promise<FailedJobsSettled> {
    const jobs = await reaching(this.producer.failedOf(queue, KEPT_FAILURES));
    const outcome: FailedJobsSettled = { settled: 0, left: 0 };
    try {
      for (let at = 0; at < jobs.length; at += AT_ONCE) {
        const acts = jobs.slice(at, at + AT_ONCE).map((job) => this.carryOut(job, action));
        tally(await Promise.allSettled(acts), outcome);
      }
    } finally {
      if (outcome.settled) {
        const target: AuditTarget = { type: 'job', id: null, name: queue };
        await this.audit.record({ action, by, target, after: { jobs: outcome.settled } });
      }
    }
    return outcome;
  }

  private carryOut({ name, data }: Job<MessageJob>, action: Act): Promise<void> {
    const job = name as JobName;
    return action === 'job.retried'
      ? this.work.retry(job, data.messageId)
      : this.work.discard(job, data.messageId);
  }

  private async views(jobs: Job<MessageJob>[]): Promise<FailedJob[]> {
    const conversations = await this.messages.conversationsOf(jobs.map(({ data }) => data.messageId));
    return jobs.map((job) => toView(job, conversations.get(job.data.messageId) ?? null));
  }
}

/** @throws the first error that is no rule's, when all are counted */
function tally(acts: PromiseSettledResult<void>[], outcome: FailedJobsSettled): void {
  const refusals = acts.filter((act) => act.status === 'rejected').map(({ reason }) => reason as Error);
  outcome.settled += acts.length - refusals.length;
  outcome.left += refusals.length;
  const defect = refusals.find((error) => !(error instanceof DomainError && error.code === 'CONFLICT'));
  if (defect) throw defect;
}

function whatFailed({ queue, message, conversation, attempts, error, correlationId }: FailedJob) {
  return { queue, message, conversation, attempts, error, correlationId };
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
