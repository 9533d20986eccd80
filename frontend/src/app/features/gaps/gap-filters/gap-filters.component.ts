import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { ANALYTICS_YEARS, GAP_STATUSES } from '@switchboard/contracts';
import { RANGE_NAMES, type RangeProblem, turnedTo } from '../../../shared/ui/day-field/asked-range';
import { DayFieldComponent } from '../../../shared/ui/day-field/day-field.component';
import { SearchFieldComponent } from '../../../shared/ui/search-field/search-field.component';
import type { GapsQuestion } from '../gaps-address';

/** Which gaps are listed, and of which time. */
@Component({
  selector: 'sb-gap-filters',
  imports: [
    DayFieldComponent,
    MatFormField,
    MatLabel,
    MatOption,
    MatSelect,
    SearchFieldComponent,
    TranslocoDirective,
  ],
  templateUrl: './gap-filters.component.html',
  styleUrl: './gap-filters.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GapFiltersComponent {
  readonly question = input.required<GapsQuestion>();
  readonly problem = input<RangeProblem | null>(null);
  readonly changed = output<Partial<GapsQuestion>>();

  protected readonly statuses = GAP_STATUSES;
  protected readonly ranges = RANGE_NAMES;
  protected readonly days = ['from', 'to'] as const;
  protected readonly years = ANALYTICS_YEARS;

  protected choose(range: GapsQuestion['range']): void {
    this.changed.emit(turnedTo(range, this.question(), new Date()));
  }

  protected setDay(name: 'from' | 'to', day: string | null): void {
    this.changed.emit({ range: 'custom', [name]: day });
  }
}
