import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { dateFormat } from '../../../shared/ui/intl/formats';
import { numberText } from '../../../shared/ui/figures/figures';

/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;

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

  protected readonly hours = Array.from({ length: 24 }, (_, hour) => hour);
  protected readonly rows = computed(() => {
    const most = Math.max(1, ...this.heat().flat());
    return this.heat().map((hours, day) => ({
      name: dateFormat({ weekday: 'short', timeZone: 'UTC' }).format(MONDAY + day * DAY),
      cells: hours.map((count) => ({ text: numberText(count), share: count / most })),
    }));
  });
}
