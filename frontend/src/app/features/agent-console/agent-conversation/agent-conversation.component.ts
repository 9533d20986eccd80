import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { StaffConversationView } from '@switchboard/contracts';
import { SessionStore } from '../../../core/auth/session.store';
import { Toaster } from '../../../core/toasts/toaster';
import type { ConversationAction } from '../../../shared/chat/chat.api';
import { ChatStore } from '../../../shared/chat/chat.store';
import { ChatThreadComponent } from '../../../shared/chat/chat-thread/chat-thread.component';
import { ConversationListStore } from '../../../shared/chat/conversation-list.store';
import { OPEN_CONVERSATION_PROVIDERS, openConversation } from '../../../shared/chat/open-conversation';
import { SentimentComponent } from '../../../shared/ui/sentiment/sentiment.component';

/** A customer's conversation as the desk sees it: looked on at first, taken over by joining or by writing. */
@Component({
  selector: 'sb-agent-conversation',
  imports: [
    ChatThreadComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    RouterLink,
    SentimentComponent,
    TranslocoDirective,
  ],
  providers: OPEN_CONVERSATION_PROVIDERS,
  templateUrl: './agent-conversation.component.html',
  styleUrl: './agent-conversation.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown.escape)': 'leave()' },
})
export class AgentConversationComponent {
  private readonly list = inject(ConversationListStore);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  protected readonly chat = inject(ChatStore);

  readonly id = input.required<string>();

  protected readonly conversation = openConversation(this.id);
  protected readonly isMine = computed(() => {
    const conversation = this.conversation();
    const me = this.session.user()?._id;
    if (!conversation?.isAgentInvolved) return false;
    return (
      conversation.assignedAgent?._id === me || conversation.participants.some(({ user }) => user === me)
    );
  });
  protected readonly escalation = computed<StaffConversationView['escalation']>(() => {
    const conversation = this.conversation() as StaffConversationView | null;
    return conversation?.status === 'escalated' ? conversation.escalation : null;
  });

  protected async act(action: ConversationAction): Promise<void> {
    try {
      await this.chat.act(action);
      const conversation = this.chat.conversation();
      if (conversation) this.list.put(conversation);
    } catch (cause) {
      this.toaster.showError(cause);
    }
  }

  protected async letAssistantAnswer(): Promise<void> {
    try {
      await this.chat.askAssistant();
      this.toaster.show('agent.assistantAsked');
    } catch (cause) {
      this.toaster.showError(cause);
    }
  }

  protected leave(): void {
    if (matchMedia('(width < 600px)').matches) void this.router.navigate(['/inbox']);
  }
}
