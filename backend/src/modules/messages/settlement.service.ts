import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { Category, MessageFlag, Sentiment } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { ConversationActivityService } from '../conversations/conversation-activity.service';
import { ConversationsService } from '../conversations/conversations.service';
import { isForPeople, type Conversation } from '../conversations/conversations.types';
import { EscalationService } from '../conversations/escalation.service';
import { MessagePublisher } from './message-publisher.service';
import { HELP_FOR_AGENTS, sentAt, type Message, type MessageTask } from './message.schema';
import { MessageShown, MessageTasksAdded } from './messages.events';
import { MessagesRepository } from './messages.repository';

/** What moderation found. */
export interface Verdict {
  isBlocked: boolean;
  flags: MessageFlag[];
}

/** Takes in what the jobs found out about a message. Each of these may run twice and has its effect once. */
@Injectable()
export class SettlementService {
  private readonly logger = new Logger(SettlementService.name);

  constructor(
    private readonly repository: MessagesRepository,
    private readonly conversations: ConversationsService,
    private readonly activity: ConversationActivityService,
    private readonly escalation: EscalationService,
    private readonly publisher: MessagePublisher,
    private readonly events: EventEmitter2,
  ) {}

  /** Decides a pending message; on an agent's message, which nobody held back, only the flags are noted. */
  async settle(messageId: string, verdict: Verdict): Promise<void> {
    const message = await this.repository.findById(messageId);
    if (!message) return;
    if (message.moderation === 'pending') {
      const settled = await this.decide(message, verdict);
      if (settled) await this.announce(settled);
    } else if (message.tasks.includes('announce')) {
      await this.announce(message);
    } else if (message.tasks.includes('moderation')) {
      await this.noteFlags(message, verdict.flags);
    }
  }

  /** Shows a message and queues what follows; again, when the process that stored or decided it died in between. */
  async announce(message: Message): Promise<void> {
    if (!message.tasks.includes('announce')) return;
    const rest =
      message.moderation === 'passed'
        ? await this.announcePassed(message)
        : await this.announceBlocked(message);
    await this.repository.updateOne({ _id: message._id }, { $pull: { tasks: 'announce' } });
    this.publisher.changed(String(message._id));
    // Last: a queue waits while Redis is gone, and a sweep would announce the message once more meanwhile.
    await this.queue(String(message._id), rest);
  }

  async setSentiment(messageId: string, sentiment: Sentiment): Promise<void> {
    const message = await this.repository.updateOne(
      { _id: messageId },
      { $set: { 'metadata.sentiment': sentiment }, $pull: { tasks: 'sentiment' } },
    );
    if (!message) return;
    if (message.visibility === 'public') this.publisher.updated(message, { metadata: { sentiment } });
    if (message.senderType === 'user') {
      await this.activity.recordSentiment(message.conversation, message.seq, sentiment);
    }
    this.publisher.changed(String(message.replyTo ?? message._id));
  }

  async setCategory(messageId: string, category: Category): Promise<void> {
    const message = await this.repository.updateOne({ _id: messageId }, { $pull: { tasks: 'category' } });
    if (message) await this.activity.recordCategory(message.conversation, message.seq, category);
  }

  /** Work on a message that leaves no mark on it is done. */
  async finishTask(messageId: string, task: MessageTask): Promise<void> {
    await this.repository.updateOne({ _id: messageId }, { $pull: { tasks: task } });
  }

  private async decide(message: Message, { isBlocked, flags }: Verdict): Promise<Message | null> {
    const conversation = await this.conversations.find(message.conversation);
    const isAssistants = conversation !== null && !isForPeople(conversation);
    return this.repository.updateOne(
      { _id: message._id, moderation: 'pending' },
      {
        $set: {
          moderation: isBlocked ? 'blocked' : 'passed',
          flags,
          tasks: isBlocked ? ['announce'] : tasksOfPassed(flags, conversation),
          // Handed back while it was being checked: it is the assistant's all the same.
          ...(isAssistants && { aiEpoch: conversation.aiEpoch }),
        },
      },
    );
  }

  /**
   * Lets a blocked message through, under a new number: readers have gone past its old one.
   * @returns null when it is not blocked
   */
  async release(message: Message, conversation: Conversation, releasedBy: string): Promise<Message | null> {
    // Nothing may be given its old number.
    await this.activity.raiseLastSeq(message.conversation, message.seq);
    const released = await this.repository.moveToEnd(
      { _id: message._id, moderation: 'blocked' },
      {
        moderation: 'passed',
        releasedBy: new Types.ObjectId(releasedBy),
        releasedAt: new Date(),
        aiEpoch: conversation.aiEpoch,
        tasks: tasksOfPassed(message.flags, conversation),
      },
      Math.max(conversation.lastSeq, message.seq),
    );
    if (released) await this.announce(released);
    return released;
  }

  /** @returns what is to be done now */
  private async announcePassed(message: Message): Promise<MessageTask[]> {
    const conversation = await this.record(message);
    // Deleted meanwhile: there is nobody left to tell.
    if (!conversation) return [];
    await this.publisher.received(message, conversation);
    if (message.senderType === 'user' && message.flags.includes('self-harm')) {
      await this.escalation.escalate(message.conversation, 'crisis');
    }
    await this.events.emitAsync(MessageShown.event, new MessageShown(message, conversation));
    return message.tasks.filter((task) => task !== 'announce');
  }

  private async announceBlocked(message: Message): Promise<MessageTask[]> {
    await this.activity.raiseLastSeq(message.conversation, message.seq);
    this.publisher.blocked(message);
    return [];
  }

  private record(message: Message): Promise<Conversation | null> {
    if (message.visibility === 'internal') {
      return this.activity.raiseLastSeq(message.conversation, message.seq);
    }
    switch (message.senderType) {
      case 'user':
        return this.activity.recordCustomerMessage({ ...message, createdAt: sentAt(message) });
      case 'agent':
        return this.activity.recordAgentMessage(message);
      case 'system':
        return this.activity.recordSystemMessage(message);
      case 'ai':
        if (!message.followsUp) throw new Error('an answer is shown by its claim');
        return this.activity.recordLateAnswer(message);
    }
  }

  private async noteFlags(message: Message, flags: MessageFlag[]): Promise<void> {
    const updated = await this.repository.updateOne(
      { _id: message._id },
      { $pull: { tasks: 'moderation' }, $addToSet: { flags: { $each: flags } } },
    );
    if (updated && flags.length) await this.publisher.flagged(updated);
  }

  /** What cannot be queued now is found again in the store. */
  private async queue(messageId: string, tasks: MessageTask[]): Promise<void> {
    try {
      await this.events.emitAsync(MessageTasksAdded.event, new MessageTasksAdded(messageId, tasks));
    } catch (error) {
      this.logger.warn({ err: error, messageId }, 'not queued; the sweep will find it');
    }
  }

  /**
   * For a reply that is asked for later: by staff, after a lapse, or because the first try failed.
   * @returns the question; null when an answer to it is on its way
   */
  async addReplyTask(question: Message, aiEpoch: number, isReplyForced: boolean): Promise<Message | null> {
    const asked = await this.repository.updateOne(
      { _id: question._id, moderation: 'passed', tasks: { $ne: 'reply' } },
      { $set: { aiEpoch, isReplyForced }, $unset: { answerFailure: true }, $addToSet: { tasks: 'reply' } },
    );
    if (!asked) return null;
    if (question.answerFailure) this.publisher.updated(asked, { answerFailure: null });
    await this.queue(String(asked._id), ['reply']);
    return asked;
  }
}

/** After a cry for help the assistant is silent: people answer. Where they do, they are helped along. */
function tasksOfPassed(flags: MessageFlag[], conversation: Conversation | null): MessageTask[] {
  const isAssistants = conversation !== null && !isForPeople(conversation);
  const isAnswered = isAssistants && !flags.includes('self-harm');
  const arePeopleNear = !isAssistants || conversation.status === 'escalated';
  return [
    'announce',
    ...(isAnswered ? (['reply'] as const) : []),
    'sentiment',
    'category',
    ...(arePeopleNear ? HELP_FOR_AGENTS : []),
  ];
}
