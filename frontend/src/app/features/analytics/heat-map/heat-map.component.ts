import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { mediaQuery } from '../../../core/layout/media-query';
import { dateFormat } from '../../../shared/ui/intl/formats';
import { numberText } from '../../../shared/ui/figures/figures';

/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;
const DAYS = Array.from({ length: 7 }, (_, day) => day);
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When customers write: a table whose cells are the darker the more they wrote, and say how much. */
@Component({
  selector: 'sb-heat-map',
  imports: [TranslocoDirective],
  templateUrl: './heat-map.component.html',
  styleUrl: './heat-map.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HeatMapComponent {
  /** Seven weekdays from Monday of 24 hours each. */
  readonly heat = input.required<readonly (readonly number[])[]>();
  readonly name = input.required<string>();

  /** A phone is too narrow for 24 columns: there the hours are the rows. */
  protected readonly isUpright = mediaQuery('(width < 700px)');
  protected readonly columns = computed(() =>
    this.isUpright() ? DAYS.map(weekday) : HOURS.map((hour) => String(hour)),
  );
  protected readonly rows = computed(() => {
    const heat = this.heat();
    const most = Math.max(1, ...heat.flat());
    const cell = (day: number, hour: number) => {
      const count = heat[day]?.[hour] ?? 0;
      return { text: numberText(count), share: count / most };
    };
    return this.isUpright()
      ? HOURS.map((hour) => ({ name: String(hour), cells: DAYS.map((day) => cell(day, hour)) }))
      : DAYS.map((day) => ({ name: weekday(day), cells: HOURS.map((hour) => cell(day, hour)) }));
  });
}

function weekday(day: number): string {
  return dateFormat({ weekday: 'short', timeZone: 'UTC' }).format(MONDAY + day * DAY);
}
