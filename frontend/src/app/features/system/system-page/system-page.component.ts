import { ChangeDetectionStrategy, Component, computed, inject, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { errorText } from '../../../core/http/error-text';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { FailedJobsComponent } from '../failed-jobs/failed-jobs.component';
import { JobActs } from '../job-acts';
import { ProcessTableComponent } from '../process-table/process-table.component';
import { ProviderStatesComponent } from '../provider-states/provider-states.component';
import { QueueTableComponent } from '../queue-table/queue-table.component';
import { RecentFiguresComponent } from '../recent-figures/recent-figures.component';
import { StoreCardsComponent } from '../store-cards/store-cards.component';
import { SystemStore } from '../system.store';

/** How all of it fares: what runs, what waits, what failed, and what it stands on. */
@Component({
  selector: 'sb-system-page',
  imports: [
    FailedJobsComponent,
    ListSkeletonComponent,
    MatIcon,
    MatIconButton,
    ProcessTableComponent,
    ProviderStatesComponent,
    QueueTableComponent,
    RecentFiguresComponent,
    StateMessageComponent,
    StoreCardsComponent,
    TimeComponent,
    TranslocoDirective,
  ],
  providers: [SystemStore, JobActs],
  templateUrl: './system-page.component.html',
  styleUrl: './system-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SystemPageComponent {
  private readonly transloco = inject(TranslocoService);
  private readonly failedJobs = viewChild(FailedJobsComponent);
  protected readonly store = inject(SystemStore);
  protected readonly acts = inject(JobActs);

  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });
  /** As the queues count them, which may be more than are listed. */
  protected readonly failed = computed(
    () => this.store.reading()?.status.queues?.reduce((sum, { failed }) => sum + failed, 0) ?? 0,
  );

  constructor() {
    void this.store.refresh();
  }

  protected retryWord(): string {
    return this.transloco.translate('retry');
  }

  /** The row in which somebody was is gone; they go on from the heading. */
  protected async settle(act: Promise<boolean>): Promise<void> {
    if (await act) this.failedJobs()?.focus();
  }
}
