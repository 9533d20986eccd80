import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { mediaQuery } from '../../../core/layout/media-query';
import { numberText } from '../../../shared/ui/figures/figures';
import type { Link } from '../cards/card';
import { weekdayName } from './weekday';

const DAYS = Array.from({ length: 7 }, (_, day) => day);
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** By how many rows and columns a key moves. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * When customers write: a table whose cells are the darker the more they wrote, and say how much. Its links are one stop
 * of the Tab key, and arrows move among them.
 */
@Component({
  selector: 'sb-heat-map',
  imports: [RouterLink, TranslocoDirective],
  templateUrl: './heat-map.component.html',
  styleUrl: './heat-map.component.scss',
  host: { '(keydown)': 'move($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HeatMapComponent {
  /** Seven weekdays from Monday of 24 hours each. */
  readonly heat = input.required<readonly (readonly number[])[]>();
  readonly name = input.required<string>();
  /** To what a cell is made of. */
  readonly linkOf = input<(weekday: number, hour: number) => Link>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** A phone is too narrow for 24 columns: there the hours are the rows. */
  protected readonly isUpright = mediaQuery('(width < 700px)');
  protected readonly columns = computed(() =>
    this.isUpright() ? DAYS.map(weekdayName) : HOURS.map((hour) => String(hour)),
  );
  protected readonly rows = computed(() => {
    const heat = this.heat();
    const most = Math.max(1, ...heat.flat());
    const cell = (day: number, hour: number) => {
      const count = heat[day]?.[hour] ?? 0;
      return { day, hour, text: numberText(count), share: count / most };
    };
    return this.isUpright()
      ? HOURS.map((hour) => ({ name: String(hour), cells: DAYS.map((day) => cell(day, hour)) }))
      : DAYS.map((day) => ({ name: weekdayName(day), cells: HOURS.map((hour) => cell(day, hour)) }));
  });
  /** Where the Tab key stops. */
  protected readonly at = linkedSignal({
    source: this.isUpright,
    computation: () => ({ row: 0, column: 0 }),
  });

  protected move(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const { row, column } = this.at();
    const rows = this.host.nativeElement.querySelectorAll('tbody tr');
    const next = rows[row + step[0]]?.querySelectorAll('a')[column + step[1]];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}
