import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { AiStatus, FailedJob } from '@switchboard/contracts';
import { type ApiError, toApiError } from '../../core/http/api-error';
import { AssistantApi } from './assistant.api';

/** How old the figures may grow while somebody looks at them, in ms. */
export const REFRESH_EVERY = 15_000;
const FAILED_JOBS = 50;

/** How the assistant is, read again and again while the page is before somebody's eyes. */
@Injectable()
export class StatusStore {
  private readonly api = inject(AssistantApi);
  private readonly current = signal<AiStatus | null>(null);
  private readonly failed = signal<readonly FailedJob[] | null>(null);
  private readonly problem = signal<ApiError | null>(null);
  private readonly loading = signal(false);
  private readonly readAt = signal<string | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly status = this.current.asReadonly();
  /** null while the queues cannot be reached. */
  readonly failedJobs = this.failed.asReadonly();
  /** Of the last reading; what an earlier one brought stays. */
  readonly error = this.problem.asReadonly();
  readonly isLoading = this.loading.asReadonly();
  /** ISO 8601 UTC. */
  readonly updatedAt = this.readAt.asReadonly();

  constructor() {
    const onVisibility = () => this.followVisibility();
    document.addEventListener('visibilitychange', onVisibility);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      document.removeEventListener('visibilitychange', onVisibility);
    });
  }

  async refresh(): Promise<void> {
    if (this.loading()) return;
    clearTimeout(this.timer);
    this.loading.set(true);
    try {
      const [status, jobs] = await Promise.all([
        this.api.status(),
        // Without Redis the status is still told, and says that the queues are out of reach.
        this.api.failedJobs({ limit: FAILED_JOBS }).catch(() => null),
      ]);
      this.current.set(status);
      this.failed.set(jobs);
      this.readAt.set(new Date().toISOString());
      this.problem.set(null);
    } catch (cause) {
      this.problem.set(toApiError(cause));
    } finally {
      this.loading.set(false);
      this.refreshLater();
    }
  }

  private followVisibility(): void {
    if (document.visibilityState !== 'visible') {
      clearTimeout(this.timer);
      return;
    }
    const age = Date.now() - Date.parse(this.readAt() ?? '');
    if (age < REFRESH_EVERY) this.refreshLater(REFRESH_EVERY - age);
    else void this.refresh();
  }

  private refreshLater(delay = REFRESH_EVERY): void {
    clearTimeout(this.timer);
    if (document.visibilityState !== 'visible') return;
    this.timer = setTimeout(() => void this.refresh(), delay);
  }
}
