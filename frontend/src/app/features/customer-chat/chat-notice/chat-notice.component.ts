import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { ConversationView, Rating } from '@switchboard/contracts';
import { RatingCardComponent } from '../rating-card/rating-card.component';
import { WaitingLineComponent } from '../waiting-line/waiting-line.component';

/** What a customer is told, or asked, above the composer when the conversation is not simply going on. */
@Component({
  selector: 'sb-chat-notice',
  imports: [RatingCardComponent, WaitingLineComponent],
  template: `
    @if (isWaiting()) {
      <sb-waiting-line [conversationId]="conversation()._id" />
    } @else if (asksRating()) {
      <sb-rating-card
        [conversationId]="conversation()._id"
        [rating]="conversation().rating"
        (rated)="keep($event)"
      />
    }
  `,
  styles: `
    :host {
      container-type: inline-size;
      display: block;
      flex: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChatNoticeComponent {
  readonly conversation = input.required<ConversationView>();
  readonly rated = output<Rating>();
  /** The one that was rated on this visit: whoever has just done it may change their mind. */
  private readonly justRated = signal<string | null>(null);

  protected readonly isWaiting = computed(() => {
    const { status, isAgentInvolved } = this.conversation();
    return status === 'escalated' && !isAgentInvolved;
  });
  protected readonly asksRating = computed(() => {
    const { _id, status, rating } = this.conversation();
    return status === 'resolved' && (rating === null || _id === this.justRated());
  });

  protected keep(rating: Rating): void {
    this.justRated.set(this.conversation()._id);
    this.rated.emit(rating);
  }
}
