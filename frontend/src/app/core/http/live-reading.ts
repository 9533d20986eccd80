import { DestroyRef, inject, signal } from '@angular/core';
import { type ApiError, toApiError } from './api-error';

/**
 * Something that is read again and again while the page is before somebody's eyes. What was read last stays when a
 * reading fails. Needs an injection context, and ends with it.
 */
export class LiveReading<Data> {
  private readonly latest = signal<Data | null>(null);
  private readonly problem = signal<ApiError | null>(null);
  private readonly reading = signal(false);
  private readonly readAt = signal<string | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;

  readonly data = this.latest.asReadonly();
  /** Of the last reading. */
  readonly error = this.problem.asReadonly();
  readonly isReading = this.reading.asReadonly();
  /** ISO 8601 UTC. */
  readonly updatedAt = this.readAt.asReadonly();

  /** @param every milliseconds that a reading may grow old */
  constructor(
    private readonly read: () => Promise<Data>,
    private readonly every: number,
  ) {
    const onVisibility = () => this.followVisibility();
    document.addEventListener('visibilitychange', onVisibility);
    inject(DestroyRef).onDestroy(() => {
      this.isOver = true;
      clearTimeout(this.timer);
      document.removeEventListener('visibilitychange', onVisibility);
    });
  }

  async refresh(): Promise<void> {
    if (this.reading()) return;
    clearTimeout(this.timer);
    this.reading.set(true);
    try {
      this.latest.set(await this.read());
      this.readAt.set(new Date().toISOString());
      this.problem.set(null);
    } catch (cause) {
      this.problem.set(toApiError(cause));
    } finally {
      this.reading.set(false);
      this.refreshLater();
    }
  }

  private followVisibility(): void {
    if (document.visibilityState !== 'visible') {
      clearTimeout(this.timer);
      return;
    }
    const age = Date.now() - Date.parse(this.readAt() ?? '');
    if (age < this.every) this.refreshLater(this.every - age);
    else void this.refresh();
  }

  private refreshLater(delay = this.every): void {
    clearTimeout(this.timer);
    if (this.isOver || document.visibilityState !== 'visible') return;
    this.timer = setTimeout(() => void this.refresh(), delay);
  }
}
