import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import english from '../../../../assets/i18n/analytics/en.json';
import { provideTestBasics } from '../../../../testing/texts';
import { behindCell } from '../cards/behind';
import { HeatMapComponent } from './heat-map.component';

const HEAT = Array.from({ length: 7 }, (_, day) => Array.from({ length: 24 }, (_, hour) => day * 24 + hour));

describe('HeatMapComponent', () => {
  let fixture: ComponentFixture<HeatMapComponent>;
  const cells = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('td')];
  const links = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('a')];

  beforeEach(() => {
    vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
    TestBed.configureTestingModule({ providers: [provideTestBasics(), provideRouter([])] });
    TestBed.inject(TranslocoService).setTranslation(english, 'en');
    fixture = TestBed.createComponent(HeatMapComponent);
    fixture.componentRef.setInput('heat', HEAT);
    fixture.componentRef.setInput('name', 'When customers write');
  });

  afterEach(() => vi.unstubAllGlobals());

  it('shows each hour of each weekday, the darker the more there was', async () => {
    await fixture.whenStable();
    expect(cells()).toHaveLength(168);
    expect(links()).toEqual([]);
    expect(cells()[25]?.textContent?.trim()).toBe('25');
    expect(cells()[167]?.style.getPropertyValue('--share')).toBe('1');
    expect(cells()[0]?.classList).not.toContain('is-strong');
  });

  it('leads to what a cell is made of: one stop of the Tab key, with arrows among them', async () => {
    const stretch = { from: '2026-03-01', to: '2026-03-08' };
    fixture.componentRef.setInput('linkOf', (day: number, hour: number) => behindCell(stretch, day, hour));
    await fixture.whenStable();
    expect(links()).toHaveLength(168);
    const stops = () => links().flatMap((link, place) => (link.tabIndex === 0 ? [place] : []));
    expect(stops()).toEqual([0]);
    expect(links()[25]?.getAttribute('aria-label')).toBe('Tue, 1: 25');
    expect(links()[25]?.getAttribute('href')).toContain('weekday=2&hour=1');

    links()[0]?.focus();
    const press = async (key: string) => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await fixture.whenStable();
    };
    await press('ArrowDown');
    await press('ArrowRight');
    expect(document.activeElement).toBe(links()[25]);
    expect(stops()).toEqual([25]);
    await press('ArrowLeft');
    await press('ArrowLeft');
    expect(document.activeElement).toBe(links()[24]);
  });
});
