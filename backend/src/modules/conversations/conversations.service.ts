import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import {
  hasPermission,
  type ConversationView,
  type CreateConversationRequest,
  type StaffConversationView,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Principal } from '../../platform/security/access.decorators';
import { AuditService } from '../audit/audit.service';
import { SettingsService } from '../settings/settings.service';
import { UsersService } from '../users/users.service';
import { ConversationAnnouncer } from './conversation-announcer';
import { peopleOf, toConversationView } from './conversation.mapper';
import { newParticipant, type Conversation } from './conversation.schema';
import { conversationNotFound } from './conversations.errors';
import { ConversationDeleting, ConversationDeletionBegun } from './conversations.events';
import { ConversationsRepository } from './conversations.repository';

const DEFAULT_TITLE = 'New conversation';

export type AnyConversationView = ConversationView | StaffConversationView;

@Injectable()
export class ConversationsService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly announcer: ConversationAnnouncer,
    private readonly users: UsersService,
    private readonly events: EventEmitter2,
    private readonly audit: AuditService,
    private readonly settings: SettingsService,
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
    return toConversationView(conversation, people, principal, this.settings.current.targets);
  }

  /** @throws DomainError CONVERSATION_NOT_FOUND */
  async deleteFor(admin: Principal, id: string): Promise<null> {
    const conversation = await this.repository.findById(id);
    if (!conversation) throw conversationNotFound();
    await this.remove(conversation);
    await this.audit.record({
      action: 'conversation.deleted',
      by: admin,
      target: { type: 'conversation', id, name: conversation.title },
    });
    return null;
  }

  /**
   * With its messages and reports; once more changes nothing. Not written into the log of acts: it may be part of a
   * larger one.
   * @returns whether it was this call that did it
   */
  async remove(conversation: Conversation): Promise<boolean> {
    const id = String(conversation._id);
    await this.events.emitAsync(ConversationDeletionBegun.event, new ConversationDeletionBegun(conversation));
    await this.events.emitAsync(ConversationDeleting.event, new ConversationDeleting(id));
    const isOurs = await this.repository.delete(id);
    if (isOurs) this.announcer.announceDeleted(conversation);
    return isOurs;
  }

  /** How many are the user's own, and how many of others lie on the user's desk and are not resolved. */
  async countsOf(userId: string): Promise<{ own: number; assigned: number }> {
    const user = new Types.ObjectId(userId);
    const [own, assigned] = await Promise.all([
      this.repository.count({ user }),
      this.repository.count({ assignedAgent: user, status: { $in: ['active', 'escalated'] } }),
    ]);
    return { own, assigned };
  }

  /** Of all in which the user ever took part, as their customer or for the desk. */
  idsWith(userId: string): Promise<Types.ObjectId[]> {
    return this.repository.findIds({ 'participants.user': new Types.ObjectId(userId) });
  }
}

function maySee(principal: Principal, conversation: Conversation): boolean {
  return (
    hasPermission(principal.role, 'conversations:read-all') || String(conversation.user) === principal._id
  );
}
