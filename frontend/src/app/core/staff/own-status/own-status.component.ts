import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { TranslocoDirective } from '@jsverse/transloco';
import { STAFF_STATUSES, type StaffStatus } from '@switchboard/contracts';
import { registerFeature } from '../../feature/feature.providers';
import { Toaster } from '../../toasts/toaster';
import { StaffStatusComponent } from '../staff-status/staff-status.component';
import { STAFF_WORDS } from '../staff-words';
import { StaffStore } from '../staff.store';

/** Whether one takes on conversations just now, to be changed. Needs a `StaffStore` around it. */
@Component({
  selector: 'sb-own-status',
  imports: [MatButtonToggle, MatButtonToggleGroup, StaffStatusComponent, TranslocoDirective],
  templateUrl: './own-status.component.html',
  styleUrl: './own-status.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OwnStatusComponent {
  private readonly toaster = inject(Toaster);
  protected readonly store = inject(StaffStore);
  protected readonly statuses = STAFF_STATUSES;

  constructor() {
    registerFeature(STAFF_WORDS);
  }

  protected choose(status: StaffStatus): void {
    this.store.setMyStatus(status).catch((cause: unknown) => this.toaster.showError(cause));
  }
}
