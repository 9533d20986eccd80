import { WorkerHost } from '@nestjs/bullmq';
import {
  Inject,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { DelayedError, type Job } from 'bullmq';
import type { Environment } from '../../../config/environment';
import type { QueueName } from '../../../config/queue-names';
import type { MetricsService } from '../../../platform/health/metrics.service';
import { errorKind } from '../../../platform/errors/error-kind';
import { withCorrelation } from '../../../platform/logging/correlation';
import { AI_JOBS, type AiJobs, type JobName, type JobsOf } from '../ai.jobs';
import { JobRegistry } from '../job-registry';
import { observeAttempt } from './attempt-observation';

/**
 * A worker that is killed holds its jobs' locks for this long, in milliseconds; then another takes them over. A job
 * has no fault in its worker being killed, so it may happen to it often.
 */
export const WORKER_OPTIONS = {
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 20,
  // Which queues this process works on, WORKER_QUEUES says.
  autorun: false,
} as const;

/** One try at a job. */
export interface Attempt<Payload> {
  payload: Payload;
  /** No further attempt will be made if this one fails. */
  isLast: boolean;
  /** Aborts when the attempt has taken too long. */
  signal: AbortSignal;
  /** Ends this try without counting it, to be taken up again after some milliseconds. Throws. */
  postpone: (milliseconds: number) => Promise<never>;
}

export type JobHandlers<Queue extends QueueName> = {
  [Name in JobsOf<Queue>]: (attempt: Attempt<AiJobs[Name]['payload']>) => Promise<AiJobs[Name]['result']>;
};

/** The handlers' own types say which result belongs to which job. */
type Result = AiJobs[JobName]['result'];
type JobOf<Queue extends QueueName> = Job<AiJobs[JobsOf<Queue>]['payload'], Result, JobsOf<Queue>>;

/** Runs the jobs of one queue. The type of `handlers` leaves none out. */
export abstract class AiProcessor<Queue extends QueueName>
  extends WorkerHost
  implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly logger = new Logger(this.constructor.name);
  protected abstract readonly handlers: JobHandlers<Queue>;

  /** A property, so that no processor has to pass it on. */
  @Inject()
  private readonly registry!: JobRegistry;

  constructor(
    private readonly environment: Environment,
    private readonly metrics: MetricsService,
  ) {
    super();
  }

  onModuleInit(): void {
    this.registry.add(Object.keys(this.handlers), this.constructor.name);
  }

  onApplicationBootstrap(): void {
    this.registry.verify();
    // Lost connections are the worker's to mend; without a listener they would end the process.
    this.worker.on('error', (error) => this.logger.warn(error.message));
    if (!this.environment.WORKER_QUEUES.includes(this.worker.name as QueueName)) return;
    this.worker.concurrency = this.environment.WORKER_CONCURRENCY;
    this.worker.run().catch((error: unknown) => {
      this.logger.fatal({ err: error }, 'the worker ended');
      process.exitCode = 1;
      process.kill(process.pid, 'SIGTERM');
    });
  }

  /** Before the stores are closed: running jobs end in good order. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.close();
  }

  override process(job: JobOf<Queue>, token?: string): Promise<Result> {
    return withCorrelation(job.data.correlationId, () => this.attempt(job, token));
  }

  private async attempt(job: JobOf<Queue>, token?: string): Promise<Result> {
    const observation = observeAttempt(job, this.metrics, this.logger);
    const { attempts, deadline } = AI_JOBS[job.name];
    const isLast = job.attemptsMade + 1 >= attempts;
    let result: Result;
    try {
      result = await this.handlers[job.name]({
        payload: job.data,
        isLast,
        signal: AbortSignal.timeout(deadline),
        postpone: async (milliseconds) => {
          await job.moveToDelayed(Date.now() + milliseconds, token);
          throw new DelayedError();
        },
      });
    } catch (error) {
      if (error instanceof DelayedError) {
        observation.postponed();
        throw error;
      }
      observation.failed(error, isLast);
      // What is thrown is kept in Redis and shown to admins; the log has the whole.
      throw new Error(errorKind(error), { cause: error });
    }
    observation.completed();
    return result;
  }
}
