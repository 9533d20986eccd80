import { Injectable } from '@nestjs/common';
import { ConversationsService } from '../../conversations/conversations.service';
import type { Conversation } from '../../conversations/conversations.types';
import { AnswersService } from '../../messages/answers.service';
import type { Message } from '../../messages/messages.types';
import { recognisePersonRequest } from '../providers/embedded/person-request';
import { HandoverPolicy } from './handover-policy';
import { ReplyContext } from './reply-context.service';
import { ReplyInterruptions } from './reply-interruptions';
import { ReplyWriter } from './reply-writer';

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
      if (!conversation || !isAssistantsTurn(conversation, question)) return this.answers.withdraw(question);
      try {
        await this.respond(question, conversation, AbortSignal.any([interrupted, deadline]));
      } catch (error) {
        if (!interrupted.aborted) throw error;
        await this.answers.withdraw(question);
      }
    });
  }

  /** No further attempt will be made. */
  giveUp(question: Message): Promise<void> {
    return this.handover.giveUp(question);
  }

  private async respond(question: Message, conversation: Conversation, signal: AbortSignal): Promise<void> {
    if (wantsPerson(question, conversation)) return this.handover.bringInPerson(question, conversation);

    const history = await this.context.historyOf(question);
    const written = await this.writer.write(question, conversation, history, signal);
    if (written.isUnwanted) return this.answers.withdraw(question);
    if (await this.answers.store(question, conversation, written.answer)) {
      await this.handover.afterAnswer(question, conversation, written, signal);
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
function isAssistantsTurn(
  { aiEpoch, isAgentInvolved, status, escalation }: Conversation,
  question: Message,
): boolean {
  if (aiEpoch !== question.aiEpoch) return false;
  if (question.isReplyForced) return true;
  return !isAgentInvolved && !(status === 'escalated' && escalation?.reason === 'crisis');
}
