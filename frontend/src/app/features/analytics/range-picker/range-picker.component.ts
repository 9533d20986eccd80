import { ChangeDetectionStrategy, Component, input, linkedSignal, output } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { ANALYTICS_INTERVALS } from '@switchboard/contracts';
import { PRESET_NAMES, type Question } from '../analytics-address';

/** Which time is looked at, and in which steps. */
@Component({
  selector: 'sb-range-picker',
  imports: [
    MatButtonToggle,
    MatButtonToggleGroup,
    MatFormField,
    MatInput,
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
  readonly changed = output<Partial<Question>>();

  protected readonly ranges = [...PRESET_NAMES, 'custom'] as const;
  protected readonly intervals = ANALYTICS_INTERVALS;
  /** Days are asked for before there are any. */
  protected readonly range = linkedSignal(() => this.question().range);
  protected readonly from = linkedSignal(() => this.question().from ?? '');
  protected readonly to = linkedSignal(() => this.question().to ?? '');

  protected choose(range: Question['range']): void {
    this.range.set(range);
    if (range !== 'custom') this.changed.emit({ range, from: null, to: null });
  }

  protected setDay(name: 'from' | 'to', day: string): void {
    this[name].set(day);
    if (this.from() && this.to()) this.changed.emit({ range: 'custom', from: this.from(), to: this.to() });
  }
}
