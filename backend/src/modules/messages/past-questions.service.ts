import { Injectable } from '@nestjs/common';
import { MessagesRepository } from './messages.repository';

/** Customers' messages that are looked through. */
const READ = 1_000;

export interface PastQuestion {
  question: string;
  /** Among the messages that were looked through. */
  timesAsked: number;
  /** Where it was asked last, and when. */
  conversation: string;
  askedAt: Date;
}

/** What customers have asked the assistant: whether it knew the answer or said that it did not. */
@Injectable()
export class PastQuestionsService {
  constructor(private readonly repository: MessagesRepository) {}

  /** Distinct ones among the newest thousand messages of customers that were answered; the newest first. */
  async newest(limit: number): Promise<PastQuestion[]> {
    const messages = await this.repository.findNewestOfCustomers(READ);
    const answered = await this.repository.answeredAmong(messages.map(({ _id }) => _id));
    const questions = new Map<string, PastQuestion>();
    for (const { _id, content, conversation, createdAt } of messages) {
      if (!answered.has(String(_id))) continue;
      const key = content.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
      const known = questions.get(key);
      if (known) known.timesAsked += 1;
      else {
        const asked = { conversation: String(conversation), askedAt: createdAt };
        questions.set(key, { question: content, timesAsked: 1, ...asked });
      }
    }
    return [...questions.values()].slice(0, limit);
  }
}
