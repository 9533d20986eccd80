import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import {
  isStaff,
  LIMITS,
  type ConversationStatistics,
  type ListMessagesQuery,
  type MessagePageMeta,
  type MessageView,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { Result } from '../../platform/http/envelope.interceptor';
import type { Principal } from '../../platform/security/access.decorators';
import type { Conversation } from '../conversations/conversations.types';
import { ConversationDeleting } from '../conversations/conversations.events';
import { ConversationsService } from '../conversations/conversations.service';
import { UsersService } from '../users/users.service';
import { conversationStatistics } from './conversation-statistics';
import { isVisibleTo, makePage, type MessagePage, type PageReader } from './message-page';
import { peopleIn, toMessageView } from './message.mapper';
import { eitherBeforeOrAfter, messageNotFound } from './messages.errors';
import type { Message, MessageTask } from './message.schema';
import { MessagesRepository, type ForgottenMessage } from './messages.repository';

/** Reading messages. Writing them is `SendingService`, `SettlementService` and `AnswersService`. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly repository: MessagesRepository,
    private readonly conversations: ConversationsService,
    private readonly users: UsersService,
  ) {}

  async list(
    principal: Principal,
    conversationId: string,
    query: ListMessagesQuery,
  ): Promise<Result<MessageView[], MessagePageMeta>> {
    if (query.beforeSeq !== undefined && query.afterSeq !== undefined) throw eitherBeforeOrAfter();
    const conversation = await this.conversations.getFor(principal, conversationId);
    const page = await this.page(principal, conversation, query);
    const { hasMore, lastSeq, syncedTo } = page;
    return new Result(await this.views(page.messages, conversation, isStaff(principal.role)), {
      hasMore,
      lastSeq,
      // A page of older messages says nothing about what came since.
      ...(query.beforeSeq === undefined && { syncedTo }),
    });
  }

  /** @param conversation as read just before: its `lastSeq` bounds what the page may claim */
  async page(
    principal: Principal,
    conversation: Conversation,
    query: ListMessagesQuery,
  ): Promise<MessagePage> {
    const reader = readerOf(principal);
    const limit = query.limit ?? LIMITS.messagePageDefault;
    return query.afterSeq === undefined
      ? this.newestPage(reader, conversation, query.beforeSeq, limit)
      : this.pageAfter(reader, conversation, query.afterSeq, limit);
  }

  /** The same for everybody who may read the conversation: notes count for nobody. */
  async statisticsFor(principal: Principal, conversationId: string): Promise<ConversationStatistics> {
    const { _id } = await this.conversations.getFor(principal, conversationId);
    return conversationStatistics(await this.repository.timelineOf(_id));
  }

  async views(messages: Message[], conversation: Conversation, forStaff: boolean): Promise<MessageView[]> {
    const people = await this.users.summariesOf(peopleIn(messages));
    return messages.map((message) => toMessageView(message, people, conversation, forStaff));
  }

  /** Views with the read state as it is now; none when the conversation is gone. */
  async viewsFor(
    conversationId: Types.ObjectId,
    messages: Message[],
    forStaff: boolean,
  ): Promise<MessageView[]> {
    const conversation = await this.conversations.find(conversationId);
    return conversation ? this.views(messages, conversation, forStaff) : [];
  }

  /** The message as this reader sees it, the conversation being as it was read before. */
  async view(principal: Principal, message: Message, conversation: Conversation): Promise<MessageView> {
    const [view] = await this.views([message], conversation, isStaff(principal.role));
    if (!view) throw new Error('a stored message has no view');
    return view;
  }

  /** @throws DomainError MESSAGE_NOT_FOUND when it is not of this conversation, or not for this reader */
  async findFor(principal: Principal, conversation: Conversation, messageId: string): Promise<Message> {
    const message = await this.repository.findOne({ _id: messageId, conversation: conversation._id });
    if (!message || !isVisibleTo(readerOf(principal), message)) throw messageNotFound();
    return message;
  }

  /** Of these messages the ones that the reader may see, if their conversations are open to the reader. */
  async findVisible(reader: Pick<Principal, '_id' | 'role'>, ids: Types.ObjectId[]): Promise<Message[]> {
    const found = ids.length ? await this.repository.find({ _id: { $in: ids } }, 1, ids.length) : [];
    return found.filter((message) => isVisibleTo(readerOf(reader), message));
  }

  find(messageId: string | Types.ObjectId): Promise<Message | null> {
    return this.repository.findById(messageId);
  }

  /** From the ids of messages to those of their conversations; without messages that are gone. */
  async conversationsOf(messageIds: string[]): Promise<Map<string, string>> {
    const ids = messageIds.map((id) => new Types.ObjectId(id));
    const found = await this.repository.find({ _id: { $in: ids } }, 1, ids.length);
    return new Map(found.map(({ _id, conversation }) => [String(_id), String(conversation)]));
  }

  findAnswerTo(questionId: Types.ObjectId): Promise<Message | null> {
    return this.repository.findOne({ replyTo: questionId, moderation: 'passed' });
  }

  /** What everybody in the conversation said before a message, oldest first. */
  async passedBefore(message: Message, limit: number): Promise<Message[]> {
    const found = await this.repository.find(
      {
        conversation: message.conversation,
        seq: { $lt: message.seq },
        visibility: 'public',
        moderation: 'passed',
        senderType: { $ne: 'system' },
      },
      -1,
      limit,
    );
    return found.reverse();
  }

  /** The newest of what everybody can see and people or the assistant said, oldest first. */
  async newestPassed(conversation: Types.ObjectId, limit: number): Promise<Message[]> {
    const found = await this.repository.find(
      { conversation, visibility: 'public', moderation: 'passed', senderType: { $ne: 'system' } },
      -1,
      limit,
    );
    return found.reverse();
  }

  /** Does a later message of the same conversation have this task, too? */
  async hasLaterWith({ conversation, seq }: Message, task: MessageTask): Promise<boolean> {
    const later = await this.repository.findOne({
      conversation,
      seq: { $gt: seq },
      // The first condition lets the partial index serve the second.
      'tasks.0': { $exists: true },
      tasks: task,
    });
    return later !== null;
  }

  /** What the same person wrote before, oldest first. */
  async earlierTextsOf(message: Message, limit: number): Promise<string[]> {
    const { conversation, sender, seq, senderType } = message;
    const found = await this.repository.find(
      { conversation, sender, senderType, seq: { $lt: seq }, moderation: 'passed', visibility: 'public' },
      -1,
      limit,
    );
    return found.map(({ content }) => content).reverse();
  }

  /** The customer's last message, when the assistant has not answered it. */
  async findUnanswered(conversationId: Types.ObjectId): Promise<Message | null> {
    const newest = await this.repository.findOne(
      { conversation: conversationId, senderType: 'user', moderation: 'passed' },
      { seq: -1 },
    );
    return newest && !(await this.findAnswerTo(newest._id)) ? newest : null;
  }

  /** Is an earlier message of this conversation still to be decided or answered? */
  async hasEarlierWaiting(message: Message): Promise<boolean> {
    const waiting: MessageTask[] = ['moderation', 'reply'];
    const earlier = await this.repository.findOne({
      conversation: message.conversation,
      seq: { $lt: message.seq },
      senderType: 'user',
      'tasks.0': { $exists: true },
      tasks: { $in: waiting },
    });
    return earlier !== null;
  }

  /** Unfinished work that nobody has touched since `before`: it may never have been queued. Those behind `after`. */
  findForgotten(
    task: MessageTask,
    before: Date,
    limit: number,
    after?: ForgottenMessage,
  ): Promise<ForgottenMessage[]> {
    return this.repository.findWithTask(task, before, limit, after);
  }

  @OnEvent(ConversationDeleting.event, { suppressErrors: false })
  async deleteAllOf({ conversationId }: ConversationDeleting): Promise<void> {
    await this.repository.delete({ conversation: new Types.ObjectId(conversationId) });
  }

  /** The newest, or those before a number. */
  private async newestPage(
    reader: PageReader,
    conversation: Conversation,
    beforeSeq: number | undefined,
    limit: number,
  ): Promise<MessagePage> {
    const found = await this.collect(reader, conversation, limit + 1, -1, beforeSeq);
    const hasMore = countVisible(found, reader) > limit;
    const stored = hasMore ? found.slice(0, -1) : found;
    return makePage(stored.reverse(), reader, {
      lastSeq: conversation.lastSeq,
      hasMore,
      reachedEnd: true,
    });
  }

  private async pageAfter(
    reader: PageReader,
    conversation: Conversation,
    afterSeq: number,
    limit: number,
  ): Promise<MessagePage> {
    const found = await this.collect(reader, conversation, limit + 1, 1, afterSeq);
    const hasMore = countVisible(found, reader) > limit;
    return makePage(hasMore ? found.slice(0, -1) : found, reader, {
      lastSeq: conversation.lastSeq,
      hasMore,
      reachedEnd: !hasMore,
    });
  }

  /** Reads on until `wanted` messages are visible or there are no more; what is not visible comes along. */
  private async collect(
    reader: PageReader,
    { _id }: Conversation,
    wanted: number,
    direction: 1 | -1,
    from?: number,
  ): Promise<Message[]> {
    const collected: Message[] = [];
    for (let missing = wanted, edge = from; missing > 0;) {
      const batch = await this.repository.find(
        {
          conversation: _id,
          ...(!reader.isStaff && { visibility: 'public' }),
          ...(edge !== undefined && { seq: direction === 1 ? { $gt: edge } : { $lt: edge } }),
        },
        direction,
        missing,
      );
      collected.push(...batch);
      if (batch.length < missing) break;
      edge = batch.at(-1)?.seq;
      missing = wanted - countVisible(collected, reader);
    }
    return collected;
  }
}

function readerOf({ _id, role }: Pick<Principal, '_id' | 'role'>): PageReader {
  return { userId: _id, isStaff: isStaff(role) };
}

function countVisible(messages: Message[], reader: PageReader): number {
  return messages.filter((message) => isVisibleTo(reader, message)).length;
}
