import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { StaffReportView } from '@switchboard/contracts';
import { merge } from 'rxjs';
import { SessionStore } from '../../core/auth/session.store';
import { type ApiError, toApiError } from '../../core/http/api-error';
import { LatestAnswer } from '../../core/http/latest-answer';
import { RealtimeService } from '../../core/realtime/realtime.service';
import { ReportsApi } from '../../core/reports/reports.api';
import { NO_FILTERS, type ReportFilters, compare, matches, toQuery } from './report-filters';

const PAGE = 30;
/** Many changes at once are counted once; in ms. */
const STATS_AFTER = 1_000;

/** The reports that the filters let through, live, and the figures of all. */
@Injectable()
export class ReportsStore {
  private readonly api = inject(ReportsApi);
  private readonly me = inject(SessionStore).user()?._id ?? '';
  private readonly list = signal<readonly StaffReportView[]>([]);
  private readonly cursor = signal<string | null>(null);
  private readonly shown = signal<ReportFilters>(NO_FILTERS);
  private readonly state = signal<'loading' | 'ready' | 'failed'>('loading');
  private readonly problem = signal<ApiError | null>(null);
  private readonly loading = signal(false);
  private readonly figures = new LatestAnswer(() => this.api.stats());
  /** Which reading is the last one; earlier ones that come in late are dropped. */
  private reading = 0;
  private statsTimer: ReturnType<typeof setTimeout> | undefined;

  readonly items = this.list.asReadonly();
  readonly nextCursor = this.cursor.asReadonly();
  readonly filters = this.shown.asReadonly();
  readonly loadState = this.state.asReadonly();
  readonly error = this.problem.asReadonly();
  readonly isLoading = this.loading.asReadonly();
  /** null until they are known. */
  readonly stats = this.figures.data;

  constructor() {
    const realtime = inject(RealtimeService);
    merge(realtime.on('report:new'), realtime.on('report:update'))
      .pipe(takeUntilDestroyed())
      .subscribe((report) => {
        this.put(report as StaffReportView);
        this.countLater();
      });
    realtime
      .on('report:removed')
      .pipe(takeUntilDestroyed())
      .subscribe(({ reportId }) => {
        this.list.update((list) => list.filter(({ _id }) => _id !== reportId));
        this.countLater();
      });
    merge(realtime.connected$, realtime.on('sync:required'))
      .pipe(takeUntilDestroyed())
      // What is shown stays when that fails; the next connection reads it again.
      .subscribe(() => void this.load().catch(() => undefined));
    inject(DestroyRef).onDestroy(() => clearTimeout(this.statsTimer));
  }

  /** Turns to what other filters let through. */
  async show(filters: ReportFilters): Promise<void> {
    this.shown.set(filters);
    this.list.set([]);
    this.cursor.set(null);
    this.state.set('loading');
    await this.load();
  }

  /** Reads the first page anew; what is shown stays until it is there. */
  async load(): Promise<void> {
    if (this.state() === 'failed') this.state.set('loading');
    void this.figures.read();
    await this.read(async (isLast) => {
      const { data, meta } = await this.api.list<StaffReportView>({ ...toQuery(this.shown()), limit: PAGE });
      if (!isLast()) return;
      this.list.set(data);
      this.cursor.set(meta.nextCursor);
      this.problem.set(null);
      this.state.set('ready');
    });
  }

  async loadMore(): Promise<void> {
    const cursor = this.cursor();
    if (!cursor || this.loading()) return;
    await this.read(async (isLast) => {
      const query = { ...toQuery(this.shown()), limit: PAGE, cursor };
      const { data, meta } = await this.api.list<StaffReportView>(query);
      if (!isLast()) return;
      this.cursor.set(meta.nextCursor);
      this.list.update((list) => {
        const known = new Set(list.map(({ _id }) => _id));
        return [...list, ...data.filter(({ _id }) => !known.has(_id))];
      });
    });
  }

  /** A report as it now is: shown in its place, or not at all when the filters keep it out. */
  put(report: StaffReportView): void {
    const known = this.list().find(({ _id }) => _id === report._id);
    if (known && known.updatedAt > report.updatedAt) return;
    const others = this.list().filter(({ _id }) => _id !== report._id);
    const { sort } = this.shown();
    const last = others.at(-1);
    // What belongs below the end comes with the next page.
    const isBelow = !known && this.cursor() !== null && last && compare(report, last, sort) > 0;
    const isShown = !isBelow && matches(report, this.shown(), this.me, Date.now());
    this.list.set(isShown ? [...others, report].sort((a, b) => compare(a, b, sort)) : others);
  }

  private async read(page: (isLast: () => boolean) => Promise<void>): Promise<void> {
    const mine = ++this.reading;
    this.loading.set(true);
    try {
      await page(() => mine === this.reading);
    } catch (cause) {
      if (mine !== this.reading) return;
      if (this.state() === 'ready') throw cause;
      this.problem.set(toApiError(cause));
      this.state.set('failed');
    } finally {
      if (mine === this.reading) this.loading.set(false);
    }
  }

  private countLater(): void {
    this.statsTimer ??= setTimeout(() => {
      this.statsTimer = undefined;
      void this.figures.read();
    }, STATS_AFTER);
  }
}
