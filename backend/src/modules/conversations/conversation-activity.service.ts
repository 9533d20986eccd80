import { Injectable } from '@nestjs/common';
import type { Category, Sentiment } from '@switchboard/contracts';
import { LIMITS } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { ConversationAnnouncer } from './conversation-announcer';
import type { Conversation } from './conversation.schema';
import { ConversationsRepository } from './conversations.repository';
import { HandoverTransitions } from './handover-transitions';

/** A message that has just become visible, as far as its conversation cares. */
export interface VisibleMessage {
  _id: Types.ObjectId;
  conversation: Types.ObjectId;
  seq: number;
  sender: Types.ObjectId | null;
  content: string;
  createdAt: Date;
}

/** An answer of the assistant that asks to be stored. */
export interface AnswerClaim {
  answerId: Types.ObjectId;
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

/** Keeps a conversation's figures and marks in step with its messages. */
@Injectable()
export class ConversationActivityService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly announcer: ConversationAnnouncer,
    private readonly transitions: HandoverTransitions,
  ) {}

  /** A customer's message has passed: it reopens a resolved conversation and, with an agent involved, starts the wait. */
  async recordCustomerMessage(message: VisibleMessage): Promise<Conversation | null> {
    const conversation = await this.record(message, { userMessages: 1 });
    if (!conversation) return null;
    const result = await this.followUp(conversation, message);
    await this.announcer.announce(result);
    return result;
  }

  /** An agent has written to the customer, who waits no longer. */
  async recordAgentMessage(message: VisibleMessage): Promise<Conversation | null> {
    return this.announced(await this.record(message, {}, { waitingSince: null }));
  }

  async recordSystemMessage(message: VisibleMessage): Promise<Conversation | null> {
    return this.announced(await this.record(message, {}));
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
        $max: { lastSeq: seq, answeredSeq: questionSeq },
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

  /** Only a later message overwrites the sentiment that stands there. */
  async recordSentiment(conversationId: Types.ObjectId, seq: number, sentiment: Sentiment): Promise<void> {
    const changed = await this.repository.updateOne(
      { _id: conversationId, sentimentSeq: { $lt: seq } },
      { $set: { sentiment, sentimentSeq: seq } },
    );
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
    { _id, conversation, seq, sender, createdAt }: VisibleMessage,
    counts: { userMessages?: number },
    fields: object = {},
  ): Promise<Conversation | null> {
    const recorded = await this.repository.recordMessage(conversation, _id, sender, {
      $set: fields,
      $max: { lastSeq: seq, lastActivityAt: createdAt, 'metadata.lastMessageAt': createdAt },
      $inc: {
        'metadata.totalMessages': 1,
        ...(counts.userMessages && { 'metadata.userMessages': counts.userMessages }),
      },
    });
    return recorded ?? this.repository.findById(conversation);
  }

  /** What only some messages bring about, so that the usual one costs one update. Each holds only while it is still so. */
  private async followUp(
    conversation: Conversation,
    { content, createdAt, seq }: VisibleMessage,
  ): Promise<Conversation> {
    const { _id, status, isAgentInvolved, waitingSince, hasOwnTitle } = conversation;
    let current: Conversation | null = null;
    if (status === 'resolved') current = await this.transitions.apply(_id, { type: 'customer_wrote' });
    if (isAgentInvolved && !waitingSince) {
      // Not when the agent has answered in between.
      const unanswered = { _id, isAgentInvolved, waitingSince: null, lastSeq: { $lte: seq } };
      current =
        (await this.repository.updateOne(unanswered, { $set: { waitingSince: createdAt } })) ?? current;
    }
    if (!hasOwnTitle) {
      const titled = { $set: { title: titleOf(content), hasOwnTitle: true } };
      current = (await this.repository.updateOne({ _id, hasOwnTitle }, titled)) ?? current;
    }
    return current ?? conversation;
  }
}

/** The first line, cut at a word. */
export function titleOf(content: string): string {
  const line = content.trim().split('\n', 1)[0] ?? '';
  if (line.length <= MADE_TITLE_LENGTH) return line.slice(0, LIMITS.conversationTitle);
  const cut = line.slice(0, MADE_TITLE_LENGTH);
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > MADE_TITLE_LENGTH / 2 ? cut.slice(0, lastSpace) : cut}…`;
}
