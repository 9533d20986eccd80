import { Injectable, computed, inject, signal } from '@angular/core';
import type { Priority, StaffConversationView } from '@switchboard/contracts';
import { SessionStore } from '../../../core/auth/session.store';
import { Toaster } from '../../../core/toasts/toaster';
import type { ConversationAction } from '../../../shared/chat/chat.api';
import { ChatStore } from '../../../shared/chat/chat.store';
import { InboxApi } from '../inbox/inbox.api';
import { InboxStore } from '../inbox/inbox.store';
import { WritingKeys } from './writing-keys';

/** What an agent does to the open conversation. One thing at a time; what fails is said at the edge of the screen. */
@Injectable()
export class ConversationDesk {
  private readonly api = inject(InboxApi);
  private readonly chat = inject(ChatStore);
  private readonly inbox = inject(InboxStore);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly working = signal(false);

  /** Whether its keys work: no letter does anything to what is not on the screen yet. */
  readonly hasKeys = inject(WritingKeys).isDrawn;
  readonly isWorking = this.working.asReadonly();
  /** Until it is here, what the list knows of it. */
  readonly conversation = computed(() => {
    const conversation = this.chat.conversation() as StaffConversationView | null;
    if (conversation || this.chat.loadState() === 'deleted') return conversation;
    const id = this.inbox.openId();
    return id ? this.inbox.find(id) : null;
  });
  /** Nobody is left to be answered: what is there can be read, and noted on. */
  readonly isCustomerGone = computed(() => this.conversation()?.isCustomerGone === true);
  readonly isMine = computed(() => this.conversation()?.assignedAgent?._id === this.me);
  /** The reader answers in it: it was given to them, or they have joined whoever has it. */
  readonly isWithMe = computed(() => {
    const conversation = this.conversation();
    if (!conversation?.isAgentInvolved) return false;
    return this.isMine() || conversation.participants.some(({ user }) => user === this.me);
  });

  act(action: ConversationAction): Promise<boolean> {
    return this.run(async () => {
      await this.chat.act(action);
      return this.chat.conversation() as StaffConversationView | null;
    });
  }

  assignToMe(): Promise<boolean> {
    return this.assign(this.me);
  }

  /** @param agent a user id of staff, or null for nobody */
  assign(agent: string | null): Promise<boolean> {
    return this.change((id) => this.api.update(id, { assignedAgent: agent }));
  }

  setPriority(priority: Priority): Promise<boolean> {
    return this.change((id) => this.api.update(id, { priority }));
  }

  setTags(tags: string[]): Promise<boolean> {
    return this.change((id) => this.api.tag(id, { tags }));
  }

  /** @param until null wakes it */
  snooze(until: Date | null): Promise<boolean> {
    return this.change((id) => this.api.snooze(id, { until: until?.toISOString() ?? null }));
  }

  async letAssistantAnswer(): Promise<void> {
    const isAsked = await this.run(async () => {
      await this.chat.askAssistant();
      return null;
    });
    if (isAsked) this.toaster.show('agent.assistantAsked');
  }

  private change(request: (id: string) => Promise<StaffConversationView>): Promise<boolean> {
    return this.run(async () => {
      const id = this.chat.id();
      if (!id) return null;
      const conversation = await request(id);
      if (this.chat.id() === id) this.chat.replaceConversation(conversation);
      return conversation;
    });
  }

  /** Whether it was done. */
  private async run(work: () => Promise<StaffConversationView | null>): Promise<boolean> {
    if (this.working()) return false;
    this.working.set(true);
    try {
      const conversation = await work();
      if (conversation) this.inbox.put(conversation);
      return true;
    } catch (cause) {
      this.toaster.showError(cause);
      return false;
    } finally {
      this.working.set(false);
    }
  }

  private get me(): string {
    return this.session.user()?._id ?? '';
  }
}
