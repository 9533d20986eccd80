import { Injectable } from '@nestjs/common';
import type { Types } from 'mongoose';
import type { Message } from './message.schema';
import { MessagesRepository } from './messages.repository';

/** A customer's message, and the assistant's answer to it if that was shown. */
export interface AskedQuestion {
  message: Message;
  answer: Message | null;
}

/** What became of customers' messages, for whoever looks for what the assistant does not know. */
@Injectable()
export class AskedQuestionsService {
  constructor(private readonly repository: MessagesRepository) {}

  /** Customers' messages that are different since then, or that have another answer; in the order of `at`, some twice. */
  async *changedSince(since: Date): AsyncIterable<{ question: Types.ObjectId; at: Date }> {
    for await (const { _id, senderType, replyTo, updatedAt } of this.repository.changedSince(since)) {
      const question = senderType === 'user' ? _id : replyTo;
      if (question) yield { question, at: updatedAt };
    }
  }

  /** Ascending by when they were asked; without those that are gone. */
  async read(ids: Types.ObjectId[]): Promise<AskedQuestion[]> {
    const [messages, answers] = await Promise.all([
      this.repository.findNewest({ _id: { $in: ids } }, ids.length),
      this.repository.findNewest({ replyTo: { $exists: true, $in: ids }, moderation: 'passed' }, ids.length),
    ]);
    const answerTo = new Map(answers.map((answer) => [String(answer.replyTo), answer]));
    return messages
      .reverse()
      .map((message) => ({ message, answer: answerTo.get(String(message._id)) ?? null }));
  }

  /** A question and what the customer and agents said after it, oldest first; empty when it is gone. */
  async withWhatPeopleSaid(question: Types.ObjectId, limit: number): Promise<Message[]> {
    const asked = await this.repository.findById(question);
    if (!asked) return [];
    const { conversation, seq } = asked;
    return this.repository.find(
      {
        conversation,
        seq: { $gte: seq },
        senderType: { $in: ['user', 'agent'] },
        visibility: 'public',
        moderation: 'passed',
      },
      1,
      limit,
    );
  }
}
