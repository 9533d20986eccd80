import { Injectable, inject, signal } from '@angular/core';
import type { FailedJob, FailedJobsSettled, SystemStatus } from '@switchboard/contracts';
import { LiveReading } from '../../core/http/live-reading';
import { SystemApi } from './system.api';

/** How old the state may grow while somebody looks at it, in ms: as often as processes report themselves. */
export const READ_EVERY = 5_000;
/** As many as are shown. */
const FAILED_JOBS = 100;

interface Reading {
  readonly status: SystemStatus;
  /** null while the queues cannot be reached. */
  readonly failedJobs: readonly FailedJob[] | null;
}

/** How the system fares, and what can be done about jobs that failed. */
@Injectable()
export class SystemStore {
  private readonly api = inject(SystemApi);
  private readonly live = new LiveReading<Reading>(() => this.read(), READ_EVERY);
  private readonly busy = signal(false);

  readonly reading = this.live.data;
  readonly error = this.live.error;
  readonly isReading = this.live.isReading;
  readonly updatedAt = this.live.updatedAt;
  /** A job, or a queue's, is being retried or discarded. */
  readonly isActing = this.busy.asReadonly();

  refresh(): Promise<void> {
    return this.live.refresh();
  }

  retry({ _id }: FailedJob): Promise<null> {
    return this.act(() => this.api.retry(_id));
  }

  discard({ _id }: FailedJob): Promise<null> {
    return this.act(() => this.api.discard(_id));
  }

  retryAll(queue: string): Promise<FailedJobsSettled> {
    return this.act(() => this.api.retryAll(queue));
  }

  discardAll(queue: string): Promise<FailedJobsSettled> {
    return this.act(() => this.api.discardAll(queue));
  }

  private async read(): Promise<Reading> {
    const [status, failedJobs] = await Promise.all([
      this.api.status(),
      this.api.failedJobs({ limit: FAILED_JOBS }).catch(() => null),
    ]);
    return { status, failedJobs };
  }

  /** Whether it was done or somebody was quicker, the list is another one then. */
  private async act<Done>(work: () => Promise<Done>): Promise<Done> {
    this.busy.set(true);
    try {
      return await work();
    } finally {
      this.busy.set(false);
      await this.live.refresh();
    }
  }
}
