import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { QueueStatus } from '@switchboard/contracts';
import type { Job, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { QueueName } from '../../config/queue-names';
import { correlationIdOrNew } from '../../platform/logging/correlation';
import { IMPATIENT_REDIS } from '../../platform/redis/redis.module';
import { AI_JOBS, type JobName, type MessageJob } from './ai.jobs';

/** Failed jobs that each queue keeps for a look. */
export const KEPT_FAILURES = 1_000;

/** Failed ones have no attempt left; they are kept for a look. */
export const JOB_STATES = ['waiting', 'active', 'delayed', 'failed'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Takes a job out of those that failed, and does away with it. One of several who try is told 1. */
const TAKE_FAILED = `
  if redis.call('ZREM', KEYS[1], ARGV[1]) == 0 then return 0 end
  redis.call('DEL', KEYS[2], KEYS[2] .. ':logs')
  return 1`;

/** Puts jobs into the queues. Fails at once while Redis is gone; the work stays marked in the store. */
@Injectable()
export class AiProducer {
  private readonly logger = new Logger(AiProducer.name);
  private readonly queues: Record<QueueName, Queue<MessageJob>>;

  constructor(
    @InjectQueue('ai.moderation') moderation: Queue<MessageJob>,
    @InjectQueue('ai.reply') reply: Queue<MessageJob>,
    @InjectQueue('ai.insight') insight: Queue<MessageJob>,
    @Inject(IMPATIENT_REDIS) private readonly redis: Redis,
  ) {
    this.queues = { 'ai.moderation': moderation, 'ai.reply': reply, 'ai.insight': insight };
    for (const queue of Object.values(this.queues)) {
      // Lost connections are the queue's to mend; without a listener they would be printed as unhandled.
      queue.on('error', (error) => this.logger.warn(error.message));
    }
  }

  /** Queues the job; nothing happens while one of the same name for the same message is there. */
  async add(name: JobName, messageId: string): Promise<void> {
    const { queue: queueName, attempts, backoff } = AI_JOBS[name];
    const queue = this.reachable(queueName);
    await queue.add(
      name,
      { messageId, correlationId: correlationIdOrNew() },
      {
        jobId: jobIdOf(name, messageId),
        attempts,
        backoff: { type: 'exponential', delay: backoff },
        removeOnComplete: true,
        removeOnFail: { count: KEPT_FAILURES },
      },
    );
  }

  /** Like {@link add}, and starts a job again that had failed: its id would make an add do nothing. */
  async ensure(name: JobName, messageId: string): Promise<void> {
    const queue = this.reachable(AI_JOBS[name].queue);
    const job = await queue.getJob(jobIdOf(name, messageId));
    if (!job) return this.add(name, messageId);
    if (await job.isFailed()) await job.retry('failed', { resetAttemptsMade: true });
  }

  /** Jobs of a queue that have no attempt left, the last to fail first. */
  failedOf(name: QueueName, limit: number): Promise<Job<MessageJob>[]> {
    return this.reachable(name).getFailed(0, limit - 1);
  }

  /** That job, if it has failed for good. */
  async findFailed(name: JobName, messageId: string): Promise<Job<MessageJob> | null> {
    const job = await this.reachable(AI_JOBS[name].queue).getJob(jobIdOf(name, messageId));
    return job && (await job.isFailed()) ? job : null;
  }

  /**
   * Takes a failed job away, so that whoever does it decides what becomes of its work. BullMQ's own removal would also
   * take one that somebody has started again meanwhile.
   * @returns false when it is not among the failed ones: somebody was quicker
   */
  async takeFailed(name: JobName, messageId: string): Promise<boolean> {
    const queue = this.reachable(AI_JOBS[name].queue);
    const id = jobIdOf(name, messageId);
    return (await this.redis.eval(TAKE_FAILED, 2, queue.toKey('failed'), queue.toKey(id), id)) === 1;
  }

  /** How many jobs of a queue are in each state. */
  depthOf(name: QueueName): Promise<Record<JobState, number>> {
    return this.reachable(name).getJobCounts(...JOB_STATES) as Promise<Record<JobState, number>>;
  }

  /** How a queue fares. */
  async statusOf(name: QueueName): Promise<QueueStatus> {
    const queue = this.reachable(name);
    const [depth, isPaused, [oldest]] = await Promise.all([
      this.depthOf(name),
      queue.isPaused(),
      queue.getWaiting(0, 0),
    ]);
    const oldestWaitingSince = oldest ? new Date(oldest.timestamp).toISOString() : null;
    return { name, ...depth, isPaused, oldestWaitingSince };
  }

  /** BullMQ's own connection waits for Redis to come back, which is right for workers and wrong for whoever adds. */
  private reachable(name: QueueName): Queue<MessageJob> {
    const { status } = this.redis;
    if (status !== 'ready') throw new Error(`the queue ${name} cannot be reached: Redis is ${status}`);
    return this.queues[name];
  }
}

function jobIdOf(name: JobName, messageId: string): string {
  return `${name}-${messageId}`;
}
