import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import type { Types } from 'mongoose';
import type { Conversation } from '../conversations/conversations.types';
import { MessageShown } from '../messages/messages.events';
import type { Message } from '../messages/messages.types';
import { DirectoryService } from '../users/directory.service';
import { NotifierService, type News } from './notifier.service';

/** Characters of a note that tell what it is about. */
const BEGINNING = 200;

/** What people write, as news. */
@Injectable()
export class MessageNewsListener {
  constructor(
    private readonly notifier: NotifierService,
    private readonly directory: DirectoryService,
  ) {}

  @OnEvent(MessageShown.event)
  async tell({ message, conversation }: MessageShown): Promise<void> {
    if (message.visibility === 'internal') {
      await this.tellThose(message.mentions ?? [], {
        ...newsOf('mention', message, conversation),
        text: beginningOf(message.content),
      });
    } else if (message.senderType === 'user') {
      const { assignedAgent } = conversation;
      await this.tellThose(
        assignedAgent ? [assignedAgent] : [],
        newsOf('customer_replied', message, conversation),
      );
    } else if (message.senderType === 'agent' || message.senderType === 'ai') {
      // Of the assistant's messages those alone are shown so that the customer no longer waits for.
      await this.tellThose([conversation.user], newsOf('agent_replied', message, conversation));
    }
  }

  private async tellThose(users: Types.ObjectId[], news: News): Promise<void> {
    if (users.length) await this.notifier.tell(news, await this.directory.entries(users.map(String)));
  }
}

function newsOf(
  kind: News['kind'],
  { _id, sender }: Message,
  { _id: conversation, title }: Conversation,
): News {
  return {
    kind,
    cause: `message ${String(_id)}`,
    actor: sender && String(sender),
    text: title,
    conversation,
  };
}

function beginningOf(note: string): string {
  const characters = [...note];
  return characters.length <= BEGINNING ? note : `${characters.slice(0, BEGINNING).join('').trimEnd()}…`;
}
