import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ConversationStatistics, SENTIMENTS } from '@switchboard/contracts';
import { TimeComponent } from '../../../shared/ui/time/time.component';

/** In units of the drawing, which is as wide as its place. */
const WIDTH = 360;
const ROW = 26;
const LEFT = 84;
const RIGHT = 352;

/** How a customer's mood went, message by message; for screen readers as a table. */
@Component({
  selector: 'sb-sentiment-chart',
  imports: [TimeComponent, TranslocoDirective],
  templateUrl: './sentiment-chart.component.html',
  styleUrl: './sentiment-chart.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SentimentChartComponent {
  readonly sentiments = input.required<ConversationStatistics['sentiments']>();

  protected readonly width = WIDTH;
  protected readonly height = ROW * SENTIMENTS.length;
  protected readonly left = LEFT;
  protected readonly right = RIGHT;
  protected readonly levels = SENTIMENTS.map((sentiment, level) => ({ sentiment, y: ROW * (level + 0.5) }));
  protected readonly points = computed(() => {
    const sentiments = this.sentiments();
    const step = (RIGHT - LEFT - 16) / Math.max(1, sentiments.length - 1);
    return sentiments.map(({ seq, at, sentiment }, index) => ({
      seq,
      at,
      sentiment,
      x: LEFT + 8 + step * index,
      y: ROW * (SENTIMENTS.indexOf(sentiment) + 0.5),
    }));
  });
  protected readonly line = computed(() =>
    this.points()
      .map(({ x, y }) => `${x.toFixed(1)},${y}`)
      .join(' '),
  );
  /** Many points would run into one another. */
  protected readonly radius = computed(() => (this.points().length > 40 ? 2 : 4));
}
