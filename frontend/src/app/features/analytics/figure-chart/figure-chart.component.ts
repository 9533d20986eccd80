import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import {
  BarController,
  BarElement,
  CategoryScale,
  type Chart,
  type ChartConfiguration,
  type ChartEvent,
  Legend,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  type Scale,
  Tooltip,
} from 'chart.js';
import { toFont } from 'chart.js/helpers';
import { BaseChartDirective, provideCharts } from 'ng2-charts';
import { ThemeStore } from '../../../core/theme/theme.store';
import type { ChartData, Link } from '../cards/card';
import { cutTo, inLines } from './long-names';

/** Kept apart by their dashes and points, too. */
const DASHES = [[], [6, 4], [2, 3]];
const POINTS = ['circle', 'rect', 'triangle'] as const;
const COLOURS = ['var(--mat-sys-primary)', 'var(--mat-sys-tertiary)', 'var(--sb-positive)'];
/** Where people have chosen the few colours that there are, all others would become the one of text. */
const FORCED_COLOURS = ['CanvasText', 'Highlight', 'GrayText'];

/** Of a chart's width, what the names beside its rows may take. */
const NAMES_SHARE = 0.45;
/** A wider tooltip would leave the chart on a phone. */
const TOOLTIP_LETTERS = 34;

/** A picture of figures. Nobody has to see it: the table beside it says the same. */
@Component({
  selector: 'sb-figure-chart',
  imports: [BaseChartDirective],
  providers: [
    provideCharts({
      registerables: [
        BarController,
        BarElement,
        CategoryScale,
        Legend,
        LineController,
        LineElement,
        LinearScale,
        PointElement,
        Tooltip,
      ],
      // A canvas knows no custom properties.
      defaults: { font: { family: "'Roboto Variable', system-ui, sans-serif" } },
    }),
  ],
  template: `<canvas
    baseChart
    aria-hidden="true"
    [type]="type()"
    [data]="data()"
    [options]="options()"
  ></canvas>`,
  styles: `
    :host {
      display: block;
      position: relative;
      block-size: 100%;
      min-inline-size: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FigureChartComponent {
  readonly chart = input.required<ChartData>();
  /** Where what was clicked at leads. The table beside it has the same as links. */
  readonly chosen = output<Link>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly theme = inject(ThemeStore);
  /** Colours as they are now: a canvas knows no variables. */
  private readonly palette = signal(this.readPalette());

  protected readonly type = computed(() => (this.chart().kind === 'line' ? 'line' : 'bar'));
  protected readonly data = computed<ChartConfiguration['data']>(() => {
    const { labels, series, kind } = this.chart();
    const { series: colours } = this.palette();
    return {
      labels: [...labels],
      datasets: series.map(({ name, values }, place) => {
        const colour = colours[place % colours.length];
        return {
          label: name,
          data: [...values],
          borderColor: colour,
          backgroundColor: colour,
          ...(kind === 'line' && {
            borderWidth: 2,
            borderDash: DASHES[place % DASHES.length],
            pointStyle: POINTS[place % POINTS.length],
            pointRadius: values.length > 60 ? 0 : 3,
          }),
          ...(kind === 'bar' && { borderRadius: 4, maxBarThickness: 40 }),
          ...(kind === 'rows' && { borderRadius: 3, maxBarThickness: 16 }),
        };
      }),
    };
  });

  protected readonly options = computed<ChartConfiguration['options']>(() => {
    const { text, line } = this.palette();
    const { kind, series, labels } = this.chart();
    const isLying = kind === 'rows';
    const isWhole = series.every(({ values }) => values.every(Number.isInteger));
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const numbers = {
      beginAtZero: true,
      ticks: { color: text, precision: isWhole ? 0 : undefined, maxTicksLimit: 6 },
      grid: { color: line },
    };
    const names = {
      ticks: {
        color: text,
        maxRotation: 45,
        autoSkip: !isLying,
        ...(isLying && { callback: cutLabel }),
      },
      grid: { display: false },
    };
    return {
      responsive: true,
      maintainAspectRatio: false,
      // Drawn at once: figures that are read again must not jump.
      animation: isStill || kind === 'line' ? false : { duration: 160 },
      indexAxis: isLying ? 'y' : 'x',
      interaction: { mode: 'index', axis: isLying ? 'y' : 'x', intersect: false },
      onClick: (event, _, chart) => this.choose(event, chart),
      onHover: (event, _, chart) => {
        chart.canvas.style.cursor = this.linkAt(event, chart) ? 'pointer' : '';
      },
      plugins: {
        legend: {
          display: series.length > 1,
          position: 'bottom',
          labels: { color: text, usePointStyle: true, boxHeight: 6 },
        },
        tooltip: {
          callbacks: { title: ([item]) => inLines(labels[item?.dataIndex ?? 0] ?? '', TOOLTIP_LETTERS) },
        },
      },
      scales: isLying ? { x: numbers, y: names } : { x: names, y: numbers },
    };
  });

  constructor() {
    effect((onCleanup) => {
      this.theme.isDark();
      // The new scheme's colours are there once the page has been told of it.
      const frame = requestAnimationFrame(() => this.palette.set(this.readPalette()));
      onCleanup(() => cancelAnimationFrame(frame));
    });
  }

  private choose(event: ChartEvent, chart: Chart): void {
    const link = this.linkAt(event, chart);
    if (link) this.chosen.emit(link);
  }

  private linkAt({ native }: ChartEvent, chart: Chart): Link | undefined {
    if (!native) return undefined;
    const [hit] = chart.getElementsAtEventForMode(native, 'nearest', { intersect: true }, false);
    return hit && this.chart().series[hit.datasetIndex]?.links?.[hit.index];
  }

  private readPalette(): { series: string[]; text: string; line: string } {
    const host = this.host.nativeElement;
    const isForced = matchMedia('(forced-colors: active)').matches;
    const shown = (colour: string) => {
      host.style.color = colour;
      return getComputedStyle(host).color;
    };
    const palette = {
      series: (isForced ? FORCED_COLOURS : COLOURS).map(shown),
      text: shown('var(--mat-sys-on-surface-variant)'),
      line: shown('var(--mat-sys-outline-variant)'),
    };
    host.style.color = '';
    return palette;
  }
}

/** What there is room for; the tooltip has all of it. */
function cutLabel(this: Scale, value: string | number): string {
  const { ctx, width } = this.chart;
  const name = this.getLabelForValue(Number(value));
  ctx.save();
  ctx.font = toFont({}).string;
  const shown = cutTo(width * NAMES_SHARE, name, (text) => ctx.measureText(text).width);
  ctx.restore();
  return shown;
}
