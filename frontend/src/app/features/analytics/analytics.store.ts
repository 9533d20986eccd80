import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { AnalyticsQuery } from '@switchboard/contracts';
import { take } from 'rxjs';
import { type ApiError, toApiError } from '../../core/http/api-error';
import { RealtimeService } from '../../core/realtime/realtime.service';
import { type Question, toQuery } from './analytics-address';
import { AnalyticsApi, type SectionData } from './analytics.api';

/** How old the figures may grow while somebody looks at them, in ms. */
export const REFRESH_EVERY = 15_000;

/** The figures of the section that is shown, read again and again while the page is before somebody's eyes. */
@Injectable()
export class AnalyticsStore {
  private readonly api = inject(AnalyticsApi);
  private readonly shown = signal<SectionData | null>(null);
  private readonly problem = signal<ApiError | null>(null);
  private question: Question | null = null;
  /** Which reading is the last one; earlier ones that come in late are dropped. */
  private reading = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** null until there are any. */
  readonly figures = this.shown.asReadonly();
  /** Of the last reading; what an earlier one brought stays. */
  readonly error = this.problem.asReadonly();

  constructor() {
    const onVisibility = () => void (document.visibilityState === 'visible' ? this.refresh() : this.rest());
    document.addEventListener('visibilitychange', onVisibility);
    inject(DestroyRef).onDestroy(() => {
      this.rest();
      this.question = null;
      document.removeEventListener('visibilitychange', onVisibility);
    });
    // What was read before this page was connected does not count its own reader as online.
    inject(RealtimeService)
      .on('users:online')
      .pipe(take(1), takeUntilDestroyed())
      .subscribe(() => void (this.question?.section === 'overview' && this.refresh()));
  }

  /** Turns to other figures. */
  async show(question: Question): Promise<void> {
    this.question = question;
    if (this.shown()?.section !== question.section) this.shown.set(null);
    this.problem.set(null);
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const { question } = this;
    if (!question) return;
    this.rest();
    const mine = ++this.reading;
    try {
      const figures = await this.api.read(question.section, this.queryOf(question));
      if (mine !== this.reading) return;
      this.shown.set(figures);
      this.problem.set(null);
    } catch (cause) {
      if (mine !== this.reading) return;
      this.problem.set(toApiError(cause));
    }
    if (this.question && document.visibilityState === 'visible') {
      this.timer = setTimeout(() => void this.refresh(), REFRESH_EVERY);
    }
  }

  /** The range as it is asked for at this moment. */
  queryOf(question: Question): AnalyticsQuery {
    return toQuery(question, new Date(), this.timezone);
  }

  private rest(): void {
    clearTimeout(this.timer);
  }
}
