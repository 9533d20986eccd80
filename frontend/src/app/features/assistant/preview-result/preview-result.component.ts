import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Preview } from '@switchboard/contracts';
import { CostComponent } from '../../../shared/ui/cost/cost.component';
import { durationText, numberText, percentText } from '../../../shared/ui/figures/figures';

/** What the assistant would say, why, and at what cost. */
@Component({
  selector: 'sb-preview-result',
  imports: [CostComponent, MatIcon, TranslocoDirective],
  templateUrl: './preview-result.component.html',
  styleUrl: './preview-result.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PreviewResultComponent {
  readonly preview = input.required<Preview>();

  protected readonly percent = (share: number) => percentText(share);
  protected readonly duration = (ms: number) => durationText(ms);
  protected readonly tokens = computed(() => {
    const { promptTokens, completionTokens, totalTokens } = this.preview().usage;
    return {
      total: numberText(totalTokens),
      prompt: numberText(promptTokens),
      completion: numberText(completionTokens),
    };
  });

  protected score(score: number): string {
    return score.toLocaleString(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }
}
