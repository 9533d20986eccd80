import { ChangeDetectionStrategy, Component, input, linkedSignal, output } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { GAP_STATUSES } from '@switchboard/contracts';
import { SearchFieldComponent } from '../../../shared/ui/search-field/search-field.component';
import { type GapsQuestion, RANGE_NAMES, type Range } from '../gaps-address';

/** Which gaps are listed, and of which time. */
@Component({
  selector: 'sb-gap-filters',
  imports: [MatFormField, MatInput, MatLabel, MatOption, MatSelect, SearchFieldComponent, TranslocoDirective],
  templateUrl: './gap-filters.component.html',
  styleUrl: './gap-filters.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GapFiltersComponent {
  readonly question = input.required<GapsQuestion>();
  readonly changed = output<Partial<GapsQuestion>>();

  protected readonly statuses = GAP_STATUSES;
  protected readonly ranges = RANGE_NAMES;
  protected readonly days = ['from', 'to'] as const;
  /** Days are asked for before there are any. */
  protected readonly range = linkedSignal(() => this.question().range);
  private readonly from = linkedSignal(() => this.question().from ?? '');
  private readonly to = linkedSignal(() => this.question().to ?? '');

  protected dayOf(name: 'from' | 'to'): string {
    return this[name]();
  }

  protected choose(range: Range): void {
    this.range.set(range);
    if (range !== 'custom') this.changed.emit({ range, from: null, to: null });
  }

  protected setDay(name: 'from' | 'to', day: string): void {
    this[name].set(day);
    if (this.from() && this.to()) this.changed.emit({ range: 'custom', from: this.from(), to: this.to() });
  }
}
