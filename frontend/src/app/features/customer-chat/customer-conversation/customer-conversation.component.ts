import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  type Signal,
  computed,
  effect,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ConversationView } from '@switchboard/contracts';
import { Toaster } from '../../../core/toasts/toaster';
import { ChatStore } from '../../../shared/chat/chat.store';
import { ChatThreadComponent } from '../../../shared/chat/chat-thread/chat-thread.component';
import { ConversationListStore } from '../../../shared/chat/conversation-list.store';
import { OPEN_CONVERSATION_PROVIDERS, openConversation } from '../../../shared/chat/open-conversation';
import { SentimentComponent } from '../../../shared/ui/sentiment/sentiment.component';
import { ChatNoticeComponent } from '../chat-notice/chat-notice.component';
import { openConversationDetails } from '../conversation-details/open-conversation-details';

/** One of the customer's conversations. */
@Component({
  selector: 'sb-customer-conversation',
  imports: [
    ChatNoticeComponent,
    ChatThreadComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    RouterLink,
    SentimentComponent,
    TranslocoDirective,
  ],
  providers: OPEN_CONVERSATION_PROVIDERS,
  templateUrl: './customer-conversation.component.html',
  styleUrl: './customer-conversation.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown.escape)': 'leave()' },
})
export class CustomerConversationComponent {
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  private readonly thread = viewChild.required(ChatThreadComponent);
  protected readonly chat = inject(ChatStore);

  readonly id = input.required<string>();

  protected readonly conversation = openConversation(this.id, inject(ConversationListStore));
  protected readonly canAskPerson = computed(() => {
    const conversation = this.conversation();
    return conversation !== null && conversation.status !== 'escalated' && !conversation.isAgentInvolved;
  });
  constructor() {
    effect(() => {
      const isReady = this.chat.loadState() === 'ready';
      const isPhone = matchMedia('(width < 600px)').matches;
      if (isReady && !isPhone) setTimeout(() => this.thread().focusComposer());
    });
  }

  protected askPerson(): void {
    this.chat.act('escalate').catch((cause: unknown) => this.toaster.showError(cause));
  }

  protected showDetails(): void {
    if (!this.conversation()) return;
    const conversation = this.conversation as Signal<ConversationView>;
    void openConversationDetails(this.injector, {
      conversation,
      rated: (rating) => this.chat.noteRating(rating),
    });
  }

  protected leave(): void {
    if (matchMedia('(width < 600px)').matches) void this.router.navigate(['/chat']);
  }
}
