import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { ANALYTICS_INTERVALS, ANALYTICS_YEARS } from '@switchboard/contracts';
import { RANGE_NAMES, type RangeProblem, turnedTo } from '../../../shared/ui/day-field/asked-range';
import { DayFieldComponent } from '../../../shared/ui/day-field/day-field.component';
import type { Question } from '../analytics-address';
import { fits } from '../steps';

/** Which time is looked at, and in which steps. */
@Component({
  selector: 'sb-range-picker',
  imports: [
    DayFieldComponent,
    MatButtonToggle,
    MatButtonToggleGroup,
    MatFormField,
    MatLabel,
    MatOption,
    MatSelect,
    TranslocoDirective,
  ],
  templateUrl: './range-picker.component.html',
  styleUrl: './range-picker.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RangePickerComponent {
  readonly question = input.required<Question>();
  readonly problem = input<RangeProblem | null>(null);
  readonly changed = output<Partial<Question>>();

  protected readonly ranges = RANGE_NAMES;
  protected readonly days = ['from', 'to'] as const;
  protected readonly years = ANALYTICS_YEARS;
  protected readonly intervals = computed(() =>
    ANALYTICS_INTERVALS.filter((interval) => fits(interval, this.question())),
  );

  protected choose(range: Question['range']): void {
    this.changed.emit(turnedTo(range, this.question(), new Date()));
  }

  protected setDay(name: 'from' | 'to', day: string | null): void {
    this.changed.emit({ range: 'custom', [name]: day });
  }
}
