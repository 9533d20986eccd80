import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ProviderAnswer, TokenFigures } from '@switchboard/contracts';
import { CostComponent } from '../../../shared/ui/cost/cost.component';
import { durationText, numberText, scoreText } from '../../../shared/ui/figures/figures';

/** What one provider says, what it rests on, and what it took. */
@Component({
  selector: 'sb-provider-answer',
  imports: [CostComponent, MatIcon, TranslocoDirective],
  templateUrl: './provider-answer.component.html',
  styleUrl: './provider-answer.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProviderAnswerComponent {
  readonly answer = input.required<ProviderAnswer>();

  protected readonly duration = durationText;
  protected readonly score = scoreText;
  protected readonly tokens = computed(() => {
    const { usage } = this.answer();
    return usage && tokenWords(usage);
  });
}

function tokenWords({ promptTokens, completionTokens, totalTokens }: TokenFigures) {
  return {
    total: numberText(totalTokens),
    prompt: numberText(promptTokens),
    completion: numberText(completionTokens),
  };
}
