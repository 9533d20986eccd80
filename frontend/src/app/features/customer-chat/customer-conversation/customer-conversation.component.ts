import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Toaster } from '../../../core/toasts/toaster';
import { ChatStore } from '../../../shared/chat/chat.store';
import { ChatSync } from '../../../shared/chat/chat-sync';
import { ChatThreadComponent } from '../../../shared/chat/chat-thread/chat-thread.component';
import { ConversationListStore } from '../../../shared/chat/conversation-list.store';
import { ReceiptSender } from '../../../shared/chat/receipt-sender';
import { TypingStore } from '../../../shared/chat/typing.store';
import { SentimentComponent } from '../../../shared/ui/sentiment/sentiment.component';

/** One of the customer's conversations. */
@Component({
  selector: 'sb-customer-conversation',
  imports: [
    ChatThreadComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    RouterLink,
    SentimentComponent,
    TranslocoDirective,
  ],
  providers: [TypingStore, ReceiptSender, ChatStore, ChatSync],
  templateUrl: './customer-conversation.component.html',
  styleUrl: './customer-conversation.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown.escape)': 'leave()' },
})
export class CustomerConversationComponent {
  private readonly list = inject(ConversationListStore);
  private readonly router = inject(Router);
  private readonly sync = inject(ChatSync);
  private readonly toaster = inject(Toaster);
  private readonly thread = viewChild.required(ChatThreadComponent);
  protected readonly chat = inject(ChatStore);

  readonly id = input.required<string>();

  /** Until the conversation itself is here, what the list knows of it. */
  protected readonly conversation = computed(
    () => this.chat.conversation() ?? this.list.conversations().find(({ _id }) => _id === this.id()) ?? null,
  );
  protected readonly canAskPerson = computed(() => {
    const conversation = this.conversation();
    return conversation !== null && conversation.status !== 'escalated' && !conversation.isAgentInvolved;
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => {
        this.sync.open(id);
        this.list.setOpen(id);
      });
    });
    effect(() => {
      if (this.chat.isReadToEnd()) this.list.clearUnread(this.id());
    });
    effect(() => {
      const isReady = this.chat.loadState() === 'ready';
      const isPhone = matchMedia('(width < 600px)').matches;
      if (isReady && !isPhone) setTimeout(() => this.thread().focusComposer());
    });
    inject(DestroyRef).onDestroy(() => this.list.setOpen(null));
  }

  protected askPerson(): void {
    this.chat.act('escalate').catch((cause: unknown) => this.toaster.showError(cause));
  }

  protected leave(): void {
    if (matchMedia('(width < 600px)').matches) void this.router.navigate(['/chat']);
  }
}
