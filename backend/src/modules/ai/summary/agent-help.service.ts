import { Injectable } from '@nestjs/common';
import { ConversationHelpService } from '../../conversations/conversation-help.service';
import { ConversationsService } from '../../conversations/conversations.service';
import type { Conversation } from '../../conversations/conversations.types';
import { MessagesService } from '../../messages/messages.service';
import { SettlementService } from '../../messages/settlement.service';
import type { MadeFrom } from '../ai.jobs';
import { AgentHelpWriter, type TranscriptAt } from './agent-help-writer';

type HelpTask = 'summary' | 'smart-reply';

/** Keeps an escalated conversation's summary and suggestions in step with its messages. Each may run twice. */
@Injectable()
export class AgentHelpService {
  constructor(
    private readonly messages: MessagesService,
    private readonly settlement: SettlementService,
    private readonly conversations: ConversationsService,
    private readonly help: ConversationHelpService,
    private readonly writer: AgentHelpWriter,
  ) {}

  summarise(messageId: string, signal: AbortSignal): Promise<MadeFrom | null> {
    return this.refresh(messageId, 'summary', async (conversation, read) => {
      const value = await this.writer.summarise(read, signal);
      return this.help.recordSummary(conversation._id, { value, seq: read.seq, isAsked: false });
    });
  }

  suggestReplies(messageId: string, signal: AbortSignal): Promise<MadeFrom | null> {
    return this.refresh(messageId, 'smart-reply', async (conversation, read) => {
      const value = await this.writer.suggestReplies(read, conversation, signal);
      return this.help.recordSuggestions(conversation._id, { value, seq: read.seq, isAsked: false });
    });
  }

  /** Made from all that was said by now, so an older message leaves it to a newer one that has the same task. */
  private async refresh(
    messageId: string,
    task: HelpTask,
    make: (conversation: Conversation, read: TranscriptAt) => Promise<boolean>,
  ): Promise<MadeFrom | null> {
    const message = await this.messages.find(messageId);
    if (!message?.tasks.includes(task)) return null;
    let made: MadeFrom | null = null;
    if (!(await this.messages.hasLaterWith(message, task))) {
      const conversation = await this.conversations.find(message.conversation);
      const read = conversation && (await this.writer.read(conversation));
      if (read && read.seq > seqOf(conversation, task) && (await make(conversation, read))) {
        made = { seq: read.seq };
      }
    }
    await this.settlement.finishTask(messageId, task);
    return made;
  }
}

function seqOf({ summary, suggestions }: Conversation, task: HelpTask): number {
  return (task === 'summary' ? summary : suggestions)?.seq ?? 0;
}
