import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { AgentFigures } from '@switchboard/contracts';
import { numberText, percentText, spanText } from '../../../shared/ui/figures/figures';

/** A figure with its name and what it means; without a value when there is nothing to count yet. */
interface Figure {
  readonly name: string;
  readonly value: string | null;
  readonly meaning: string;
}

/** How one's own work went: figures in a row, each with what it means. */
@Component({
  selector: 'sb-own-figures',
  imports: [TranslocoDirective],
  templateUrl: './own-figures.component.html',
  styleUrl: './own-figures.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OwnFiguresComponent {
  private readonly transloco = inject(TranslocoService);
  /** null until they are here. */
  readonly figures = input.required<AgentFigures | null>();

  protected readonly shown = computed(() => this.describe(this.figures()));

  private describe(figures: AgentFigures | null): Figure[] {
    const of = <Value>(value: Value | null | undefined, write: (value: Value) => string) =>
      value === null || value === undefined ? null : write(value);
    return [
      this.figure('handled', figures && numberText(figures.handled)),
      this.figure('firstResponse', of(figures?.firstResponseTime, spanText)),
      this.figure('resolution', of(figures?.resolutionTime, spanText)),
      this.figure('resolutionRate', of(figures?.resolutionRate, percentText), {
        resolved: numberText(figures?.resolved ?? 0),
        handled: numberText(figures?.handled ?? 0),
      }),
      this.rating(figures),
      this.figure('reopened', of(figures?.reopenRate, percentText)),
    ];
  }

  private figure(key: string, value: string | null, params?: Record<string, string>): Figure {
    return {
      name: this.transloco.translate(`figures.${key}`),
      value,
      meaning: this.transloco.translate(`figures.${key}Text`, params),
    };
  }

  private rating(figures: AgentFigures | null): Figure {
    const { averageRating: average, ratings: count } = figures ?? { averageRating: null, ratings: 0 };
    const suffix = count === 0 ? 'None' : count === 1 ? 'One' : '';
    return {
      name: this.transloco.translate('figures.rating'),
      value:
        average === null
          ? null
          : this.transloco.translate('figures.ratingOf', {
              average: average.toLocaleString(undefined, { maximumFractionDigits: 1 }),
            }),
      meaning: this.transloco.translate(`figures.ratingText${suffix}`, { count: numberText(count) }),
    };
  }
}
