import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { derivedId } from '../../platform/database/derived-id';
import {
  AgentJoined,
  ConversationAssigned,
  ConversationEscalated,
  ConversationReopened,
  ConversationResolved,
  HandedBack,
} from '../conversations/conversations.events';
import type { Conversation, EscalationLine } from '../conversations/conversations.types';
import { EscalationService } from '../conversations/escalation.service';
import { HELP_FOR_AGENTS, type MessageTask } from './message.schema';
import { MessagesRepository } from './messages.repository';
import { MessagesService } from './messages.service';
import { NAMING } from './naming-lines';
import { SettlementService } from './settlement.service';

const ESCALATED: Record<EscalationLine, string> = {
  requested: 'I have asked a colleague to join. A person will answer here as soon as possible.',
  low_confidence:
    'I could not answer this well enough, so I have asked a colleague to help. A person will answer here.',
  frustrated:
    'I am sorry this has been difficult. I have asked a colleague to help; a person will answer here.',
  report: 'Thank you for your report. A person will look into this conversation.',
  policy: 'A person needs to handle this. I have asked a colleague to join.',
  crisis:
    'What you wrote worries me, and you deserve a person to talk to. I have asked a colleague to join right away. ' +
    'If you might be in danger, please call your local emergency number or a crisis line now.',
  provider_failed:
    'I cannot answer at the moment. I have asked a colleague to help; a person will answer here.',
  crisis_continues:
    'A person will answer here as soon as possible. If you might be in danger, please call your local emergency ' +
    'number or a crisis line now.',
  lapsed:
    'Sorry for the wait: the colleague who was with you is not available right now. I have asked for another, and I will help meanwhile.',
  lapsed_in_crisis:
    'Sorry for the wait: the colleague who was with you is not available right now. I have asked for another. If you ' +
    'might be in danger, please call your local emergency number or a crisis line now.',
};

/** Lines that Switchboard itself writes into a conversation. Each has an id made from its cause, so it stands once. */
@Injectable()
export class SystemMessagesService {
  constructor(
    private readonly repository: MessagesRepository,
    private readonly messages: MessagesService,
    private readonly settlement: SettlementService,
    private readonly escalation: EscalationService,
  ) {}

  @OnEvent(ConversationEscalated.event, { suppressErrors: false })
  async tellEscalated({ conversation }: ConversationEscalated): Promise<void> {
    const { escalation } = conversation;
    if (!escalation) return;
    const { line, at } = escalation;
    await this.write(conversation, `escalated ${at.toISOString()}`, ESCALATED[line], HELP_FOR_AGENTS);
    if (line === 'lapsed') await this.answerMeanwhile(conversation);
    await this.escalation.markAnnounced(conversation);
  }

  @OnEvent(AgentJoined.event)
  async tellJoined({ conversation, agent }: AgentJoined): Promise<void> {
    const cause = `joined ${agent._id} ${conversation.aiEpoch}`;
    await this.write(conversation, cause, NAMING.joined(agent.name), HELP_FOR_AGENTS);
  }

  @OnEvent(HandedBack.event)
  async tellHandedBack({ conversation, agent }: HandedBack): Promise<void> {
    const cause = `handed back ${conversation.aiEpoch}`;
    await this.write(conversation, cause, NAMING.handedBack(agent.name));
  }

  @OnEvent(ConversationResolved.event)
  async tellResolved({ conversation, by }: ConversationResolved): Promise<void> {
    await this.write(conversation, causeOf('resolved', conversation), NAMING.resolved(by.name));
  }

  @OnEvent(ConversationReopened.event)
  async tellReopened({ conversation, by }: ConversationReopened): Promise<void> {
    // Who writes again needs no line that says so.
    if (!by) return;
    await this.write(conversation, causeOf('reopened', conversation), NAMING.reopened(by.name));
  }

  @OnEvent(ConversationAssigned.event)
  async tellAssigned({ conversation, agent }: ConversationAssigned): Promise<void> {
    const cause = causeOf(`assigned ${agent._id}`, conversation);
    await this.write(conversation, cause, NAMING.assigned(agent.name));
  }

  /** The agents are gone: the assistant answers what the customer asked last. */
  private async answerMeanwhile({ _id, aiEpoch }: Conversation): Promise<void> {
    const waiting = await this.messages.findUnanswered(_id);
    if (waiting) await this.settlement.addReplyTask(waiting, aiEpoch, false);
  }

  /** @param tasks what the cause brings about besides: in the same write, so that a crash loses none of it */
  private async write(
    conversation: Conversation,
    cause: string,
    content: string,
    tasks: readonly MessageTask[] = [],
  ): Promise<void> {
    const message = await this.repository.insertNext(
      {
        _id: derivedId('system', String(conversation._id), cause),
        conversation: conversation._id,
        sender: null,
        senderType: 'system',
        content,
        visibility: 'public',
        moderation: 'passed',
        flags: [],
        aiEpoch: conversation.aiEpoch,
        metadata: {},
        tasks: ['announce', ...tasks],
      },
      conversation.lastSeq,
    );
    // Written before: if it was not shown then, the sweep will.
    if (message) await this.settlement.announce(message);
  }
}

/** What happens again and again has the moment of the write that brought it about in its name. */
function causeOf(what: string, { updatedAt }: Conversation): string {
  return `${what} ${updatedAt.toISOString()}`;
}
