import { TestBed } from '@angular/core/testing';
import { SENTIMENTS, type Sentiment } from '@switchboard/contracts';
import { provideTestBasics } from '../../../../testing/texts';
import { registerFeature } from '../../../core/feature/feature.providers';
import { PORTAL_WORDS } from '../portal-words';
import { SentimentChartComponent } from './sentiment-chart.component';

describe('SentimentChartComponent', () => {
  async function show(sentiments: Sentiment[]): Promise<HTMLElement> {
    TestBed.configureTestingModule({ providers: [provideTestBasics()] });
    TestBed.runInInjectionContext(() => registerFeature(PORTAL_WORDS));
    const fixture = TestBed.createComponent(SentimentChartComponent);
    fixture.componentRef.setInput(
      'sentiments',
      sentiments.map((sentiment, index) => ({
        seq: index * 2 + 1,
        at: `2026-03-01T10:0${index % 10}:00.000Z`,
        sentiment,
      })),
    );
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('draws the moods in order, the better the higher', async () => {
    const element = await show([...SENTIMENTS].reverse());
    const circles = [...element.querySelectorAll('circle')];
    const at = (name: string) => circles.map((circle) => Number(circle.getAttribute(name)));
    expect(circles.map((circle) => circle.getAttribute('class'))).toEqual([...SENTIMENTS].reverse());
    expect(at('cx')).toEqual(at('cx').toSorted((a, b) => a - b));
    expect(at('cy')).toEqual(at('cy').toSorted((a, b) => b - a));
    expect(element.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });

  it('says the same as a table', async () => {
    const element = await show(['neutral', 'frustrated', 'positive']);
    expect(element.querySelector('caption')?.textContent?.trim()).toBe(
      'Mood of your 3 messages, from neutral to positive',
    );
    expect([...element.querySelectorAll('tbody td:last-child')].map((cell) => cell.textContent)).toEqual([
      'neutral',
      'frustrated',
      'positive',
    ]);
  });

  it('stays in its frame with one message and with two hundred', async () => {
    const xs = (element: HTMLElement) =>
      [...element.querySelectorAll('circle')].map((circle) => Number(circle.getAttribute('cx')));
    expect(xs(await show(['neutral']))).toHaveLength(1);
    TestBed.resetTestingModule();
    const many = xs(await show(Array.from({ length: 200 }, () => 'negative' as const)));
    expect(Math.max(...many)).toBeLessThanOrEqual(352);
  });

  it('says so when nothing is known', async () => {
    const element = await show([]);
    expect(element.querySelector('svg')).toBeNull();
    expect(element.textContent).toContain('The mood shows once you have written something.');
  });
});
