import { Injectable } from '@nestjs/common';
import {
  LIMITS,
  type CursorMeta,
  type ListReviewQuery,
  type MessageView,
  type ReviewItem,
  type ReviewState,
} from '@switchboard/contracts';
import { cursorBehind, olderThan } from '../../platform/database/newest-first';
import { Result } from '../../platform/http/envelope.interceptor';
import type { Principal } from '../../platform/security/access.decorators';
import { AuditService } from '../audit/audit.service';
import { ConversationsService } from '../conversations/conversations.service';
import type { Message } from './message.schema';
import { messageNotBlocked } from './messages.errors';
import { MessagesRepository, type MessageFilter } from './messages.repository';
import { MessagesService } from './messages.service';
import { SettlementService } from './settlement.service';

/** The first condition of each lets a partial index serve the list. */
const IN_STATE: Record<ReviewState, MessageFilter> = {
  blocked: { moderation: 'blocked' },
  flagged: { 'flags.0': { $exists: true }, moderation: 'passed' },
};

/** People looking after moderation: what it held back or marked, and letting a message through. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly repository: MessagesRepository,
    private readonly conversations: ConversationsService,
    private readonly messages: MessagesService,
    private readonly settlement: SettlementService,
    private readonly audit: AuditService,
  ) {}

  /** Newest first. */
  async list(
    principal: Principal,
    { state = 'blocked', limit = LIMITS.listPageDefault, cursor }: ListReviewQuery,
  ): Promise<Result<ReviewItem[], CursorMeta>> {
    const filter = { ...IN_STATE[state], ...(cursor !== undefined && olderThan(cursor)) };
    const found = await this.repository.findNewest(filter, limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const nextCursor = found.length > limit && last ? cursorBehind(last) : null;
    return new Result(await this.itemsOf(principal, page), { nextCursor });
  }

  /** From here on it goes the way of any message that has passed. */
  async release(principal: Principal, conversationId: string, messageId: string): Promise<MessageView> {
    const conversation = await this.conversations.getFor(principal, conversationId);
    const message = await this.messages.findFor(principal, conversation, messageId);
    const released = await this.settlement.release(message, conversation, principal._id);
    if (!released) throw messageNotBlocked();
    await this.audit.record({
      action: 'message.released',
      by: principal,
      target: { type: 'message', id: messageId, name: conversation.title },
      before: { flags: message.flags },
    });
    return this.messages.view(principal, released, conversation);
  }

  private async itemsOf(principal: Principal, page: Message[]): Promise<ReviewItem[]> {
    const found = await this.conversations.findAll(page.map(({ conversation }) => conversation));
    const conversations = new Map(found.map((conversation) => [String(conversation._id), conversation]));
    const items = page.map(async (message): Promise<ReviewItem[]> => {
      const conversation = conversations.get(String(message.conversation));
      // Being deleted at this moment.
      if (!conversation) return [];
      const { _id, title } = conversation;
      const view = await this.messages.view(principal, message, conversation);
      return [{ message: view, conversation: { _id: String(_id), title } }];
    });
    return (await Promise.all(items)).flat();
  }
}
