import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Citation } from '@switchboard/contracts';
import { AvatarComponent } from '../../ui/avatar/avatar.component';
import { SentimentComponent } from '../../ui/sentiment/sentiment.component';
import { TimeComponent } from '../../ui/time/time.component';
import { exactTime } from '../../ui/time/time-words';
import type { ChatItem } from '../chat-item';
import { LinkedTextComponent } from '../linked-text/linked-text.component';
import { ReceiptTicksComponent, type TickState } from '../receipt-ticks/receipt-ticks.component';
import { type PeerMarks, receiptOf } from '../receipts';

/** One message: who said it, what, and how it fares. */
@Component({
  selector: 'sb-message-bubble',
  imports: [
    AvatarComponent,
    LinkedTextComponent,
    MatButton,
    MatIcon,
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
  },
})
export class MessageBubbleComponent {
  readonly item = input.required<ChatItem>();
  readonly marks = input.required<PeerMarks>();
  readonly startsGroup = input(true);
  readonly endsGroup = input(true);

  readonly openCitation = output<Citation>();
  readonly retry = output<string>();
  readonly discard = output<string>();
  /** The words are wanted in the composer again. */
  readonly reuse = output<string>();
  readonly askPerson = output();

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
  protected readonly flags = computed(() => this.item().flags.map((flag) => `moderation.flag.${flag}`));
  /** The key of the sentence that says why it was not sent. */
  protected readonly problem = computed(() => `send.problem.${this.item().error?.code ?? 'UNEXPECTED'}`);

  protected retrySending(): void {
    this.retry.emit(this.item().clientMessageId ?? '');
  }

  protected discardUnsent(): void {
    this.discard.emit(this.item().clientMessageId ?? '');
  }
}
