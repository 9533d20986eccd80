import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ReportView } from '@switchboard/contracts';
import { merge } from 'rxjs';
import { type ApiError, toApiError } from '../../core/http/api-error';
import { RealtimeService } from '../../core/realtime/realtime.service';
import { ReportsApi } from '../../core/reports/reports.api';

const PAGE = 20;

/** What this customer has reported, newest first, live. */
@Injectable()
export class MyReportsStore {
  private readonly api = inject(ReportsApi);
  private readonly list = signal<readonly ReportView[]>([]);
  private readonly cursor = signal<string | null>(null);
  private readonly state = signal<'loading' | 'ready' | 'failed'>('loading');
  private readonly problem = signal<ApiError | null>(null);
  private readonly loading = signal(false);

  readonly items = this.list.asReadonly();
  readonly nextCursor = this.cursor.asReadonly();
  readonly loadState = this.state.asReadonly();
  readonly error = this.problem.asReadonly();
  readonly isLoading = this.loading.asReadonly();

  constructor() {
    const realtime = inject(RealtimeService);
    realtime
      .on('report:update')
      .pipe(takeUntilDestroyed())
      .subscribe((report) => this.put(report));
    realtime
      .on('report:removed')
      .pipe(takeUntilDestroyed())
      .subscribe(({ reportId }) => this.list.update((list) => list.filter(({ _id }) => _id !== reportId)));
    merge(realtime.connected$, realtime.on('sync:required'))
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.load());
  }

  /** Reads the first page anew; what is shown stays until it is there, or when it does not come. */
  async load(): Promise<void> {
    if (this.state() === 'failed') this.state.set('loading');
    this.loading.set(true);
    try {
      const { data, meta } = await this.api.list<ReportView>({ limit: PAGE });
      this.list.set(data);
      this.cursor.set(meta.nextCursor);
      this.problem.set(null);
      this.state.set('ready');
    } catch (cause) {
      this.problem.set(toApiError(cause));
      if (this.state() === 'loading') this.state.set('failed');
    } finally {
      this.loading.set(false);
    }
  }

  async loadMore(): Promise<void> {
    const cursor = this.cursor();
    if (!cursor || this.loading()) return;
    this.loading.set(true);
    try {
      const { data, meta } = await this.api.list<ReportView>({ limit: PAGE, cursor });
      // The list was read anew meanwhile, and ends elsewhere.
      if (this.cursor() !== cursor) return;
      data.forEach((report) => this.put(report));
      this.cursor.set(meta.nextCursor);
    } finally {
      this.loading.set(false);
    }
  }

  /** One that a link leads to is shown, however old it is. */
  async find(id: string): Promise<void> {
    if (this.list().some(({ _id }) => _id === id)) return;
    this.put(await this.api.get<ReportView>(id));
  }

  private put(report: ReportView): void {
    const known = this.list().find(({ _id }) => _id === report._id);
    if (known && known.updatedAt > report.updatedAt) return;
    const others = this.list().filter(({ _id }) => _id !== report._id);
    this.list.set([...others, report].sort((a, b) => b.createdAt.localeCompare(a.createdAt)));
  }
}
