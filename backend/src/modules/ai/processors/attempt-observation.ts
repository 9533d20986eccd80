import type { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { MetricsService } from '../../../platform/health/metrics.service';
import type { MessageJob } from '../ai.jobs';

/** How one attempt at a job ends. */
export interface AttemptObservation {
  completed(): void;
  /** Put off, without being counted. */
  postponed(): void;
  /** @param isFinal no other attempt follows */
  failed(error: unknown, isFinal: boolean): void;
}

/** Measures an attempt from now on, and says in the log how it ended. */
export function observeAttempt(
  { queueName: queue, name: job, data, timestamp, processedOn, attemptsStarted, delay }: Job<MessageJob>,
  metrics: MetricsService,
  logger: Logger,
): AttemptObservation {
  const waited = Math.max(0, (processedOn ?? timestamp) - timestamp - delay);
  // Later attempts have waited on purpose.
  if (attemptsStarted === 1) metrics.jobWait.observe({ queue, job }, waited / 1_000);
  const stop = metrics.jobDuration.startTimer({ queue, job });
  const lineOf = (seconds: number) => ({
    queue,
    job,
    messageId: data.messageId,
    attempt: attemptsStarted,
    waited,
    ran: Math.round(seconds * 1_000),
  });
  return {
    completed: () => {
      metrics.recent.jobsDone.increment();
      logger.log(lineOf(stop({ outcome: 'completed' })), 'job completed');
    },
    postponed: () => logger.debug(lineOf(stop({ outcome: 'postponed' })), 'job postponed'),
    failed: (error, isFinal) => {
      metrics.recent.jobsFailed.increment();
      metrics.jobFailures.inc({ queue, job, final: String(isFinal) });
      logger.error({ err: error, ...lineOf(stop({ outcome: 'failed' })) }, 'job failed');
    },
  };
}
