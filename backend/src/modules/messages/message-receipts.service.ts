import { Injectable } from '@nestjs/common';
import { isStaff, LIMITS, rooms } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import type { Principal } from '../../platform/security/access.decorators';
import { notAParticipant } from '../conversations/conversations.errors';
import { ConversationsService } from '../conversations/conversations.service';
import type { Conversation } from '../conversations/conversations.types';
import { ReceiptsService } from '../conversations/receipts.service';
import type { MessageFilter } from './messages.repository';
import { MessagesRepository } from './messages.repository';

type Mark = 'read' | 'delivered';

/** What either of them names. */
interface CoveredMessages {
  messageIds?: string[];
  upToSeq?: number;
}

/** Who has which messages, and who has read them. */
@Injectable()
export class MessageReceiptsService {
  constructor(
    private readonly repository: MessagesRepository,
    private readonly conversations: ConversationsService,
    private readonly receipts: ReceiptsService,
    private readonly realtime: RealtimeServer,
  ) {}

  async markRead(principal: Principal, conversationId: string, request: CoveredMessages): Promise<null> {
    // Marks only rise, so that a miss because of another window of the same reader ends soon.
    for (;;) {
      const conversation = await this.conversations.getFor(principal, conversationId);
      const upToSeq = await this.highestOf(principal, conversation, request);
      const previous = participantOf(conversation, principal).readSeq;
      if (upToSeq <= previous) return null;
      const at = new Date();
      const covered = await this.repository.count({
        ...fromOthers(principal, conversation),
        seq: { $gt: previous, $lte: upToSeq },
      });
      if (await this.receipts.raiseRead(conversation._id, principal._id, previous, upToSeq, at, covered)) {
        await this.publish('read', principal, conversation, previous, upToSeq, at);
        return null;
      }
    }
  }

  async markDelivered(principal: Principal, conversationId: string, wanted: number): Promise<null> {
    const conversation = await this.conversations.getFor(principal, conversationId);
    const upToSeq = await this.highestOf(principal, conversation, { upToSeq: wanted });
    const previous = participantOf(conversation, principal).deliveredSeq;
    if (
      upToSeq > previous &&
      (await this.receipts.raiseDelivered(conversation._id, principal._id, upToSeq))
    ) {
      await this.publish('delivered', principal, conversation, previous, upToSeq, new Date());
    }
    return null;
  }

  /** The highest message that the request covers and this reader may see; nobody reads ahead. */
  private async highestOf(
    principal: Principal,
    conversation: Conversation,
    { messageIds = [], upToSeq = 0 }: CoveredMessages,
  ): Promise<number> {
    const covered: MessageFilter = {
      $or: [{ seq: { $lte: upToSeq } }, { _id: { $in: messageIds.map((id) => new Types.ObjectId(id)) } }],
    };
    const highest = await this.repository.findOne(
      {
        ...covered,
        conversation: conversation._id,
        moderation: 'passed',
        ...(!isStaff(principal.role) && { visibility: 'public' }),
      },
      { seq: -1 },
    );
    return highest?.seq ?? 0;
  }

  private async publish(
    mark: Mark,
    principal: Principal,
    conversation: Conversation,
    previous: number,
    upToSeq: number,
    at: Date,
  ): Promise<void> {
    const conversationId = String(conversation._id);
    const covered = await this.repository.find(
      { ...fromOthers(principal, conversation), seq: { $gt: previous, $lte: upToSeq } },
      -1,
      LIMITS.messagePageMax,
    );
    const receipt = {
      conversationId,
      upToSeq,
      at: at.toISOString(),
      messageIds: covered.map(({ _id }) => String(_id)).reverse(),
    };
    const room = this.realtime.io.to(rooms.conversation(conversationId));
    if (mark === 'read') room.emit('message:read', { ...receipt, readBy: principal._id });
    else room.emit('message:delivered', { ...receipt, deliveredTo: principal._id });
  }
}

function participantOf(conversation: Conversation, principal: Principal) {
  const participant = conversation.participants.find(({ user }) => String(user) === principal._id);
  if (!participant) throw notAParticipant();
  return participant;
}

/** Public messages of others, the assistant and system lines among them. */
function fromOthers(principal: Principal, conversation: Conversation): MessageFilter {
  return {
    conversation: conversation._id,
    visibility: 'public',
    moderation: 'passed',
    sender: { $ne: new Types.ObjectId(principal._id) },
  };
}
