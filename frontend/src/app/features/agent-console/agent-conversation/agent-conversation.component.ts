import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  computed,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { StaffConversationView } from '@switchboard/contracts';
import { SessionStore } from '../../../core/auth/session.store';
import { mediaQuery } from '../../../core/layout/media-query';
import { Toaster } from '../../../core/toasts/toaster';
import type { ConversationAction } from '../../../shared/chat/chat.api';
import { ChatStore } from '../../../shared/chat/chat.store';
import { ChatThreadComponent } from '../../../shared/chat/chat-thread/chat-thread.component';
import { ConversationListStore } from '../../../shared/chat/conversation-list.store';
import { OPEN_CONVERSATION_PROVIDERS, openConversation } from '../../../shared/chat/open-conversation';
import { SentimentComponent } from '../../../shared/ui/sentiment/sentiment.component';
import { AssistPanelComponent } from '../assist-panel/assist-panel.component';
import { openFaqDraft } from '../faq-draft-dialog/open-faq-draft';
import { HelpStore } from '../help.store';

/** A customer's conversation as the desk sees it: looked on at first, taken over by joining or by writing. */
@Component({
  selector: 'sb-agent-conversation',
  imports: [
    AssistPanelComponent,
    ChatThreadComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    MatTooltip,
    RouterLink,
    SentimentComponent,
    TranslocoDirective,
  ],
  providers: [OPEN_CONVERSATION_PROVIDERS, HelpStore],
  templateUrl: './agent-conversation.component.html',
  styleUrl: './agent-conversation.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown.escape)': 'leave()', '(document:keydown)': 'chooseSuggestion($event)' },
})
export class AgentConversationComponent {
  private readonly help = inject(HelpStore);
  private readonly injector = inject(Injector);
  private readonly list = inject(ConversationListStore);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly thread = viewChild.required(ChatThreadComponent);
  protected readonly chat = inject(ChatStore);

  readonly id = input.required<string>();

  protected readonly conversation = openConversation(this.id, this.list);
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

  protected readonly isDegraded = computed(() => {
    const conversation = this.conversation() as StaffConversationView | null;
    return conversation?.isDegraded === true;
  });
  protected readonly isWide = mediaQuery('(width >= 1280px)');

  protected suggest(words: string): void {
    this.thread().suggest(words);
  }

  /** Alt+1 to Alt+3. The key's place counts: with Alt it may well write another character. */
  protected chooseSuggestion(event: KeyboardEvent): void {
    const digit = /^Digit([1-3])$/.exec(event.code)?.[1];
    const suggestion = this.help.suggestions()[Number(digit) - 1];
    if (!event.altKey || event.ctrlKey || event.metaKey || !suggestion) return;
    event.preventDefault();
    this.suggest(suggestion);
  }

  protected draftFaq(): void {
    void openFaqDraft(this.injector, this.id());
  }

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
