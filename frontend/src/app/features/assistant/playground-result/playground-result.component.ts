import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Playground } from '@switchboard/contracts';
import { durationText, numberText, percentText, scoreText } from '../../../shared/ui/figures/figures';
import { ProviderAnswerComponent } from '../provider-answer/provider-answer.component';

/** What was made of a message, what each provider says to it, and what a language model was told. */
@Component({
  selector: 'sb-playground-result',
  imports: [MatIcon, ProviderAnswerComponent, TranslocoDirective],
  templateUrl: './playground-result.component.html',
  styleUrl: './playground-result.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlaygroundResultComponent {
  readonly result = input.required<Playground>();

  protected readonly percent = percentText;
  protected readonly duration = durationText;
  protected readonly score = scoreText;
  protected readonly number = numberText;
  protected readonly promptTokens = computed(() =>
    numberText(this.result().prompt.reduce((sum, { tokens }) => sum + tokens, 0)),
  );
}
