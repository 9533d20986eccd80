import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { isStaff, type SendMessageRequest } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { DomainError } from '../../platform/errors/domain.error';
import type { Principal } from '../../platform/security/access.decorators';
import type { Conversation } from '../conversations/conversations.types';
import { ConversationsService } from '../conversations/conversations.service';
import { TakeoverService } from '../conversations/takeover.service';
import { MessageLimit } from './message-limit';
import type { Message } from './message.schema';
import { notesAreForStaff } from './messages.errors';
import { MessageStored } from './messages.events';
import { MessagesRepository, type NewMessage } from './messages.repository';
import { SettlementService } from './settlement.service';

export interface StoredMessage {
  message: Message;
  conversation: Conversation;
  /** It was stored before, by an earlier try of the same client. */
  isRepeat: boolean;
}

/** Takes messages in from people: the store first, everything else follows from there. */
@Injectable()
export class SendingService {
  private readonly logger = new Logger(SendingService.name);

  constructor(
    private readonly repository: MessagesRepository,
    private readonly conversations: ConversationsService,
    private readonly takeover: TakeoverService,
    private readonly settlement: SettlementService,
    private readonly events: EventEmitter2,
    private readonly limit: MessageLimit,
  ) {}

  /**
   * @param onId is told the message's id before it is stored, so that nothing that follows can be missed
   * @throws DomainError CONVERSATION_NOT_FOUND, FORBIDDEN, RATE_LIMITED
   */
  async send(
    principal: Principal,
    conversationId: string,
    request: SendMessageRequest,
    onId?: (id: string) => void,
  ): Promise<StoredMessage> {
    const conversation = await this.conversations.getFor(principal, conversationId);
    const isNote = request.visibility === 'internal';
    if (isNote && !isStaff(principal.role)) throw notesAreForStaff();
    const isOwner = String(conversation.user) === principal._id;
    if (isOwner && !isNote) return this.sendAsCustomer(principal, conversation, request, onId);
    return this.sendAsAgent(principal, conversation, request, isNote);
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
      const first = await this.findFirst(principal, conversation, request);
      if (!first) throw refusal;
      return first;
    }
    const draft = draftOf(principal, conversation, request, {
      senderType: 'user',
      moderation: 'pending',
      tasks: ['moderation'],
    });
    onId?.(String(draft._id));
    const stored = await this.store(draft, conversation);
    if (stored.isRepeat) await this.limit.reward(principal);
    else this.announceStored(stored.message);
    return stored;
  }

  /** Staff are not held up by moderation; a flagged message is only marked for review. */
  private async sendAsAgent(
    principal: Principal,
    conversation: Conversation,
    request: SendMessageRequest,
    isNote: boolean,
  ): Promise<StoredMessage> {
    const first = await this.findFirst(principal, conversation, request);
    if (first) return first;
    // Writing to the customer is one of the two ways to take over.
    const current = isNote ? conversation : await this.takeover.join(principal, String(conversation._id));
    const draft = draftOf(principal, current, request, {
      senderType: 'agent',
      moderation: 'passed',
      tasks: isNote ? ['announce'] : ['announce', 'moderation', 'sentiment', 'summary'],
    });
    const stored = await this.store(draft, current);
    if (!stored.isRepeat) await this.settlement.announce(stored.message);
    return stored;
  }

  /** What an earlier try of the same client stored. */
  private async findFirst(
    principal: Principal,
    conversation: Conversation,
    { clientMessageId }: SendMessageRequest,
  ): Promise<StoredMessage | null> {
    if (clientMessageId === undefined) return null;
    const message = await this.repository.findOne({
      conversation: conversation._id,
      sender: new Types.ObjectId(principal._id),
      clientMessageId,
    });
    return message && { message, conversation, isRepeat: true };
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

  private async store(draft: NewMessage, conversation: Conversation): Promise<StoredMessage> {
    const inserted = await this.repository.insertNext(draft, conversation.lastSeq);
    if (inserted) return { message: inserted, conversation, isRepeat: false };
    const { sender, clientMessageId } = draft;
    const first = await this.repository.findOne({
      conversation: draft.conversation,
      sender,
      clientMessageId,
    });
    if (!first) throw new Error('a message was refused as a repeat, but the first of its kind is not there');
    return { message: first, conversation, isRepeat: true };
  }

  /** The sender does not wait for the queue: what cannot be queued now is found again in the store. */
  private announceStored(message: Message): void {
    this.events.emitAsync(MessageStored.event, new MessageStored(message)).catch((error: unknown) => {
      this.logger.warn({ err: error, messageId: String(message._id) }, 'not queued; the sweep will find it');
    });
  }
}

function draftOf(
  principal: Principal,
  conversation: Conversation,
  { content, clientMessageId, visibility = 'public' }: SendMessageRequest,
  role: Pick<NewMessage, 'senderType' | 'moderation' | 'tasks'>,
): NewMessage {
  return {
    _id: new Types.ObjectId(),
    conversation: conversation._id,
    sender: new Types.ObjectId(principal._id),
    content,
    clientMessageId,
    visibility,
    flags: [],
    aiEpoch: conversation.aiEpoch,
    metadata: {},
    ...role,
  };
}
