import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Sentiment, SentimentTrend } from '@switchboard/contracts';
import { SentimentComponent } from '../../../shared/ui/sentiment/sentiment.component';

const ICONS: Readonly<Record<SentimentTrend, string | null>> = {
  improving: 'trend-up',
  steady: null,
  worsening: 'trend-down',
};

/** A customer's mood, and where it is going. */
@Component({
  selector: 'sb-mood',
  imports: [MatIcon, SentimentComponent, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'console.trend'">
      <sb-sentiment [sentiment]="sentiment()" />
      @if (icon(); as icon) {
        <mat-icon [svgIcon]="icon" [class]="trend()" [title]="t(trend())" />
        <span class="sb-visually-hidden">{{ t(trend()) }}</span>
      }
    </ng-container>
  `,
  styles: `
    :host {
      position: relative;
      display: inline-flex;
      flex: none;
      align-items: center;
      gap: 3px;
    }

    mat-icon {
      inline-size: 16px;
      block-size: 16px;
    }

    .improving {
      color: var(--sb-positive);
    }

    .worsening {
      color: var(--sb-frustrated);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MoodComponent {
  readonly sentiment = input.required<Sentiment>();
  readonly trend = input.required<SentimentTrend>();

  protected readonly icon = computed(() => ICONS[this.trend()]);
}
