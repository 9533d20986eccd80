import { Injectable } from '@nestjs/common';
import { ConversationsService } from '../../conversations/conversations.service';
import { isForPeople } from '../../conversations/conversations.types';
import { AnswersService } from '../../messages/answers.service';
import { MessagesService } from '../../messages/messages.service';
import type { Message } from '../../messages/messages.types';
import { SettlementService } from '../../messages/settlement.service';
import type { JobName } from '../ai.jobs';
import { AiProducer } from '../ai.producer';
import {
  messageIsGone,
  notAmongFailed,
  peopleTookOver,
  reaching,
  wouldStayUnchecked,
} from './failed-jobs.errors';

const DISCARDED = 'The assistant could not answer this.';

/**
 * What becomes of the work of a job that failed. It is taken out of the failed ones first, by one of those who try; the
 * task on the message then says what is to be done, so that a crash in between leaves it to the sweep.
 */
@Injectable()
export class FailedWork {
  constructor(
    private readonly producer: AiProducer,
    private readonly messages: MessagesService,
    private readonly conversations: ConversationsService,
    private readonly settlement: SettlementService,
    private readonly answers: AnswersService,
  ) {}

  /** Starts anew, with all attempts. @throws DomainError CONFLICT */
  async retry(name: JobName, messageId: string): Promise<void> {
    const message = await this.messages.find(messageId);
    if (!message) throw messageIsGone();
    if (name === 'reply') return this.retryReply(message);
    await this.take(name, messageId);
    await reaching(this.producer.add(name, messageId));
  }

  /** Nothing waits for it any more. @throws DomainError CONFLICT */
  async discard(name: JobName, messageId: string): Promise<void> {
    const message = await this.messages.find(messageId);
    if (name === 'moderation' && message?.moderation === 'pending') throw wouldStayUnchecked();
    await this.take(name, messageId);
    if (!message?.tasks.includes(name)) return;
    // The customer is told, and may ask again.
    if (name === 'reply') await this.answers.fail(message, { error: DISCARDED, retryable: true });
    else await this.settlement.finishTask(messageId, name);
  }

  /**
   * Asked again under the epoch that it was asked under: a take-over since then makes the answer's claim miss, however
   * late it comes. What is known of one already is said at once.
   */
  private async retryReply(question: Message): Promise<void> {
    const conversation = await this.conversations.find(question.conversation);
    if (!conversation) throw messageIsGone();
    const isForced = question.isReplyForced ?? false;
    const isOutdated = conversation.aiEpoch !== question.aiEpoch;
    if (isOutdated || (isForPeople(conversation) && !isForced)) throw peopleTookOver();
    await this.take('reply', String(question._id));
    const asked = await this.settlement.addReplyTask(question, question.aiEpoch, isForced);
    // The task had been left standing.
    if (!asked) await reaching(this.producer.add('reply', String(question._id)));
  }

  private async take(name: JobName, messageId: string): Promise<void> {
    if (!(await reaching(this.producer.takeFailed(name, messageId)))) throw notAmongFailed();
  }
}
