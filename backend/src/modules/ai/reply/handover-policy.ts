import { Injectable } from '@nestjs/common';
import { ConversationsService } from '../../conversations/conversations.service';
import { reasonAfterAnswer, type Conversation } from '../../conversations/conversations.types';
import { EscalationService } from '../../conversations/escalation.service';
import { AnswersService } from '../../messages/answers.service';
import type { Message } from '../../messages/messages.types';
import { SettingsService } from '../../settings/settings.service';

const PERSON_IS_COMING =
  'I have already asked a colleague to join. A person will answer here as soon as possible.';

/** When the assistant brings in people. */
@Injectable()
export class HandoverPolicy {
  constructor(
    private readonly escalation: EscalationService,
    private readonly conversations: ConversationsService,
    private readonly answers: AnswersService,
    private readonly settings: SettingsService,
  ) {}

  /** The escalation's own message is the answer; asked again, the assistant says that somebody is coming. */
  async bringInPerson(question: Message, conversation: Conversation): Promise<void> {
    const isFirst = await this.escalation.escalate(conversation._id, 'requested', question._id);
    if (!isFirst && !(await this.hasBroughtIn(question)))
      await this.sayPersonIsComing(question, conversation);
    await this.answers.finish(question);
  }

  /** An earlier attempt may have escalated it, and ended before it ticked off the question. */
  private async hasBroughtIn({ _id, conversation }: Message): Promise<boolean> {
    const escalation = (await this.conversations.find(conversation))?.escalation;
    return escalation?.question?.equals(_id) ?? false;
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

  /** After an answer: so often without knowing, or so often frustrated in a row, and a person is asked. */
  async afterAnswer({ conversation: conversationId }: Message): Promise<void> {
    // As it stands in the store: the answer may have been claimed by an attempt that ended before this.
    const conversation = await this.conversations.find(conversationId);
    const reason = conversation && reasonAfterAnswer(conversation, this.settings.current.escalation);
    if (reason) await this.escalation.escalate(conversationId, reason);
  }

  /** The answer may not be shown: an honest failure, and a person. */
  async holdBack(question: Message): Promise<void> {
    await this.escalation.escalate(question.conversation, 'policy');
    await this.answers.fail(question, {
      error: "The assistant's answer was held back because it broke our rules.",
      retryable: true,
    });
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
