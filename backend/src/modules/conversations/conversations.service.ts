import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import {
  hasPermission,
  isStaff,
  type ConversationStatus,
  type ConversationView,
  type CreateConversationRequest,
  type StaffConversationView,
  type UpdateConversationRequest,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Principal } from '../../platform/security/access.decorators';
import { UsersService } from '../users/users.service';
import { ConversationAnnouncer } from './conversation-announcer';
import { peopleOf, toConversationView } from './conversation.mapper';
import { newParticipant, type Conversation } from './conversation.schema';
import {
  conversationNotFound,
  invalidAssignee,
  mayNotAssignOthers,
  onlyHandingBackEndsCrisis,
} from './conversations.errors';
import { ConversationDeleting } from './conversations.events';
import { ConversationsRepository } from './conversations.repository';
import type { HandoverEvent } from './handover';
import { HandoverTransitions } from './handover-transitions';

const DEFAULT_TITLE = 'New conversation';

/** How staff bring a conversation into a status: the first of these that has an effect. */
const STATUS_EVENTS: Record<ConversationStatus, readonly HandoverEvent[]> = {
  active: [{ type: 'deescalated' }, { type: 'reopened' }],
  escalated: [{ type: 'staff_escalated', reason: 'requested' }],
  resolved: [{ type: 'resolved' }],
};

export type AnyConversationView = ConversationView | StaffConversationView;

@Injectable()
export class ConversationsService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly announcer: ConversationAnnouncer,
    private readonly transitions: HandoverTransitions,
    private readonly users: UsersService,
    private readonly events: EventEmitter2,
  ) {}

  async create(principal: Principal, request: CreateConversationRequest): Promise<AnyConversationView> {
    const conversation = await this.repository.insert({
      user: new Types.ObjectId(principal._id),
      title: request.title ?? DEFAULT_TITLE,
      hasOwnTitle: request.title !== undefined,
      category: request.category ?? 'general',
      hasOwnCategory: request.category !== undefined,
      lastActivityAt: new Date(),
      participants: [newParticipant(new Types.ObjectId(principal._id), principal.role)],
    });
    await this.announcer.announceNew(conversation);
    return this.view(principal, conversation);
  }

  /**
   * The conversation, when this user may see it.
   * @throws DomainError CONVERSATION_NOT_FOUND, also for somebody else's.
   */
  async getFor(principal: Principal, id: string): Promise<Conversation> {
    const conversation = await this.repository.findById(id);
    if (!conversation || !maySee(principal, conversation)) throw conversationNotFound();
    return conversation;
  }

  /** Without a look at who asks: for the server's own work. */
  find(id: string | Types.ObjectId): Promise<Conversation | null> {
    return this.repository.findById(id);
  }

  /** In no order; without those that are gone. */
  findAll(ids: Types.ObjectId[]): Promise<Conversation[]> {
    return this.repository.find({ _id: { $in: ids } }, ids.length);
  }

  async getViewFor(principal: Principal, id: string): Promise<AnyConversationView> {
    return this.view(principal, await this.getFor(principal, id));
  }

  async view(principal: Principal, conversation: Conversation): Promise<AnyConversationView> {
    const people = await this.users.summariesOf(peopleOf([conversation]));
    return toConversationView(conversation, people, principal);
  }

  async update(
    principal: Principal,
    id: string,
    { title, status, category, assignedAgent, tags }: UpdateConversationRequest,
  ): Promise<AnyConversationView> {
    if (assignedAgent !== undefined) await this.checkAssignment(principal, assignedAgent);
    if (status !== undefined) await this.setStatus(id, status);
    const conversation = await this.change(id, {
      ...(title !== undefined && { title, hasOwnTitle: true }),
      ...(status === 'resolved' && { waitingSince: null }),
      ...(category !== undefined && { category, hasOwnCategory: true }),
      ...(assignedAgent !== undefined && {
        assignedAgent: assignedAgent === null ? null : new Types.ObjectId(assignedAgent),
      }),
      ...(tags !== undefined && { tags: [...new Set(tags)] }),
    });
    return this.view(principal, conversation);
  }

  async resolve(principal: Principal, id: string): Promise<AnyConversationView> {
    await this.getFor(principal, id);
    await this.setStatus(id, 'resolved');
    return this.view(principal, await this.change(id, { waitingSince: null }));
  }

  async reopen(principal: Principal, id: string): Promise<AnyConversationView> {
    const conversation = await this.getFor(principal, id);
    // Only what was resolved: an escalation ends when somebody hands the conversation back.
    return this.view(principal, (await this.transitions.apply(id, { type: 'reopened' })) ?? conversation);
  }

  async delete(id: string): Promise<null> {
    const conversation = await this.repository.findById(id);
    if (!conversation) throw conversationNotFound();
    await this.events.emitAsync(ConversationDeleting.event, new ConversationDeleting(id));
    await this.repository.delete(id);
    this.announcer.announceDeleted(conversation);
    return null;
  }

  /** @throws DomainError CONFLICT where a crisis has to be handed back */
  private async setStatus(id: string, status: ConversationStatus): Promise<void> {
    for (const event of STATUS_EVENTS[status]) if (await this.transitions.apply(id, event)) return;
    const { status: current } = (await this.repository.findById(id)) ?? {};
    if (status === 'active' && current === 'escalated') throw onlyHandingBackEndsCrisis();
  }

  private async change(id: string, fields: Partial<Conversation>): Promise<Conversation> {
    const conversation = await this.repository.updateOne({ _id: id }, { $set: fields });
    if (!conversation) throw conversationNotFound();
    await this.announcer.announce(conversation);
    return conversation;
  }

  private async checkAssignment(principal: Principal, assignedAgent: string | null): Promise<void> {
    const isOwnDesk = assignedAgent === principal._id;
    if (!isOwnDesk && !hasPermission(principal.role, 'conversations:assign-others'))
      throw mayNotAssignOthers();
    if (assignedAgent === null) return;
    const assignee = (await this.users.summariesOf([assignedAgent])).get(assignedAgent);
    if (!assignee || !isStaff(assignee.role)) throw invalidAssignee();
  }
}

function maySee(principal: Principal, conversation: Conversation): boolean {
  return (
    hasPermission(principal.role, 'conversations:read-all') || String(conversation.user) === principal._id
  );
}
