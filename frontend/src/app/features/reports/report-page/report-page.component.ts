import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type StaffReportView, type UpdateReportRequest, isOpenReport } from '@switchboard/contracts';
import { firstValueFrom } from 'rxjs';
import { messageFragment } from '../../../core/message-address/message-address';
import { SessionStore } from '../../../core/auth/session.store';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';
import {
  type ConfirmDialogTexts,
  ConfirmDialogComponent,
} from '../../../shared/ui/confirm-dialog/confirm-dialog.component';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import {
  type ClosingReport,
  CloseReportDialogComponent,
} from '../close-report-dialog/close-report-dialog.component';
import { ReportFactsComponent } from '../report-facts/report-facts.component';
import { ReportHistoryComponent } from '../report-history/report-history.component';
import { ReportStore } from '../report.store';

/** One report: what was said, about what, who looks after it, and how it ended. */
@Component({
  selector: 'sb-report-page',
  imports: [
    ListSkeletonComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    ReportFactsComponent,
    ReportHistoryComponent,
    RouterLink,
    StateMessageComponent,
    TranslocoDirective,
  ],
  providers: [ReportStore],
  templateUrl: './report-page.component.html',
  styleUrl: './report-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportPageComponent {
  protected readonly fragment = messageFragment;
  private readonly dialogs = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  protected readonly store = inject(ReportStore);
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly canDelete = this.session.can('reports:delete');
  protected readonly isOpen = computed(() => {
    const report = this.store.report();
    return report !== null && isOpenReport(report.status);
  });
  protected readonly isMine = computed(
    () => this.store.report()?.assignedTo?._id === this.session.user()?._id,
  );
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.open(id));
    });
  }

  protected take(): void {
    this.tell(this.store.take());
  }

  protected change(changes: UpdateReportRequest): void {
    this.tell(this.store.update(changes));
  }

  protected assign(to: string | null): void {
    this.tell(this.store.assign(to));
  }

  protected async close(status: ClosingReport['status']): Promise<void> {
    const dialog = this.dialogs.open<CloseReportDialogComponent, ClosingReport, StaffReportView>(
      CloseReportDialogComponent,
      { data: { id: this.id(), status }, width: '480px', maxWidth: '96vw' },
    );
    const report = await firstValueFrom(dialog.afterClosed());
    if (report) this.store.put(report);
  }

  protected async delete(): Promise<void> {
    const data: ConfirmDialogTexts = {
      heading: this.transloco.translate('reports.confirmDelete'),
      text: this.transloco.translate('reports.confirmDeleteText'),
      confirm: this.transloco.translate('reports.delete'),
      cancel: this.transloco.translate('cancel'),
    };
    const dialog = this.dialogs.open<ConfirmDialogComponent, ConfirmDialogTexts, boolean>(
      ConfirmDialogComponent,
      { data, width: '420px', maxWidth: '96vw' },
    );
    if (!(await firstValueFrom(dialog.afterClosed()))) return;
    try {
      await this.store.delete();
      this.toaster.show('reports.deleted');
      await this.router.navigate(['/reports'], { queryParamsHandling: 'preserve' });
    } catch (cause) {
      this.toaster.showError(cause);
    }
  }

  private tell(change: Promise<void>): void {
    change.catch((cause: unknown) => this.toaster.showError(cause));
  }
}
