import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoDirective } from '@jsverse/transloco';
import { GAP_STATUSES } from '@switchboard/contracts';
import { DayFieldComponent } from '../../../shared/ui/day-field/day-field.component';
import { dayOf, isReversed } from '../../../shared/ui/day-field/days';
import { SearchFieldComponent } from '../../../shared/ui/search-field/search-field.component';
import { type GapsQuestion, RANGE_NAMES, type Range, beginOf } from '../gaps-address';

type Days = Pick<GapsQuestion, 'from' | 'to'>;

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
  readonly changed = output<Partial<GapsQuestion>>();

  protected readonly statuses = GAP_STATUSES;
  protected readonly ranges = RANGE_NAMES;
  protected readonly days = ['from', 'to'] as const;
  protected readonly range = linkedSignal(() => this.question().range);
  /** They may be wrong, or one may be missing: then they are not asked for yet. */
  protected readonly shownDays = linkedSignal<Days>(() => {
    const { from, to } = this.question();
    return { from, to };
  });
  protected readonly isReversed = computed(() => isReversed(this.shownDays().from, this.shownDays().to));

  protected choose(range: Range): void {
    const before = this.range();
    this.range.set(range);
    if (range !== 'custom') this.changed.emit({ range, from: null, to: null });
    // It begins with what was shown.
    else if (before !== 'custom')
      this.ask({ from: dayOf(beginOf(before, new Date())), to: dayOf(new Date()) });
  }

  protected setDay(name: keyof Days, day: string | null): void {
    this.ask({ ...this.shownDays(), [name]: day });
  }

  private ask(days: Days): void {
    this.shownDays.set(days);
    if (days.from && days.to && !this.isReversed()) this.changed.emit({ range: 'custom', ...days });
  }
}
