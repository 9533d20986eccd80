import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { TakeoverLapsed } from '../conversations/conversations.events';
import { MessageStored, MessageTasksAdded } from '../messages/messages.events';
import { MessagesService } from '../messages/messages.service';
import type { MessageTask } from '../messages/messages.types';
import { SettlementService } from '../messages/settlement.service';
import { isJobName } from './ai.jobs';
import { AiProducer } from './ai.producer';

/** Turns what happens to messages into jobs. */
@Injectable()
export class AiListener {
  constructor(
    private readonly producer: AiProducer,
    private readonly messages: MessagesService,
    private readonly settlement: SettlementService,
  ) {}

  @OnEvent(MessageStored.event, { suppressErrors: false })
  async queueTasksOf({ message }: MessageStored): Promise<void> {
    await this.queue(String(message._id), message.tasks);
  }

  @OnEvent(MessageTasksAdded.event, { suppressErrors: false })
  async queueAdded({ messageId, tasks }: MessageTasksAdded): Promise<void> {
    await this.queue(messageId, tasks);
  }

  /** The agents are gone: the assistant answers what the customer asked last. */
  @OnEvent(TakeoverLapsed.event)
  async answerAfterLapse({ conversation }: TakeoverLapsed): Promise<void> {
    const waiting = await this.messages.findUnanswered(conversation._id);
    if (waiting) await this.settlement.addReplyTask(waiting._id, conversation.aiEpoch, false);
  }

  private async queue(messageId: string, tasks: MessageTask[]): Promise<void> {
    await Promise.all(tasks.filter(isJobName).map((name) => this.producer.add(name, messageId)));
  }
}
