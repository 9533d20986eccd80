import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AnalyticsTable } from '@switchboard/contracts';
import type { Card, Cell, Link } from '../cards/card';
import { FigureChartComponent } from '../figure-chart/figure-chart.component';
import { HeatMapComponent } from '../heat-map/heat-map.component';

/** Rows of a table that are there before somebody asks for all. */
const FIRST_ROWS = 10;

/** In px, of what lies below one another in a chart of rows. */
const ROW = { padding: 14, bar: 14, axis: 30, legend: 32 };

/** One subject: numbers first, a chart second, and the table behind it when somebody asks for it. */
@Component({
  selector: 'sb-figure-card',
  imports: [FigureChartComponent, HeatMapComponent, MatButton, MatIcon, RouterLink, TranslocoDirective],
  templateUrl: './figure-card.component.html',
  styleUrl: './figure-card.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FigureCardComponent {
  readonly card = input.required<Card>();
  readonly export = output<AnalyticsTable>();

  private readonly router = inject(Router);
  private readonly asked = signal(false);
  /** A card without a chart is its table. */
  protected readonly showsTable = computed(() => this.asked() || !this.card().chart);
  protected readonly showsAll = signal(false);
  protected readonly hasMore = computed(() => this.showsTable() && this.card().rows.length > FIRST_ROWS);
  /** Who does not see the chart has all that is in it. */
  protected readonly rows = computed(() => {
    const { rows } = this.card();
    return this.hasMore() && !this.showsAll() ? rows.slice(0, FIRST_ROWS) : rows;
  });
  /** Rows are as high as their names need, however many there are; null for as high as all charts. */
  protected readonly chartHeight = computed(() => {
    const chart = this.card().chart;
    if (chart?.kind !== 'rows') return null;
    const { length: bars } = chart.series;
    const row = ROW.padding + bars * ROW.bar;
    return chart.labels.length * row + ROW.axis + (bars > 1 ? ROW.legend : 0);
  });
  protected readonly titleId = computed(() => `figures-${this.card().id}`);

  /** A number alone says nothing to those who go from link to link. */
  protected nameOf(row: readonly Cell[], place: number): string {
    return `${row[0]?.text}, ${this.card().head[place]}: ${row[place]?.text}`;
  }

  /** Of a bar or a point, which is no link of its own. */
  protected follow({ path, query, keepsQuestion }: Link): void {
    void this.router.navigate([path], {
      queryParams: query,
      queryParamsHandling: keepsQuestion ? 'merge' : '',
    });
  }

  protected toggleAll(): void {
    this.showsAll.update((isAll) => !isAll);
  }

  protected toggleTable(): void {
    this.asked.update((isAsked) => !isAsked);
  }
}
