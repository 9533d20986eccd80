import { ChangeDetectionStrategy, Component, Injector, computed, inject, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { registerCommands } from '../../../core/commands/commands';
import { ChatStore } from '../../../shared/chat/chat.store';
import { AvatarComponent } from '../../../shared/ui/avatar/avatar.component';
import { ConversationDesk } from '../conversation/conversation-desk';
import { ViewersStore } from '../conversation/viewers.store';
import { openFaqDraft } from '../faq-draft-dialog/open-faq-draft';
import { MoodComponent } from '../mood/mood.component';
import { SnoozeMenuComponent } from '../snooze-menu/snooze-menu.component';

/** The line over a conversation: whose it is, who else is at it, and what an agent can do with it. */
@Component({
  selector: 'sb-conversation-header',
  imports: [
    AvatarComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    MatTooltip,
    MoodComponent,
    RouterLink,
    SnoozeMenuComponent,
    TranslocoDirective,
  ],
  templateUrl: './conversation-header.component.html',
  styleUrl: './conversation-header.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConversationHeaderComponent {
  private readonly chat = inject(ChatStore);
  private readonly injector = inject(Injector);
  private readonly snoozeMenu = viewChild(SnoozeMenuComponent);
  protected readonly desk = inject(ConversationDesk);
  protected readonly viewers = inject(ViewersStore).others;

  protected readonly conversation = this.desk.conversation;
  protected readonly escalation = computed(() => {
    const conversation = this.conversation();
    // Once somebody has answered, nobody is needed any more.
    return conversation?.status === 'escalated' && conversation.needsPersonSince
      ? conversation.escalation
      : null;
  });
  protected readonly isResolved = computed(() => this.conversation()?.status === 'resolved');
  private readonly writing = computed(() => new Set(this.chat.typing.writers().map(({ userId }) => userId)));

  constructor() {
    const isOpen = () => this.desk.hasKeys() && this.conversation() !== null && !this.desk.isCustomerGone();
    const group = 'console.command.conversation';
    registerCommands([
      {
        id: 'conversation.resolve',
        label: 'agent.resolve',
        group,
        icon: 'check-circle',
        shortcut: 'e',
        isAvailable: () => isOpen() && !this.isResolved(),
        run: () => void this.desk.act('resolve'),
      },
      {
        id: 'conversation.reopen',
        label: 'agent.reopen',
        group,
        icon: 'replay',
        shortcut: 'Shift+e',
        isAvailable: () => isOpen() && this.isResolved(),
        run: () => void this.desk.act('reopen'),
      },
      {
        id: 'conversation.join',
        label: 'agent.join',
        group,
        shortcut: 'Shift+j',
        isAvailable: () => isOpen() && !this.desk.isWithMe(),
        run: () => void this.desk.act('join'),
      },
      {
        id: 'conversation.handBack',
        label: 'agent.handBack',
        group,
        icon: 'spark',
        shortcut: 'Shift+h',
        isAvailable: () => isOpen() && this.conversation()?.isAgentInvolved === true,
        run: () => void this.desk.act('handback'),
      },
      {
        id: 'conversation.snooze',
        label: 'console.snooze.label',
        group,
        icon: 'snooze',
        shortcut: 's',
        isAvailable: isOpen,
        run: () => this.snoozeMenu()?.open(),
      },
    ]);
  }

  protected isWriting(userId: string): boolean {
    return this.writing().has(userId);
  }

  protected draftFaq(): void {
    const id = this.chat.id();
    if (id) void openFaqDraft(this.injector, id);
  }
}
