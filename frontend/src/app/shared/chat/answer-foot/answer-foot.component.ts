import { ChangeDetectionStrategy, Component, input, model, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import { FEEDBACK_RATINGS, type FeedbackRating } from '@switchboard/contracts';
import type { ChatItem } from '../chat-item';

/**
 * The line under an answer: the customer's thumbs, or what staff may know. It keeps its place while the answer is being
 * written, so that nothing moves when it is whole.
 */
@Component({
  selector: 'sb-answer-foot',
  imports: [MatIcon, TranslocoDirective],
  templateUrl: './answer-foot.component.html',
  styleUrl: './answer-foot.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnswerFootComponent {
  readonly item = input.required<ChatItem>();
  readonly isForStaff = input(false);
  readonly detailsAreOpen = model(false);
  readonly rate = output<FeedbackRating>();

  protected readonly ratings = FEEDBACK_RATINGS;

  protected toggleDetails(): void {
    this.detailsAreOpen.update((areOpen) => !areOpen);
  }
}
