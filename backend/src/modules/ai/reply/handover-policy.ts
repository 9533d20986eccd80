import { Injectable } from '@nestjs/common';
import type { Conversation } from '../../conversations/conversations.types';
import { EscalationService } from '../../conversations/escalation.service';
import { AnswersService } from '../../messages/answers.service';
import type { Message } from '../../messages/messages.types';
import { ReplyContext } from './reply-context.service';
import type { WrittenAnswer } from './reply-writer';

/** Answers in a row that say "I don't know" before a person is brought in unasked. */
const UNKNOWNS_BEFORE_ESCALATION = 2;

const PERSON_IS_COMING =
  'I have already asked a colleague to join. A person will answer here as soon as possible.';

/** When the assistant brings in people. */
@Injectable()
export class HandoverPolicy {
  constructor(
    private readonly escalation: EscalationService,
    private readonly answers: AnswersService,
    private readonly context: ReplyContext,
  ) {}

  /** The escalation's own message is the answer; asked again, the assistant says that somebody is coming. */
  async bringInPerson(question: Message, conversation: Conversation): Promise<void> {
    const isFirst = await this.escalation.escalate(conversation._id, 'requested');
    if (!isFirst) await this.sayPersonIsComing(question, conversation);
    await this.answers.finish(question);
  }

  private async sayPersonIsComing(question: Message, conversation: Conversation): Promise<void> {
    await this.answers.store(question, conversation, {
      content: PERSON_IS_COMING,
      saysUnknown: false,
      isDegraded: false,
      citations: [],
      metadata: { provider: 'embedded', model: 'policy', cost: 0, processingTime: 0 },
    });
  }

  /** After an answer: twice without knowing, or twice in a row frustrated, and a person is asked. */
  async afterAnswer(
    question: Message,
    conversation: Conversation,
    { answer, sentiment }: WrittenAnswer,
  ): Promise<void> {
    if (answer.saysUnknown && conversation.unknownStreak + 1 >= UNKNOWNS_BEFORE_ESCALATION) {
      await this.escalation.escalate(conversation._id, 'low_confidence');
    } else if (sentiment === 'frustrated' && (await this.context.wasFrustratedBefore(question))) {
      await this.escalation.escalate(conversation._id, 'frustrated');
    }
  }

  /** No provider could answer: an honest failure, and a person. */
  async giveUp(question: Message): Promise<void> {
    await this.escalation.escalate(question.conversation, 'provider_failed');
    await this.answers.fail(question, {
      error: 'The assistant cannot answer at the moment.',
      retryable: true,
    });
  }
}
