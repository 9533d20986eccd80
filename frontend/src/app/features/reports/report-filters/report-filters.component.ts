import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { PRIORITIES, REPORT_ISSUES, REPORT_SORTS, REPORT_STATUSES } from '@switchboard/contracts';
import { ASSIGNEES, NO_FILTERS, type ReportFilters, isFiltered } from '../report-filters';

/** Which reports the table shows, and in which order. */
@Component({
  selector: 'sb-report-filters',
  imports: [MatButton, MatCheckbox, MatFormField, MatLabel, MatOption, MatSelect, TranslocoDirective],
  templateUrl: './report-filters.component.html',
  styleUrl: './report-filters.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportFiltersComponent {
  readonly filters = input.required<ReportFilters>();
  readonly changed = output<ReportFilters>();

  protected readonly statuses = REPORT_STATUSES;
  protected readonly priorities = PRIORITIES;
  protected readonly issues = REPORT_ISSUES;
  protected readonly assignees = ASSIGNEES;
  protected readonly sorts = REPORT_SORTS;
  protected readonly isFiltered = computed(() => isFiltered(this.filters()));

  protected change(changes: Partial<ReportFilters>): void {
    this.changed.emit({ ...this.filters(), ...changes });
  }

  protected clear(): void {
    this.changed.emit({ ...NO_FILTERS, sort: this.filters().sort });
  }
}
