import { Injectable } from '@nestjs/common';
import type { Citation } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { derivedId } from '../../platform/database/derived-id';
import type { Conversation } from '../conversations/conversations.types';
import type { Message } from './message.schema';
import { MessagesRepository, type NewMessage } from './messages.repository';
import { SettlementService } from './settlement.service';

/** What is known at last of something that a customer asked. */
export interface LateAnswer {
  /** What it is about, and how often the conversation was told of that: whoever tells it now writes the same message. */
  subject: string;
  toldBefore: number;
  question: Types.ObjectId;
  content: string;
}

/** Comes back to what the assistant did not know when it was asked. */
@Injectable()
export class LateAnswersService {
  constructor(
    private readonly repository: MessagesRepository,
    private readonly settlement: SettlementService,
  ) {}

  /** What the conversation was told of a subject, be it by an answer or a note, the first time first. */
  async toldOf({ _id }: Conversation, subject: string): Promise<Message[]> {
    const told: Message[] = [];
    for (;;) {
      const message = await this.repository.findById(idOf(_id, subject, told.length));
      if (!message) return told;
      told.push(message);
    }
  }

  /** Writes to the customer, as the assistant. */
  async answer(conversation: Conversation, late: LateAnswer & { citation: Citation }): Promise<void> {
    const { faq, question } = late.citation;
    await this.write(conversation, late, {
      senderType: 'ai',
      visibility: 'public',
      followsUp: late.question,
      metadata: { citations: [{ faq: new Types.ObjectId(faq), question }] },
      tasks: ['announce', 'sentiment'],
    });
  }

  /** Leaves it to the agents who have the conversation; the one it is assigned to is called. */
  async note(conversation: Conversation, late: LateAnswer): Promise<void> {
    const { assignedAgent } = conversation;
    await this.write(conversation, late, {
      senderType: 'system',
      visibility: 'internal',
      metadata: {},
      tasks: ['announce'],
      ...(assignedAgent && { mentions: [assignedAgent] }),
    });
  }

  private async write(
    conversation: Conversation,
    { subject, toldBefore, content }: LateAnswer,
    fields: Pick<NewMessage, 'senderType' | 'visibility' | 'metadata' | 'tasks'> & Partial<NewMessage>,
  ): Promise<void> {
    const message = await this.repository.insertNext(
      {
        _id: idOf(conversation._id, subject, toldBefore),
        conversation: conversation._id,
        sender: null,
        content,
        moderation: 'passed',
        flags: [],
        aiEpoch: conversation.aiEpoch,
        ...fields,
      },
      conversation.lastSeq,
    );
    // Written before: if it was not shown then, the sweep will.
    if (message) await this.settlement.announce(message);
  }
}

function idOf(conversation: Types.ObjectId, subject: string, toldBefore: number): Types.ObjectId {
  return derivedId('late answer', String(conversation), subject, String(toldBefore));
}
