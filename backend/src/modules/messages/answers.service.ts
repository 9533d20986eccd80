import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { AnswerFailure, Citation } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { derivedId } from '../../platform/database/derived-id';
import { ConversationActivityService } from '../conversations/conversation-activity.service';
import type { Conversation } from '../conversations/conversations.types';
import { MessageStages } from './message-stages.service';
import { MessagePublisher } from './message-publisher.service';
import { sentAt, type Message, type StoredMetadata } from './message.schema';
import { AnswerShown, MessageTasksAdded } from './messages.events';
import { MessagesRepository, type NewMessage } from './messages.repository';

/** A finished answer, ready to be stored. */
export interface Answer {
  content: string;
  saysUnknown: boolean;
  /** The provider that was asked first had failed. */
  isDegraded: boolean;
  citations: Citation[];
  metadata: Omit<StoredMetadata, 'citations' | 'sentiment' | 'tokensUsed'>;
}

/**
 * The assistant's lease: an answer is stored where nobody sees it, claimed by one conditional update of the
 * conversation, and only then shown. Whoever takes over first makes the claim miss.
 */
@Injectable()
export class AnswersService {
  constructor(
    private readonly repository: MessagesRepository,
    private readonly activity: ConversationActivityService,
    private readonly publisher: MessagePublisher,
    private readonly events: EventEmitter2,
    private readonly stages: MessageStages,
  ) {}

  /** The `_id` of the answer to a question: the same at every attempt. */
  answerIdOf(question: Message): Types.ObjectId {
    return derivedId('answer', String(question._id));
  }

  /**
   * @param isFrustrated the customer was, in the question
   * @returns whether the answer counts; false when a person took over meanwhile
   */
  async store(
    question: Message,
    conversation: Conversation,
    answer: Answer,
    isFrustrated = false,
  ): Promise<boolean> {
    const stored = await this.insertUnseen(question, conversation, answer);
    if (stored.moderation === 'passed') return true;
    const isClaimed = await this.activity.claimAnswer({
      answerId: stored._id,
      content: stored.content,
      conversation,
      seq: stored.seq,
      questionSeq: question.seq,
      askedAt: sentAt(question),
      aiEpoch: question.aiEpoch,
      isForced: question.isReplyForced ?? false,
      saysUnknown: stored.saysUnknown ?? false,
      isFrustrated,
      isDegraded: answer.isDegraded,
    });
    if (isClaimed) await this.show(stored, question, conversation);
    else await this.withdraw(question);
    return isClaimed;
  }

  /** @returns whether an earlier attempt's answer counts already; it is shown then, whoever took over since. */
  async showClaimed(question: Message, conversation: Conversation): Promise<boolean> {
    const stored = await this.repository.findById(this.answerIdOf(question));
    if (!stored) return false;
    const counts = stored.moderation === 'passed' || conversation.lastClaim?.equals(stored._id);
    if (!counts) return false;
    await this.show(stored, question, conversation);
    return true;
  }

  /** Nothing will answer this question; a begun bubble goes. */
  async withdraw(question: Message): Promise<void> {
    await this.takeBack(question);
    await this.finish(question);
  }

  /** The assistant does not know, which it has said already; a begun bubble goes. */
  async keepSilent(question: Message): Promise<void> {
    await this.takeBack(question);
    await this.repository.updateOne(
      { _id: question._id },
      { $set: { remainsUnknown: true }, $pull: { tasks: 'reply' } },
    );
    this.publisher.changed(String(question._id));
  }

  /** There will be no answer, and the question says why until it is asked again; a begun bubble goes. */
  async fail(question: Message, failure: AnswerFailure): Promise<void> {
    await this.takeBack(question);
    const failed = await this.repository.updateOne(
      { _id: question._id, tasks: 'reply' },
      { $set: { answerFailure: failure }, $pull: { tasks: 'reply' } },
    );
    if (!failed) return;
    this.publisher.answerFailed(failed, failure);
    this.publisher.changed(String(question._id));
  }

  /** The question has no open answer any more; the next one of its conversation may be answered. */
  async finish(question: Message): Promise<void> {
    await this.repository.updateOne({ _id: question._id }, { $pull: { tasks: 'reply' } });
    this.publisher.changed(String(question._id));
  }

  private async takeBack(question: Message): Promise<void> {
    const answerId = this.answerIdOf(question);
    const unseen = await this.repository.findOne({ _id: answerId, moderation: 'pending' });
    if (unseen) {
      // Its number is not given out again: somebody may have seen later ones.
      await this.activity.raiseLastSeq(unseen.conversation, unseen.seq);
      await this.repository.delete({ _id: answerId, moderation: 'pending' });
    }
    this.publisher.answerCancelled(question, String(answerId));
  }

  private async insertUnseen(
    question: Message,
    conversation: Conversation,
    answer: Answer,
  ): Promise<Message> {
    const { promptTokens = 0, completionTokens = 0 } = answer.metadata;
    const draft: NewMessage = {
      _id: this.answerIdOf(question),
      conversation: question.conversation,
      sender: null,
      senderType: 'ai',
      content: answer.content,
      visibility: 'public',
      moderation: 'pending',
      flags: [],
      aiEpoch: question.aiEpoch,
      replyTo: question._id,
      saysUnknown: answer.saysUnknown,
      metadata: {
        ...answer.metadata,
        tokensUsed: promptTokens + completionTokens,
        citations: answer.citations.map(({ faq, question: cited }) => ({
          faq: new Types.ObjectId(faq),
          question: cited,
        })),
      },
      tasks: [],
    };
    const inserted = await this.repository.insertNext(draft, conversation.lastSeq);
    const stored = inserted ?? (await this.repository.findById(draft._id));
    if (!stored) throw new Error('an answer was refused as a repeat, but the first one is not there');
    return stored;
  }

  private async show(stored: Message, question: Message, conversation: Conversation): Promise<void> {
    const shown = await this.repository.updateOne(
      { _id: stored._id, moderation: 'pending' },
      { $set: { moderation: 'passed', ...delivered(stored, question) }, $addToSet: { tasks: 'sentiment' } },
    );
    if (!shown) return;
    await this.publisher.received(shown, conversation);
    this.stages.reached('answered', question);
    // What the assistant has answered, it has read.
    this.publisher.updated(question, { isRead: true });
    const cited = shown.metadata.citations?.map(({ faq }) => String(faq)) ?? [];
    await this.events.emitAsync(AnswerShown.event, new AnswerShown(cited));
    await this.events.emitAsync(
      MessageTasksAdded.event,
      new MessageTasksAdded(String(shown._id), ['sentiment']),
    );
  }
}

/** All the time that passed, but for what the other parts took, went into showing and storing it. */
function delivered({ metadata: { timings } }: Message, question: Message): Record<string, number> {
  if (!timings) return {};
  const { queue = 0, retrieval = 0, model = 0 } = timings;
  const passed = Date.now() - sentAt(question).getTime();
  return { 'metadata.timings.delivery': Math.max(0, passed - queue - retrieval - model) };
}
