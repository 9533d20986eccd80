import { Directive, input } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { Chart, ChartConfiguration, ChartEvent } from 'chart.js';
import { provideTestBasics } from '../../../../testing/texts';
import { behind } from '../cards/behind';
import type { ChartData, Link } from '../cards/card';
import { FigureChartComponent } from './figure-chart.component';

/** Takes what would be drawn: there is no canvas here. */
// eslint-disable-next-line @angular-eslint/directive-selector -- it stands in for the library's
@Directive({ selector: 'canvas[baseChart]' })
class UndrawnChart {
  readonly type = input<string>();
  readonly data = input.required<ChartConfiguration['data']>();
  readonly options = input.required<NonNullable<ChartConfiguration['options']>>();
}

const STRETCH = { from: '2026-03-01', to: '2026-03-08' };
const LINKS = ['user', 'ai'].map((sender) => behind(STRETCH, 'messages', sender));
const CHART: ChartData = {
  kind: 'line',
  labels: ['Mon', 'Tue'],
  series: [
    { name: 'Customers', values: [1, 2], links: LINKS },
    { name: 'Cost', values: [0.5, 0.25] },
  ],
};

describe('FigureChartComponent', () => {
  let fixture: ComponentFixture<FigureChartComponent>;
  let drawn: UndrawnChart;
  let chosen: Link[];

  /** A click that hits that point, or nothing. */
  function click(hit: { datasetIndex: number; index: number } | null): void {
    const chart = { getElementsAtEventForMode: () => (hit ? [hit] : []) } as unknown as Chart;
    drawn.options().onClick?.({ native: new Event('click') } as ChartEvent, [], chart);
  }

  beforeEach(async () => {
    vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
    TestBed.configureTestingModule({ providers: [provideTestBasics()] });
    TestBed.overrideComponent(FigureChartComponent, { set: { imports: [UndrawnChart] } });
    fixture = TestBed.createComponent(FigureChartComponent);
    fixture.componentRef.setInput('chart', CHART);
    chosen = [];
    fixture.componentInstance.chosen.subscribe((link) => chosen.push(link));
    await fixture.whenStable();
    drawn = fixture.debugElement.children[0]!.injector.get(UndrawnChart);
  });

  afterEach(() => vi.unstubAllGlobals());

  it('has colours of its own for each where people have chosen the few that there are', async () => {
    vi.stubGlobal('matchMedia', (query: string) =>
      Object.assign(new EventTarget(), { matches: query === '(forced-colors: active)' }),
    );
    const forced = TestBed.createComponent(FigureChartComponent);
    forced.componentRef.setInput('chart', CHART);
    await forced.whenStable();
    const chart = forced.debugElement.children[0]!.injector.get(UndrawnChart);
    const colours = (drawing: UndrawnChart) =>
      new Set(drawing.data().datasets.map(({ borderColor }) => borderColor)).size;
    // The theme's are none here: no custom property has a value.
    expect([colours(chart), colours(drawn)]).toEqual([2, 1]);
  });

  it('keeps its series apart by more than colour, and is hidden from those who cannot see it', () => {
    const [customers, cost] = drawn.data().datasets as { borderDash: number[]; pointStyle: string }[];
    expect(customers?.borderDash).not.toEqual(cost?.borderDash);
    expect(customers?.pointStyle).not.toBe(cost?.pointStyle);
    expect(drawn.options().plugins?.legend?.display).toBe(true);
    expect((fixture.nativeElement as HTMLElement).querySelector('canvas')?.getAttribute('aria-hidden')).toBe(
      'true',
    );
  });

  it('lies on its side where names are long, which are cut, and whole when pointed at', async () => {
    const name = 'Which payment methods do you accept for yearly plans?';
    fixture.componentRef.setInput('chart', {
      kind: 'rows',
      labels: [name],
      series: [{ name: 'Used', values: [3], links: [LINKS[0]] }],
    });
    await fixture.whenStable();
    expect(drawn.type()).toBe('bar');
    const { indexAxis, scales, plugins } = drawn.options();
    expect(indexAxis).toBe('y');
    const ctx = {
      save: () => 0,
      restore: () => 0,
      measureText: (text: string) => ({ width: text.length * 6 }),
    };
    const scale = { chart: { ctx, width: 300 }, getLabelForValue: () => name };
    const shown = (scales?.['y']?.ticks?.callback as (value: number) => string).call(scale, 0);
    expect(shown).toBe('Which payment methods…');
    const title = plugins?.tooltip?.callbacks?.title as (items: { dataIndex: number }[]) => string[];
    expect(title([{ dataIndex: 0 }])).toEqual(['Which payment methods do you', 'accept for yearly plans?']);
    click({ datasetIndex: 0, index: 0 });
    expect(chosen).toEqual([LINKS[0]]);
  });

  it('tells where what was clicked at leads, and nothing beside it', () => {
    click({ datasetIndex: 0, index: 1 });
    click({ datasetIndex: 1, index: 0 });
    click(null);
    expect(chosen).toEqual([LINKS[1]]);
  });
});
