import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { StaffReportView } from '@switchboard/contracts';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';
import { spanText } from '../../../shared/ui/figures/figures';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { type ReportFilters, isFiltered, readFilters, toParams } from '../report-filters';
import { ReportFiltersComponent } from '../report-filters/report-filters.component';
import { ReportTableComponent } from '../report-table/report-table.component';
import { ReportTaker } from '../report-taker';
import { ReportsStore } from '../reports.store';

/** What people have reported: what presses most comes first, whatever the filters let through. */
@Component({
  selector: 'sb-reports-page',
  imports: [
    ListSkeletonComponent,
    MatButton,
    ReportFiltersComponent,
    ReportTableComponent,
    StateMessageComponent,
    TranslocoDirective,
  ],
  providers: [ReportsStore],
  templateUrl: './reports-page.component.html',
  styleUrl: './reports-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportsPageComponent {
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly taker = inject(ReportTaker);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  protected readonly store = inject(ReportsStore);

  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });
  private readonly taking = signal<ReadonlySet<string>>(new Set());
  protected readonly beingTaken = this.taking.asReadonly();
  protected readonly filters = computed(() => readFilters(this.params()));
  protected readonly isFiltered = computed(() => isFiltered(this.filters()));
  protected readonly open = computed(() => {
    const stats = this.store.stats();
    return stats ? stats.byStatus.pending + stats.byStatus.in_review : null;
  });
  protected readonly averageTime = computed(() => {
    const average = this.store.stats()?.averageResolutionTime ?? null;
    return average === null ? null : spanText(average);
  });
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    effect(() => {
      const filters = this.filters();
      untracked(() => this.tell(this.store.show(filters)));
    });
  }

  protected filter(filters: ReportFilters): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: toParams(filters),
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected refresh(): void {
    this.tell(this.store.load());
  }

  protected showMore(): void {
    this.tell(this.store.loadMore());
  }

  protected async take(report: StaffReportView): Promise<void> {
    this.taking.update((ids) => new Set(ids).add(report._id));
    try {
      this.store.put(await this.taker.take(report));
    } catch (cause) {
      this.toaster.showError(cause);
    } finally {
      this.taking.update((ids) => new Set([...ids].filter((id) => id !== report._id)));
    }
  }

  private tell(reading: Promise<void>): void {
    reading.catch((cause: unknown) => this.toaster.showError(cause));
  }
}
