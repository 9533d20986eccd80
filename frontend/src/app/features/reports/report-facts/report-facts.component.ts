import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  PRIORITIES,
  type StaffReportView,
  TARGET_HOURS,
  type UpdateReportRequest,
  type UserSummary,
  isOpenReport,
} from '@switchboard/contracts';
import { BrandStore } from '../../../core/brand/brand.store';
import { SessionStore } from '../../../core/auth/session.store';
import { StaffApi } from '../../../core/staff/staff.api';
import { AvatarComponent } from '../../../shared/ui/avatar/avatar.component';
import { DueClockComponent } from '../../../shared/ui/due-clock/due-clock.component';
import { ReportStatusComponent } from '../../../shared/ui/report-status/report-status.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';

/** State, target, priority and people of a report; whoever may changes them here. */
@Component({
  selector: 'sb-report-facts',
  imports: [
    AvatarComponent,
    DueClockComponent,
    MatFormField,
    MatLabel,
    MatOption,
    MatSelect,
    ReportStatusComponent,
    TimeComponent,
    TranslocoDirective,
  ],
  templateUrl: './report-facts.component.html',
  styleUrl: './report-facts.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportFactsComponent {
  private readonly staffApi = inject(StaffApi);
  private readonly session = inject(SessionStore);
  readonly report = input.required<StaffReportView>();
  readonly changed = output<UpdateReportRequest>();
  /** To whom; null is nobody. */
  readonly assigned = output<string | null>();

  protected readonly priorities = PRIORITIES;
  protected readonly targets = inject(BrandStore).worn?.targetHours ?? TARGET_HOURS;
  /** What is closed is reopened before anything of it changes. */
  protected readonly isClosed = computed(() => !isOpenReport(this.report().status));
  protected readonly canAssign = this.session.can('reports:assign-others');
  private readonly staff = resource({
    loader: () => (this.canAssign ? this.staffApi.list() : Promise.resolve([])),
  });
  /** Whoever has it is among them, whether the list has come or not. */
  protected readonly people = computed<readonly UserSummary[]>(() => {
    const staff: UserSummary[] = this.staff.hasValue() ? this.staff.value() : [];
    const { assignedTo } = this.report();
    return assignedTo && !staff.some(({ _id }) => _id === assignedTo._id) ? [assignedTo, ...staff] : staff;
  });
}
