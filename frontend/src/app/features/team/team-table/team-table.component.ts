import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { STAFF_STATUSES, type StaffMember } from '@switchboard/contracts';
import { StaffStatusComponent } from '../../../core/staff/staff-status/staff-status.component';
import { AvatarComponent } from '../../../shared/ui/avatar/avatar.component';

/** Fewer than this fill no bar: one conversation shall not look like the most that anybody can bear. */
const SMALLEST_FULL_LOAD = 10;

/** Everybody who works here: who could take something on comes first. */
@Component({
  selector: 'sb-team-table',
  imports: [AvatarComponent, RouterLink, StaffStatusComponent, TranslocoDirective],
  templateUrl: './team-table.component.html',
  styleUrl: './team-table.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TeamTableComponent {
  readonly members = input.required<readonly StaffMember[]>();
  /** Id of the reader. */
  readonly me = input<string | null>(null);

  protected readonly sorted = computed(() => [...this.members()].sort(byReadiness));
  private readonly fullLoad = computed(() =>
    Math.max(SMALLEST_FULL_LOAD, ...this.members().map(({ load }) => load)),
  );

  protected share({ load }: StaffMember): string {
    return `${Math.round((100 * load) / this.fullLoad())}%`;
  }
}

function byReadiness(a: StaffMember, b: StaffMember): number {
  return (
    Number(b.isOnline) - Number(a.isOnline) ||
    STAFF_STATUSES.indexOf(a.status) - STAFF_STATUSES.indexOf(b.status) ||
    a.name.localeCompare(b.name)
  );
}
