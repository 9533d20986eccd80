import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
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
  private readonly question = signal<Question | null>(null);
  private readonly shown = signal<{ readonly figures: SectionData; readonly of: Question } | null>(null);
  private readonly problem = signal<ApiError | null>(null);
  /** Which reading is the last one; earlier ones that come in late are dropped. */
  private reading = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** null until there are any. */
  readonly figures = computed(() => this.shown()?.figures ?? null);
  /** What is shown was asked before, and what is asked now is on its way. */
  readonly isOutdated = computed(() => this.shown() !== null && this.shown()?.of !== this.question());
  /** Of the last reading; what an earlier one brought for the same question stays. */
  readonly error = this.problem.asReadonly();

  constructor() {
    const onVisibility = () => void (document.visibilityState === 'visible' ? this.refresh() : this.rest());
    document.addEventListener('visibilitychange', onVisibility);
    inject(DestroyRef).onDestroy(() => {
      this.clear();
      document.removeEventListener('visibilitychange', onVisibility);
    });
    // What was read before this page was connected does not count its own reader as online.
    inject(RealtimeService)
      .on('users:online')
      .pipe(take(1), takeUntilDestroyed())
      .subscribe(() => void (this.question()?.section === 'overview' && this.refresh()));
  }

  /** Turns to other figures. Those of another range stay, as such, until they are there. */
  async show(question: Question): Promise<void> {
    this.question.set(question);
    if (this.figures()?.section !== question.section) this.shown.set(null);
    this.problem.set(null);
    await this.refresh();
  }

  /** Nothing is asked, and nothing shown. */
  clear(): void {
    this.rest();
    this.reading++;
    this.question.set(null);
    this.shown.set(null);
    this.problem.set(null);
  }

  async refresh(): Promise<void> {
    const question = this.question();
    if (!question) return;
    this.rest();
    const mine = ++this.reading;
    try {
      const figures = await this.api.read(question.section, this.queryOf(question));
      if (mine !== this.reading) return;
      this.shown.set({ figures, of: question });
      this.problem.set(null);
    } catch (cause) {
      if (mine !== this.reading) return;
      if (this.isOutdated()) this.shown.set(null);
      this.problem.set(toApiError(cause));
    }
    if (document.visibilityState === 'visible') {
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
