import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AnalyticsTable } from '@switchboard/contracts';
import type { Card, Cell, Link } from '../cards/card';
import { FigureChartComponent } from '../figure-chart/figure-chart.component';
import { HeatMapComponent } from '../heat-map/heat-map.component';

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

  protected toggleTable(): void {
    this.asked.update((isAsked) => !isAsked);
  }
}
