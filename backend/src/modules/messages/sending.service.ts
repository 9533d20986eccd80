import { Injectable } from '@nestjs/common';
import type { SendMessageRequest } from '@switchboard/contracts';
import { DomainError } from '../../platform/errors/domain.error';
import type { Principal } from '../../platform/security/access.decorators';
import type { Conversation } from '../conversations/conversations.types';
import { ConversationsService } from '../conversations/conversations.service';
import { TakeoverService } from '../conversations/takeover.service';
import { draftOf, IntakeService, type StoredMessage } from './intake.service';
import { MessageLimit } from './message-limit';
import { mentionsAreForNotes } from './messages.errors';
import { NotesService } from './notes.service';
import { SettlementService } from './settlement.service';

export type { StoredMessage } from './intake.service';

/** Takes messages in from people: the store first, everything else follows from there. */
@Injectable()
export class SendingService {
  constructor(
    private readonly intake: IntakeService,
    private readonly conversations: ConversationsService,
    private readonly takeover: TakeoverService,
    private readonly notes: NotesService,
    private readonly settlement: SettlementService,
    private readonly limit: MessageLimit,
  ) {}

  /**
   * @param onId is told the message's id before it is stored, so that nothing that follows can be missed
   * @throws DomainError CONVERSATION_NOT_FOUND, FORBIDDEN, RATE_LIMITED, VALIDATION_FAILED; CUSTOMER_GONE, but not for a
   * note
   */
  async send(
    principal: Principal,
    conversationId: string,
    request: SendMessageRequest,
    onId?: (id: string) => void,
  ): Promise<StoredMessage> {
    const conversation = await this.conversations.getFor(principal, conversationId);
    if (request.visibility === 'internal') return this.notes.write(principal, conversation, request);
    if (request.mentions?.length) throw mentionsAreForNotes();
    const isOwner = String(conversation.user) === principal._id;
    if (isOwner) return this.sendAsCustomer(principal, conversation, request, onId);
    return this.sendAsAgent(principal, conversation, request);
  }

  private async sendAsCustomer(
    principal: Principal,
    conversation: Conversation,
    request: SendMessageRequest,
    onId?: (id: string) => void,
  ): Promise<StoredMessage> {
    const refusal = await this.refusalOf(principal);
    if (refusal) {
      // A repeat brings nothing new, so it is not held against its sender.
      const first = await this.intake.findFirst(principal, conversation, request);
      if (!first) throw refusal;
      return first;
    }
    const draft = draftOf(principal, conversation, request, {
      senderType: 'user',
      moderation: 'pending',
      tasks: ['moderation'],
    });
    onId?.(String(draft._id));
    const stored = await this.intake.store(draft, conversation);
    if (stored.isRepeat) await this.limit.reward(principal);
    else this.intake.announceStored(stored.message);
    return stored;
  }

  /** Staff are not held up by moderation; a flagged message is only marked for review. */
  private async sendAsAgent(
    principal: Principal,
    conversation: Conversation,
    request: SendMessageRequest,
  ): Promise<StoredMessage> {
    const first = await this.intake.findFirst(principal, conversation, request);
    if (first) return first;
    // Writing to the customer is one of the two ways to take over.
    const current = await this.takeover.join(principal, String(conversation._id));
    const draft = draftOf(principal, current, request, {
      senderType: 'agent',
      moderation: 'passed',
      tasks: ['announce', 'moderation', 'sentiment', 'summary'],
      ...this.intake.needOf(current),
    });
    const stored = await this.intake.store(draft, current);
    if (!stored.isRepeat) await this.settlement.announce(stored.message);
    return stored;
  }

  private async refusalOf(principal: Principal): Promise<DomainError | undefined> {
    try {
      await this.limit.consume(principal);
      return undefined;
    } catch (refusal) {
      if (refusal instanceof DomainError) return refusal;
      throw refusal;
    }
  }
}
