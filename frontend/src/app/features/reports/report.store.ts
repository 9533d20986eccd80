import { Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { StaffReportView, UpdateReportRequest } from '@switchboard/contracts';
import { filter, merge } from 'rxjs';
import { SessionStore } from '../../core/auth/session.store';
import { type ApiError, toApiError } from '../../core/http/api-error';
import { RealtimeService } from '../../core/realtime/realtime.service';
import { ReportsApi } from '../../core/reports/reports.api';
import { ReportTaker } from './report-taker';

/** One report, live, and what can be done about it. */
@Injectable()
export class ReportStore {
  private readonly api = inject(ReportsApi);
  private readonly me = inject(SessionStore).user()?._id;
  private readonly taker = inject(ReportTaker);
  private readonly id = signal<string | null>(null);
  private readonly current = signal<StaffReportView | null>(null);
  private readonly problem = signal<ApiError | null>(null);
  private readonly saving = signal(false);

  readonly report = this.current.asReadonly();
  /** Why there is no report to show. */
  readonly error = computed(() => (this.current() ? null : this.problem()));
  readonly isGone = computed(() =>
    ['REPORT_NOT_FOUND', 'NOT_FOUND', 'INVALID_ID'].includes(this.error()?.code ?? ''),
  );
  /** A change is on its way. */
  readonly isSaving = this.saving.asReadonly();

  constructor() {
    const realtime = inject(RealtimeService);
    realtime
      .on('report:update')
      .pipe(takeUntilDestroyed())
      .subscribe((report) => this.put(report as StaffReportView));
    realtime
      .on('report:removed')
      .pipe(
        filter(({ reportId }) => reportId === this.id()),
        takeUntilDestroyed(),
      )
      // The answer says that it is gone.
      .subscribe(() => void this.load());
    merge(realtime.connected$, realtime.on('sync:required'))
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.load());
  }

  async open(id: string): Promise<void> {
    this.id.set(id);
    this.current.set(null);
    await this.load();
  }

  /** What is shown stays until the answer is there, or when it does not come. */
  async load(): Promise<void> {
    const id = this.id();
    if (!id) return;
    this.problem.set(null);
    try {
      this.put(await this.api.get<StaffReportView>(id));
    } catch (cause) {
      if (this.id() !== id) return;
      const error = toApiError(cause);
      if (error.code === 'REPORT_NOT_FOUND') this.current.set(null);
      this.problem.set(error);
    }
  }

  take(): Promise<void> {
    return this.save((report) => this.taker.take(report));
  }

  /** For who may give reports to anybody: a person's id, or null for nobody. */
  assign(to: string | null): Promise<void> {
    return this.save(async (report) => {
      if (to !== this.me) return this.api.update<StaffReportView>(report._id, { assignedTo: to });
      // Taking is for free reports, so that nobody takes one away unawares. Here it is meant: it is made free first.
      if (report.assignedTo) await this.api.update(report._id, { assignedTo: null });
      return this.taker.take(report);
    });
  }

  update(changes: UpdateReportRequest): Promise<void> {
    return this.save(({ _id }) => this.api.update<StaffReportView>(_id, changes));
  }

  async delete(): Promise<void> {
    const id = this.id();
    if (id) await this.api.delete(id);
  }

  /** An older copy never replaces a newer one. */
  put(report: StaffReportView): void {
    if (report._id !== this.id() || report.updatedAt < (this.current()?.updatedAt ?? '')) return;
    this.current.set(report);
  }

  private async save(change: (report: StaffReportView) => Promise<StaffReportView>): Promise<void> {
    const report = this.current();
    if (!report || this.saving()) return;
    this.saving.set(true);
    try {
      this.put(await change(report));
    } catch (cause) {
      // Whatever stood in the way, the page shows what is true now.
      void this.load();
      throw cause;
    } finally {
      this.saving.set(false);
    }
  }
}
