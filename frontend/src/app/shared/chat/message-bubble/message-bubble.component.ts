import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Citation, FeedbackRating } from '@switchboard/contracts';
import { AvatarComponent } from '../../ui/avatar/avatar.component';
import { MarkdownComponent } from '../../ui/markdown/markdown.component';
import { SentimentComponent } from '../../ui/sentiment/sentiment.component';
import { TimeComponent } from '../../ui/time/time.component';
import { exactTime } from '../../ui/time/time-words';
import { AnswerDetailsComponent } from '../answer-details/answer-details.component';
import { AnswerFootComponent } from '../answer-foot/answer-foot.component';
import type { ChatItem } from '../chat-item';
import type { MessageAction } from '../message-actions/message-actions';
import { QuickActionsComponent } from '../message-actions/quick-actions.component';
import { NoteTextComponent } from '../note-text/note-text.component';
import { LinkedTextComponent } from '../linked-text/linked-text.component';
import { ReceiptTicksComponent, type TickState } from '../receipt-ticks/receipt-ticks.component';
import { type PeerMarks, receiptOf } from '../receipts';
import { HoldSizeDirective } from './hold-size.directive';

/** One message: who said it, what, and how it fares. */
@Component({
  selector: 'sb-message-bubble',
  imports: [
    AnswerDetailsComponent,
    AnswerFootComponent,
    AvatarComponent,
    HoldSizeDirective,
    LinkedTextComponent,
    MarkdownComponent,
    MatButton,
    MatIcon,
    NoteTextComponent,
    QuickActionsComponent,
    ReceiptTicksComponent,
    SentimentComponent,
    TimeComponent,
    TranslocoDirective,
  ],
  templateUrl: './message-bubble.component.html',
  styleUrl: './message-bubble.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    '[class.mine]': 'item().isMine',
    '[class.internal]': 'isInternal()',
    '[class.blocked]': 'isBlocked()',
    '[class.failed]': "item().state === 'failed'",
    '[class.starts-group]': 'startsGroup()',
    '[attr.data-message]': 'item().key',
    '(mouseenter)': 'isPointedAt.set(true)',
  },
})
export class MessageBubbleComponent {
  readonly item = input.required<ChatItem>();
  readonly marks = input.required<PeerMarks>();
  readonly startsGroup = input(true);
  readonly endsGroup = input(true);
  readonly isForStaff = input(false);
  /** A person is here already, or on the way. */
  readonly isWithPeople = input(false);

  /** Its button for what can be done with it can be reached by Tab. */
  readonly isReachable = input(false);

  readonly openCitation = output<Citation>();
  readonly retry = output<string>();
  readonly discard = output<string>();
  /** The words are wanted in the composer again. */
  readonly reuse = output<string>();
  readonly askPerson = output();
  /** The question whose answer failed shall be answered after all. */
  readonly askAgain = output();
  readonly rate = output<FeedbackRating>();
  readonly acted = output<MessageAction>();
  /** Gives the button at which the menu shall open. */
  readonly menuWanted = output<HTMLElement>();

  protected readonly isPointedAt = signal(false);
  protected readonly hasActions = computed(() => this.item().state === 'stored' && !this.isBlocked());
  protected readonly detailsAreOpen = signal(false);
  protected readonly isInternal = computed(() => this.item().visibility === 'internal');
  protected readonly isBlocked = computed(() => this.item().moderation === 'blocked');
  protected readonly isStreaming = computed(() => this.item().state === 'streaming');
  protected readonly isChecked = computed(() => {
    const { state, moderation, senderType } = this.item();
    return state === 'stored' && moderation === 'pending' && senderType === 'user';
  });
  protected readonly exact = computed(() => exactTime(new Date(this.item().createdAt)));
  protected readonly tick = computed<TickState>(() => {
    const { state, seq } = this.item();
    if (state === 'failed' || this.isBlocked()) return 'failed';
    return seq === null ? 'waiting' : receiptOf(seq, this.marks());
  });
  /** Begun answers count: what stands under the whole one has its place from the start. */
  protected readonly isAnswer = computed(() => this.item().senderType === 'ai' && !this.isBlocked());
  /** What passed and is marked for review; a customer is not told. */
  protected readonly reviewFlags = computed(() =>
    this.isForStaff() && !this.isBlocked() ? this.item().flags : [],
  );
  /** The key of the sentence that says why it was not sent. */
  protected readonly problem = computed(() => `send.problem.${this.item().error?.code ?? 'UNEXPECTED'}`);

  protected retrySending(): void {
    this.retry.emit(this.item().clientMessageId ?? '');
  }

  protected discardUnsent(): void {
    this.discard.emit(this.item().clientMessageId ?? '');
  }
}
