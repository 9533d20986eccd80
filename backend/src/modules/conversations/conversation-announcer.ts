import { Injectable } from '@nestjs/common';
import { rooms } from '@switchboard/contracts';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import { SettingsService } from '../settings/settings.service';
import { UsersService } from '../users/users.service';
import { customerOf, peopleOf, toCustomerChanges, toStaffState, toStaffView } from './conversation.mapper';
import type { Conversation } from './conversation.schema';

/** Shows a conversation's new state to its customer and to staff, each their own copy, once per socket. */
@Injectable()
export class ConversationAnnouncer {
  constructor(
    private readonly realtime: RealtimeServer,
    private readonly users: UsersService,
    private readonly settings: SettingsService,
  ) {}

  async announce(conversation: Conversation): Promise<void> {
    const conversationId = String(conversation._id);
    const people = await this.users.summariesOf(peopleOf([conversation]));
    const changes = toCustomerChanges(conversation, people);
    this.toCustomer(conversation).emit('conversation:updated', { conversationId, changes });
    this.realtime.io.to(rooms.staff).emit('conversation:updated', {
      conversationId,
      changes: {
        ...changes,
        ...toStaffState(conversation, this.settings.current.targets),
        lastSeq: conversation.lastSeq,
        ...(conversation.isCustomerGone && { user: customerOf(conversation, people) }),
      },
    });
  }

  async announceNew(conversation: Conversation): Promise<void> {
    const people = await this.users.summariesOf(peopleOf([conversation]));
    const conversationId = String(conversation._id);
    const changes = toCustomerChanges(conversation, people);
    const created = toStaffView(conversation, people, this.settings.current.targets);
    this.realtime.io.to(rooms.staff).emit('conversation:updated', {
      conversationId,
      changes: { ...changes, created },
    });
    this.toCustomer(conversation).emit('conversation:updated', { conversationId, changes });
  }

  /** Closes the conversation's rooms after telling who is in them. */
  announceDeleted(conversation: Conversation): void {
    const conversationId = String(conversation._id);
    this.realtime.io
      .to([rooms.staff, rooms.user(String(conversation.user))])
      .emit('conversation:updated', { conversationId, changes: { deleted: true } });
    this.realtime.io.socketsLeave([
      rooms.conversation(conversationId),
      rooms.conversationStaff(conversationId),
    ]);
  }

  /** Staff may have conversations of their own; they get the copy for staff, and one is enough. */
  private toCustomer({ user }: Conversation) {
    return this.realtime.io.to(rooms.user(String(user))).except(rooms.staff);
  }

  agentJoined(conversation: Conversation, agent: { _id: string; name: string }): void {
    const conversationId = String(conversation._id);
    this.realtime.io
      .to([rooms.conversation(conversationId), rooms.user(String(conversation.user))])
      .emit('conversation:agent_joined', { conversationId, agentId: agent._id, agentName: agent.name });
  }
}
