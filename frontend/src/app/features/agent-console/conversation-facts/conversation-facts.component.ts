import { ChangeDetectionStrategy, Component, computed, inject, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoDirective } from '@jsverse/transloco';
import { PRIORITIES } from '@switchboard/contracts';
import { registerCommands } from '../../../core/commands/commands';
import { SessionStore } from '../../../core/auth/session.store';
import { StaffStore } from '../../../core/staff/staff.store';
import { AvatarComponent } from '../../../shared/ui/avatar/avatar.component';
import { PriorityComponent } from '../../../shared/ui/priority/priority.component';
import { Clock } from '../../../shared/ui/time/clock';
import { ConversationDesk } from '../conversation/conversation-desk';
import { momentWords } from '../conversation/snooze-times';
import { InboxStore } from '../inbox/inbox.store';
import { TagEditorComponent } from '../tag-editor/tag-editor.component';
import { WaitingClockComponent } from '../waiting-clock/waiting-clock.component';

/** Whose a conversation is, how urgent, how long it has waited, and its tags; each to be changed where it stands. */
@Component({
  selector: 'sb-conversation-facts',
  imports: [
    AvatarComponent,
    MatButton,
    MatIcon,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    PriorityComponent,
    TagEditorComponent,
    TranslocoDirective,
    WaitingClockComponent,
  ],
  templateUrl: './conversation-facts.component.html',
  styleUrl: './conversation-facts.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConversationFactsComponent {
  private readonly clock = inject(Clock);
  private readonly session = inject(SessionStore);
  private readonly tagEditor = viewChild(TagEditorComponent);
  protected readonly desk = inject(ConversationDesk);
  protected readonly inbox = inject(InboxStore);
  protected readonly staff = inject(StaffStore);

  protected readonly priorities = PRIORITIES;
  protected readonly canAssignOthers = computed(() => this.session.can('conversations:assign-others'));
  protected readonly me = computed(() => this.session.user()?._id);

  constructor() {
    const group = 'console.command.conversation';
    const isOpen = () => this.desk.hasKeys() && this.desk.conversation() !== null;
    registerCommands([
      {
        id: 'conversation.assignToMe',
        label: 'console.assign.me',
        group,
        icon: 'person',
        shortcut: 'a',
        isAvailable: () => isOpen() && !this.desk.isMine(),
        run: () => void this.desk.assignToMe(),
      },
      {
        id: 'conversation.tag',
        label: 'console.tags.add',
        group,
        icon: 'tag',
        shortcut: 't',
        isAvailable: isOpen,
        run: () => this.tagEditor()?.focus(),
      },
    ]);
  }

  protected snoozedUntil(until: string): string {
    return momentWords(new Date(until), this.clock.now());
  }

  protected loadStaff(): void {
    if (this.canAssignOthers()) void this.staff.load();
  }
}
