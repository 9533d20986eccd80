import { Injectable } from '@nestjs/common';
import { ConversationsService } from '../../conversations/conversations.service';
import type { Conversation } from '../../conversations/conversations.types';
import { AnswersService } from '../../messages/answers.service';
import type { Message } from '../../messages/messages.types';
import { recognisePersonRequest } from '../providers/embedded/person-request';
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
      if (await this.answers.completeClaimed(question, conversation)) return;
      if (!isAssistantsTurn(conversation, question)) return this.answers.withdraw(question);
      if (wantsPerson(question, conversation)) return this.handover.bringInPerson(question, conversation);
      const written = await this.write(question, conversation, interrupted, deadline);
      if (!written || written.isUnwanted) return this.answers.withdraw(question);
      if (!(await this.answers.store(question, conversation, written.answer))) return;
      // Shown: from here on nothing takes it back.
      await this.handover.afterAnswer(question, conversation, written);
      await this.answers.finish(question);
    });
  }

  /** No further attempt will be made. */
  giveUp(question: Message): Promise<void> {
    return this.handover.giveUp(question);
  }

  /** @returns null when a person took over while it was being written */
  private async write(
    question: Message,
    conversation: Conversation,
    interrupted: AbortSignal,
    deadline: AbortSignal,
  ): Promise<WrittenAnswer | null> {
    try {
      const history = await this.context.historyOf(question);
      return await this.writer.write(
        question,
        conversation,
        history,
        AbortSignal.any([interrupted, deadline]),
      );
    } catch (error) {
      if (!interrupted.aborted) throw error;
      return null;
    }
  }
}

/** What a customer says to "shall I bring in a person?". */
const ACCEPTS =
  /^(?:yes|yep|yeah|sure|ok|okay|please|do)\b[\s,.!]*(?:please|do|thanks|thank you|that|it|so|would be (?:nice|great|good))*[\s.!]*$/i;

function wantsPerson({ content }: Message, { unknownStreak, status }: Conversation): boolean {
  const wasOffered = unknownStreak > 0 && status !== 'escalated';
  return recognisePersonRequest(content).isRequested || (wasOffered && ACCEPTS.test(content.trim()));
}

/** After a cry for help only people answer, until one hands the conversation back. */
function isAssistantsTurn({ aiEpoch, isAgentInvolved, isCrisis }: Conversation, question: Message): boolean {
  if (aiEpoch !== question.aiEpoch) return false;
  return question.isReplyForced === true || (!isAgentInvolved && !isCrisis);
}
