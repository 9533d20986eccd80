import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { SendMessageRequest } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Principal } from '../../platform/security/access.decorators';
import type { Conversation } from '../conversations/conversations.types';
import { SettingsService } from '../settings/settings.service';
import type { Message } from './message.schema';
import { MessageStored } from './messages.events';
import { MessagesRepository, type NewMessage } from './messages.repository';

export interface StoredMessage {
  message: Message;
  conversation: Conversation;
  /** It was stored before, by an earlier try of the same client. */
  isRepeat: boolean;
}

/** Stores what people write, each message once. */
@Injectable()
export class IntakeService {
  private readonly logger = new Logger(IntakeService.name);

  constructor(
    private readonly repository: MessagesRepository,
    private readonly events: EventEmitter2,
    private readonly settings: SettingsService,
  ) {}

  /** What an earlier try of the same client stored. */
  async findFirst(
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

  async store(draft: NewMessage, conversation: Conversation): Promise<StoredMessage> {
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

  /** Since when a person is needed, and by when one should answer: for the answer that ends it. */
  needOf({ needsPersonSince, priority }: Conversation): Pick<NewMessage, 'neededSince' | 'answerDue'> {
    if (!needsPersonSince) return {};
    const { targets } = this.settings.current;
    // Conversations from before there were priorities are of the usual one.
    const patience = (targets[priority] ?? targets.medium) * 3_600_000;
    return { neededSince: needsPersonSince, answerDue: new Date(needsPersonSince.getTime() + patience) };
  }

  /** The sender does not wait for the queue: what cannot be queued now is found again in the store. */
  announceStored(message: Message): void {
    this.events.emitAsync(MessageStored.event, new MessageStored(message)).catch((error: unknown) => {
      this.logger.warn({ err: error, messageId: String(message._id) }, 'not queued; the sweep will find it');
    });
  }
}

/** A message as it is written, for {@link IntakeService.store}. */
export function draftOf(
  principal: Principal,
  conversation: Conversation,
  { content, clientMessageId, visibility = 'public' }: SendMessageRequest,
  role: Pick<NewMessage, 'senderType' | 'moderation' | 'tasks' | 'mentions' | 'neededSince' | 'answerDue'>,
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
