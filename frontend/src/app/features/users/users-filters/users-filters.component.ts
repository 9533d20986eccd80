import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { ACCOUNT_STATUSES, ROLES, USER_SORTS } from '@switchboard/contracts';
import { SearchFieldComponent } from '../../../shared/ui/search-field/search-field.component';
import { NO_QUESTION, PRESENCES, type UsersQuestion, isNarrowed } from '../users-address';

/** Which accounts the table shows, and in which order. */
@Component({
  selector: 'sb-users-filters',
  imports: [
    MatButton,
    MatFormField,
    MatLabel,
    MatOption,
    MatSelect,
    SearchFieldComponent,
    TranslocoDirective,
  ],
  templateUrl: './users-filters.component.html',
  styleUrl: './users-filters.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UsersFiltersComponent {
  readonly question = input.required<UsersQuestion>();
  readonly changed = output<Partial<UsersQuestion>>();

  protected readonly roles = ROLES;
  protected readonly statuses = ACCOUNT_STATUSES;
  protected readonly presences = PRESENCES;
  protected readonly sorts = USER_SORTS;
  protected readonly isNarrowed = computed(() => isNarrowed(this.question()));

  protected clear(): void {
    this.changed.emit({ ...NO_QUESTION, sort: this.question().sort });
  }
}
