import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { MessageStored, MessageTasksAdded } from '../messages/messages.events';
import { isJobName } from './ai.jobs';
import { AiProducer } from './ai.producer';

/** Turns what happens to messages into jobs. */
@Injectable()
export class AiListener {
  constructor(private readonly producer: AiProducer) {}

  @OnEvent(MessageStored.event, { suppressErrors: false })
  async queueTasksOf({ message }: MessageStored): Promise<void> {
    const names = message.tasks.filter(isJobName);
    await Promise.all(names.map((name) => this.producer.add(name, String(message._id))));
  }

  @OnEvent(MessageTasksAdded.event, { suppressErrors: false })
  async queueAdded({ messageId, tasks }: MessageTasksAdded): Promise<void> {
    // A job of that name may have failed before.
    await Promise.all(tasks.filter(isJobName).map((name) => this.producer.ensure(name, messageId)));
  }
}
