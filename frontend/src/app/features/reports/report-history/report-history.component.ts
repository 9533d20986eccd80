import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { StaffReportView } from '@switchboard/contracts';
import { AvatarComponent } from '../../../shared/ui/avatar/avatar.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { describeHistory } from './report-changes';

/** Who changed what and when, from the filing on. */
@Component({
  selector: 'sb-report-history',
  imports: [AvatarComponent, TimeComponent, TranslocoDirective],
  templateUrl: './report-history.component.html',
  styleUrl: './report-history.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportHistoryComponent {
  readonly report = input.required<StaffReportView>();
  protected readonly entries = computed(() => describeHistory(this.report()));
}
