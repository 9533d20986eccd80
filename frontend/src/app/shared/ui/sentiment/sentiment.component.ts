import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Sentiment } from '@switchboard/contracts';

/** A mood as a small mark: a colour, a shape of its own, and a word for those who see neither. */
@Component({
  selector: 'sb-sentiment',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <span
        class="mark"
        [class]="sentiment()"
        [title]="t('sentiment.' + sentiment())"
        aria-hidden="true"
      ></span>
      <span class="sb-visually-hidden">{{
        t('sentiment.label', { sentiment: t('sentiment.' + sentiment()) })
      }}</span>
    </ng-container>
  `,
  styleUrl: './sentiment.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SentimentComponent {
  readonly sentiment = input.required<Sentiment>();
}
