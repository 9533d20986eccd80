import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { provideRouter } from '@angular/router';
import download from '@material-symbols/svg-400/outlined/download.svg';
import type { AnalyticsTable } from '@switchboard/contracts';
import english from '../../../../assets/i18n/analytics/en.json';
import { provideTestBasics } from '../../../../testing/texts';
import { provideFeature } from '../../../core/feature/feature.providers';
import { behind, countCell } from '../cards/behind';
import type { Card } from '../cards/card';
import { FigureCardComponent } from './figure-card.component';

const STRETCH = { from: '2026-03-01', to: '2026-03-08' };
const CARD: Card = {
  id: 'reports',
  title: 'Reports',
  file: 'reports',
  figures: [{ name: 'Filed', value: '5', before: '2', link: behind(STRETCH, 'reports') }],
  chart: { kind: 'bar', labels: ['Waiting'], series: [{ name: 'Reports', values: [5] }] },
  head: ['Status', 'Number'],
  rows: [
    [{ text: 'Waiting' }, countCell(5, behind(STRETCH, 'report_status', 'pending'))],
    [{ text: 'Dismissed' }, countCell(0, behind(STRETCH, 'report_status', 'dismissed'))],
  ],
};

describe('FigureCardComponent', () => {
  let fixture: ComponentFixture<FigureCardComponent>;
  let loader: HarnessLoader;
  const element = () => fixture.nativeElement as HTMLElement;
  const names = (selector: string) =>
    [...element().querySelectorAll(selector)].map((link) => link.getAttribute('aria-label'));

  beforeEach(async () => {
    TestBed.configureTestingModule({
      imports: [FigureCardComponent],
      // Charts are drawn where there is a canvas.
      deferBlockBehavior: DeferBlockBehavior.Manual,
      providers: [
        provideTestBasics(),
        provideRouter([]),
        provideFeature({ texts: english, icons: { download } }),
      ],
    });
    // What comes later makes it be put together later.
    await TestBed.compileComponents();
    fixture = TestBed.createComponent(FigureCardComponent);
    fixture.componentRef.setInput('card', CARD);
    loader = TestbedHarnessEnvironment.loader(fixture);
    await fixture.whenStable();
  });

  it('names its links by what they are about, and has none for nothing', async () => {
    expect(names('dl a')).toEqual(['Filed: 5, what it is made of']);
    expect(element().querySelector('.before')?.textContent?.trim()).toBe('before: 2');
    // To the eye it is not there yet, and neither are its links for the Tab key.
    expect(names('table a')).toEqual([]);
    const table = await loader.getHarness(MatButtonHarness.with({ text: 'Table' }));
    await table.click();
    expect(await (await table.host()).getAttribute('aria-expanded')).toBe('true');
    expect(names('table a')).toEqual(['Waiting, Number: 5']);
    expect(element().querySelector('table a')?.getAttribute('href')).toBe(
      '/analytics/drill-down?figure=report_status&of=pending&since=2026-03-01&until=2026-03-08',
    );
    await table.click();
    expect(element().querySelector('.table')?.classList).toContain('sb-visually-hidden');
  });

  it('has the first rows of a long table, and all when somebody asks for them', async () => {
    const rows = Array.from({ length: 34 }, (_, place) => [
      { text: `Question ${place}` },
      { text: 'Product' },
    ]);
    fixture.componentRef.setInput('card', { ...CARD, rows });
    await fixture.whenStable();
    const shown = () => element().querySelectorAll('tbody tr').length;
    // For those who do not see the chart there is all of it.
    expect(shown()).toBe(34);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Table' }))).click();
    expect(shown()).toBe(10);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Show all 34' }))).click();
    expect(shown()).toBe(34);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Show fewer' }))).click();
    expect(shown()).toBe(10);
  });

  it('is as high as its rows need, and says so when there are none', async () => {
    const height = () => element().querySelector<HTMLElement>('.chart')?.style.blockSize;
    expect(height()).toBe('');
    const inRows = (labels: string[]) => ({
      ...CARD,
      chart: { kind: 'rows', labels, series: [{ name: 'Used', values: labels.map(() => 1) }] },
    });
    fixture.componentRef.setInput('card', inRows(['One', 'Two']));
    await fixture.whenStable();
    const two = parseInt(height() ?? '', 10);
    fixture.componentRef.setInput('card', inRows(['One', 'Two', 'Three', 'Four']));
    await fixture.whenStable();
    expect(parseInt(height() ?? '', 10) - two).toBeGreaterThanOrEqual(2 * 24);
    fixture.componentRef.setInput('card', inRows([]));
    await fixture.whenStable();
    expect(element().querySelector('.chart')).toBeNull();
    expect(element().querySelector('.note')?.textContent).toBe('Nothing in this range.');
  });

  it('asks for its file', async () => {
    const asked: AnalyticsTable[] = [];
    fixture.componentInstance.export.subscribe((table) => asked.push(table));
    await (await loader.getHarness(MatButtonHarness.with({ text: /CSV/ }))).click();
    expect(asked).toEqual(['reports']);
  });

  it('says so when there was nothing', async () => {
    fixture.componentRef.setInput('card', { ...CARD, chart: undefined, rows: [] });
    await fixture.whenStable();
    expect(element().textContent).toContain('Nothing in this range.');
  });
});
