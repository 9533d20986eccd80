import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { Category, SenderType, Sentiment } from '@switchboard/contracts';
import { LIMITS } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { withoutMarks } from '../../platform/text/without-marks';
import { ConversationAnnouncer } from './conversation-announcer';
import type { LastMessage, TimedDeed } from './conversation-figures.schema';
import type { Conversation } from './conversation.schema';
import { ConversationReopened } from './conversations.events';
import { ConversationsRepository } from './conversations.repository';
import { HandoverTransitions } from './handover-transitions';

/** A message that has just become visible, as far as its conversation cares. */
export interface VisibleMessage {
  _id: Types.ObjectId;
  conversation: Types.ObjectId;
  seq: number;
  sender: Types.ObjectId | null;
  senderType: SenderType;
  content: string;
  createdAt: Date;
  /** Of an agent's: since when a person had been needed as it was written. */
  neededSince?: Date;
}

/** An answer of the assistant that asks to be stored. */
export interface AnswerClaim {
  answerId: Types.ObjectId;
  content: string;
  conversation: Conversation;
  seq: number;
  questionSeq: number;
  /** When the question was sent. */
  askedAt: Date;
  /** The epoch under which the answer was begun. */
  aiEpoch: number;
  /** Staff asked for this answer in spite of the agent. */
  isForced: boolean;
  saysUnknown: boolean;
  /** The customer was, in the question. */
  isFrustrated: boolean;
  /** Made by the provider that stands in for the one that was asked. */
  isDegraded: boolean;
}

/** Characters of a title that is made from the first message. */
const MADE_TITLE_LENGTH = 60;

/** Characters of a message that a list shows. */
const BEGINNING_LENGTH = 140;

/** Of the customer's messages, that their mood's trend is read from. */
const SENTIMENTS_KEPT = 6;

/** Keeps a conversation's figures and marks in step with its messages. */
@Injectable()
export class ConversationActivityService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly announcer: ConversationAnnouncer,
    private readonly transitions: HandoverTransitions,
    private readonly events: EventEmitter2,
  ) {}

  /**
   * A customer's message has passed: it wakes a snoozed conversation, reopens a resolved one and, with an agent
   * involved, starts the wait.
   */
  async recordCustomerMessage(message: VisibleMessage): Promise<Conversation | null> {
    const conversation = await this.record(message, {
      $set: { snoozedUntil: null },
      $inc: { 'metadata.userMessages': 1 },
    });
    if (!conversation) return null;
    const result = await this.followUp(conversation, message);
    await this.announcer.announce(result);
    return result;
  }

  /** An agent has written to the customer, who waits no longer. */
  async recordAgentMessage(message: VisibleMessage): Promise<Conversation | null> {
    const firstResponse = responseOf(message);
    return this.announced(
      await this.record(message, {
        $set: { waitingSince: null, ...(firstResponse && { firstResponse }) },
        $unset: { needsPersonSince: true },
      }),
    );
  }

  /** The assistant has learnt what it did not know: that wakes, reopens and ends nothing. */
  async recordLateAnswer(message: VisibleMessage): Promise<Conversation | null> {
    return this.announced(await this.record(message, { $inc: { 'metadata.aiMessages': 1 } }));
  }

  async recordSystemMessage(message: VisibleMessage): Promise<Conversation | null> {
    return this.announced(await this.record(message));
  }

  /** The number of a note, or of a withdrawn answer: nothing that a customer sees changes. */
  raiseLastSeq(conversationId: Types.ObjectId, seq: number): Promise<Conversation | null> {
    return this.repository.updateOne({ _id: conversationId }, { $max: { lastSeq: seq } });
  }

  /**
   * The one moment that decides whether an answer counts: a conditional update that also raises the statistics.
   * A repeated claim of the same answer succeeds and changes nothing.
   */
  async claimAnswer(claim: AnswerClaim): Promise<boolean> {
    const { answerId, aiEpoch, isForced, seq, questionSeq, saysUnknown, isFrustrated, isDegraded, askedAt } =
      claim;
    const { content } = claim;
    const { _id, metadata } = claim.conversation;
    const now = new Date();
    const responseTime = now.getTime() - askedAt.getTime();
    const { responses, averageResponseTime } = metadata;
    const claimed = await this.transitions.apply(
      _id,
      { type: 'answered', knew: !saysUnknown, isFrustrated, isForced },
      {
        filter: { aiEpoch, lastClaim: { $ne: answerId } },
        $set: {
          lastClaim: answerId,
          isDegraded,
          lastActivityAt: now,
          'metadata.lastMessageAt': now,
          'metadata.averageResponseTime': Math.round(
            (averageResponseTime * responses + responseTime) / (responses + 1),
          ),
        },
        $max: {
          lastSeq: seq,
          answeredSeq: questionSeq,
          lastMessage: lastMessageOf({ content, seq, senderType: 'ai', createdAt: now }),
        },
        $inc: {
          'metadata.totalMessages': 1,
          'metadata.aiMessages': 1,
          'metadata.responses': 1,
          'participants.$[].unread': 1,
        },
      },
    );
    if (claimed) return true;
    const current = await this.repository.findById(_id);
    return current?.lastClaim?.equals(answerId) ?? false;
  }

  /** Only a later message overwrites the sentiment that stands there; its place among the last few it finds anyhow. */
  async recordSentiment(conversationId: Types.ObjectId, seq: number, sentiment: Sentiment): Promise<void> {
    const $push = {
      recentSentiments: {
        $each: [{ seq, sentiment }],
        $sort: { seq: 1 as const },
        $slice: -SENTIMENTS_KEPT,
      },
    };
    const changed =
      (await this.repository.updateOne(
        { _id: conversationId, sentimentSeq: { $lt: seq } },
        { $set: { sentiment, sentimentSeq: seq }, $push },
      )) ??
      (await this.repository.updateOne(
        { _id: conversationId, 'recentSentiments.seq': { $ne: seq } },
        { $push },
      ));
    if (changed) await this.announcer.announce(changed);
  }

  /** A person's choice is kept, and so is a category once a message named it while later ones name none. */
  async recordCategory(conversationId: Types.ObjectId, seq: number, category: Category): Promise<void> {
    if (category === 'general') return;
    const changed = await this.repository.updateOne(
      { _id: conversationId, hasOwnCategory: false, categorySeq: { $lt: seq } },
      { $set: { category, categorySeq: seq } },
    );
    if (changed) await this.announcer.announce(changed);
  }

  private async announced(conversation: Conversation | null): Promise<Conversation | null> {
    if (conversation) await this.announcer.announce(conversation);
    return conversation;
  }

  /** @returns the conversation, also when the message was counted before; null when it is gone */
  private async record(
    message: VisibleMessage,
    { $inc, ...along }: { $set?: object; $unset?: Record<string, true>; $inc?: Record<string, number> } = {},
  ): Promise<Conversation | null> {
    const { _id, conversation, seq, sender, createdAt } = message;
    const recorded = await this.repository.recordMessage(conversation, _id, sender, {
      ...along,
      $max: {
        lastSeq: seq,
        lastActivityAt: createdAt,
        'metadata.lastMessageAt': createdAt,
        lastMessage: lastMessageOf(message),
      },
      $inc: { ...$inc, 'metadata.totalMessages': 1 },
    });
    return recorded ?? this.repository.findById(conversation);
  }

  /** A line of Switchboard's has other words now; lists show them where it is the last one. */
  async rewordLast(conversations: Types.ObjectId[], before: string, after: string): Promise<void> {
    await this.repository.updateAll(
      {
        _id: { $in: conversations },
        'lastMessage.senderType': 'system',
        'lastMessage.text': beginningOf(before),
      },
      { $set: { 'lastMessage.text': beginningOf(after) } },
    );
  }

  /** What only some messages bring about, so that the usual one costs one update. Each holds only while it is still so. */
  private async followUp(
    conversation: Conversation,
    { content, createdAt, seq }: VisibleMessage,
  ): Promise<Conversation> {
    const { _id, status, isAgentInvolved, waitingSince, hasOwnTitle } = conversation;
    let current: Conversation | null = null;
    if (status === 'resolved') {
      current = await this.transitions.apply(_id, { type: 'customer_wrote' });
      if (current)
        await this.events.emitAsync(ConversationReopened.event, new ConversationReopened(current, null));
    }
    if (isAgentInvolved && !waitingSince) {
      // Not when the agent has answered in between.
      const unanswered = {
        ...{ _id, isAgentInvolved, waitingSince: null, lastSeq: { $lte: seq } },
        isCustomerGone: { $ne: true },
      };
      current =
        (await this.repository.updateOne(unanswered, {
          $set: { waitingSince: createdAt },
          // Somebody may have asked for a person before.
          $min: { needsPersonSince: createdAt },
        })) ?? current;
    }
    if (!hasOwnTitle) {
      const titled = { $set: { title: titleOf(content), hasOwnTitle: true } };
      current = (await this.repository.updateOne({ _id, hasOwnTitle }, titled)) ?? current;
    }
    return current ?? conversation;
  }
}

/** As a list shows it; of several, the one with the highest `seq` stays. */
export function lastMessageOf({
  seq,
  content,
  senderType,
  createdAt,
}: Pick<VisibleMessage, 'seq' | 'content' | 'senderType' | 'createdAt'>): LastMessage {
  // The assistant alone writes Markdown.
  const words = senderType === 'ai' ? withoutMarks(content) : content;
  return { seq, text: beginningOf(words), senderType, at: createdAt };
}

function beginningOf(content: string): string {
  const line = content.trim().replace(/\s+/g, ' ');
  // So that none is cut in half.
  const characters = [...line];
  const isLong = characters.length > BEGINNING_LENGTH;
  return isLong ? `${characters.slice(0, BEGINNING_LENGTH).join('')}…` : line;
}

/** What an agent's message is for the figures, when it is the first after a person was needed. */
function responseOf({ sender, createdAt, neededSince }: VisibleMessage): TimedDeed | null {
  if (!sender || !neededSince) return null;
  return { by: sender, at: createdAt, waited: createdAt.getTime() - neededSince.getTime() };
}

/** The first line, cut at a word. */
export function titleOf(content: string): string {
  const line = content.trim().split('\n', 1)[0] ?? '';
  if (line.length <= MADE_TITLE_LENGTH) return line.slice(0, LIMITS.conversationTitle);
  const cut = line.slice(0, MADE_TITLE_LENGTH);
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > MADE_TITLE_LENGTH / 2 ? cut.slice(0, lastSpace) : cut}…`;
}
