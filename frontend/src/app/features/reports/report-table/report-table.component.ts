import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type StaffReportView, isOpenReport } from '@switchboard/contracts';
import { AvatarComponent } from '../../../shared/ui/avatar/avatar.component';
import { DueClockComponent } from '../../../shared/ui/due-clock/due-clock.component';
import { PriorityComponent } from '../../../shared/ui/priority/priority.component';
import { ReportStatusComponent } from '../../../shared/ui/report-status/report-status.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';

/** The reports as rows; on a phone the same rows are cards. */
@Component({
  selector: 'sb-report-table',
  imports: [
    AvatarComponent,
    DueClockComponent,
    MatButton,
    MatTableModule,
    PriorityComponent,
    ReportStatusComponent,
    RouterLink,
    TimeComponent,
    TranslocoDirective,
  ],
  templateUrl: './report-table.component.html',
  styleUrl: './report-table.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportTableComponent {
  readonly reports = input.required<readonly StaffReportView[]>();
  /** Ids of those that are just being taken. */
  readonly beingTaken = input<ReadonlySet<string>>(new Set());
  readonly take = output<StaffReportView>();

  protected readonly columns = ['due', 'report', 'priority', 'status', 'assignee', 'filed'];
  protected readonly isOpen = isOpenReport;
  protected readonly identify = (_index: number, { _id }: StaffReportView) => _id;
}
