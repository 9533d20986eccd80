import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { AUDIT_ACTIONS, AUDIT_TARGETS } from '@switchboard/contracts';
import { DayFieldComponent } from '../../../shared/ui/day-field/day-field.component';
import { isReversed } from '../../../shared/ui/day-field/days';
import { SearchFieldComponent } from '../../../shared/ui/search-field/search-field.component';
import { type AuditQuestion, NO_QUESTION, isNarrowed } from '../audit-address';

/** Which entries are listed. */
@Component({
  selector: 'sb-audit-filters',
  imports: [
    DayFieldComponent,
    MatButton,
    MatFormField,
    MatLabel,
    MatOption,
    MatSelect,
    SearchFieldComponent,
    TranslocoDirective,
  ],
  templateUrl: './audit-filters.component.html',
  styleUrl: './audit-filters.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditFiltersComponent {
  readonly question = input.required<AuditQuestion>();
  readonly changed = output<Partial<AuditQuestion>>();

  protected readonly actions = AUDIT_ACTIONS;
  protected readonly types = AUDIT_TARGETS;
  protected readonly days = ['from', 'to'] as const;
  protected readonly isReversed = computed(() => isReversed(this.question().from, this.question().to));
  protected readonly isNarrowed = computed(() => isNarrowed(this.question()));

  protected setDay(name: 'from' | 'to', day: string | null): void {
    this.changed.emit({ [name]: day });
  }

  protected clear(): void {
    this.changed.emit(NO_QUESTION);
  }
}
