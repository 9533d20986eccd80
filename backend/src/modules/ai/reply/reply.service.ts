import { Injectable } from '@nestjs/common';
import { ConversationsService } from '../../conversations/conversations.service';
import { isForPeople, wasOfferedPerson, type Conversation } from '../../conversations/conversations.types';
import { AnswersService } from '../../messages/answers.service';
import type { Message } from '../../messages/messages.types';
import { recognisePersonRequest } from '../providers/embedded/person-request';
import { AnswerBlockedError } from '../safety/answer-blocked.error';
import { HandoverPolicy } from './handover-policy';
import { ReplyContext } from './reply-context.service';
import { ReplyInterruptions } from './reply-interruptions';
import { ReplyWriter, type WrittenAnswer } from './reply-writer';

/** Makes the assistant's answer to one message. */
@Injectable()
export class ReplyService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly answers: AnswersService,
    private readonly interruptions: ReplyInterruptions,
    private readonly context: ReplyContext,
    private readonly writer: ReplyWriter,
    private readonly handover: HandoverPolicy,
  ) {}

  /**
   * Answers a question, or withdraws when a person has the conversation. May run twice.
   * @throws whatever the provider throws, and the reason of `deadline`
   */
  async answer(question: Message, deadline: AbortSignal): Promise<void> {
    await this.interruptions.during(String(question.conversation), question.aiEpoch, async (interrupted) => {
      // Read after listening has begun: a take-over is seen here or heard there.
      const conversation = await this.conversations.find(question.conversation);
      if (!conversation) return this.answers.withdraw(question);
      // An earlier attempt came so far that the answer counts, and ended before it was shown or ticked off.
      if (await this.answers.showClaimed(question, conversation)) return this.conclude(question);
      if (!isAssistantsTurn(conversation, question)) return this.answers.withdraw(question);
      if (wantsPerson(question, conversation)) return this.handover.bringInPerson(question, conversation);
      const written = await this.write(question, conversation, interrupted, deadline);
      if (written === 'blocked') return this.handover.holdBack(question);
      if (!written) return this.answers.withdraw(question);
      if (written.isUnwanted) return this.answers.keepSilent(question);
      const isFrustrated = written.sentiment === 'frustrated';
      const counts = await this.answers.store(question, conversation, written.answer, isFrustrated);
      if (counts) await this.conclude(question);
    });
  }

  /** No further attempt will be made. */
  giveUp(question: Message): Promise<void> {
    return this.handover.giveUp(question);
  }

  /** Shown: from here on nothing takes it back. */
  private async conclude(question: Message): Promise<void> {
    await this.handover.afterAnswer(question);
    await this.answers.finish(question);
  }

  /** @returns null when a person took over while it was being written */
  private async write(
    question: Message,
    conversation: Conversation,
    interrupted: AbortSignal,
    deadline: AbortSignal,
  ): Promise<WrittenAnswer | 'blocked' | null> {
    try {
      const history = await this.context.historyOf(question);
      return await this.writer.write(
        question,
        conversation,
        history,
        AbortSignal.any([interrupted, deadline]),
      );
    } catch (error) {
      if (interrupted.aborted) return null;
      if (error instanceof AnswerBlockedError) return 'blocked';
      throw error;
    }
  }
}

/** What a customer says to "shall I bring in a person?". */
const ACCEPTS =
  /^(?:yes|yep|yeah|sure|ok|okay|please|do)\b[\s,.!]*(?:please|do|thanks|thank you|that|it|so|would be (?:nice|great|good))*[\s.!]*$/i;

function wantsPerson({ content }: Message, conversation: Conversation): boolean {
  const accepts = wasOfferedPerson(conversation) && ACCEPTS.test(content.trim());
  return accepts || recognisePersonRequest(content).isRequested;
}

/** Under the epoch that the question was asked in, unless people answer; those may ask for it all the same. */
function isAssistantsTurn(conversation: Conversation, question: Message): boolean {
  if (conversation.aiEpoch !== question.aiEpoch) return false;
  return question.isReplyForced === true || !isForPeople(conversation);
}
