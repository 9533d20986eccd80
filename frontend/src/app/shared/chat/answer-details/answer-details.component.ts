import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MessageMetadata } from '@switchboard/contracts';
import { CostComponent } from '../../ui/cost/cost.component';
import { durationText, numberText } from '../../ui/figures/figures';

/** How an answer came about, for staff who ask. What nobody measured is not shown. */
@Component({
  selector: 'sb-answer-details',
  imports: [CostComponent, TranslocoDirective],
  templateUrl: './answer-details.component.html',
  styleUrl: './answer-details.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnswerDetailsComponent {
  readonly metadata = input.required<MessageMetadata>();

  protected readonly isEmbedded = computed(() => this.metadata().provider === 'embedded');
  protected readonly tokens = computed(() => {
    const { promptTokens, completionTokens, tokensUsed } = this.metadata();
    if (tokensUsed === undefined) return null;
    return {
      total: numberText(tokensUsed),
      prompt: numberText(promptTokens ?? 0),
      completion: numberText(completionTokens ?? 0),
    };
  });
  protected readonly firstToken = computed(() => durationText(this.metadata().timeToFirstToken));
  protected readonly total = computed(() => durationText(this.metadata().processingTime));
}
