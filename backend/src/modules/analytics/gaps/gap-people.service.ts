import { Injectable } from '@nestjs/common';
import { Types } from 'mongoose';
import { ConversationsService } from '../../conversations/conversations.service';
import type { AskedQuestion } from '../../messages/asked-questions.service';
import { UsersService } from '../../users/users.service';
import type { GapQuestion } from './gap.schema';
import { GapStateRepository } from './gap-state.repository';

/** Characters of a question that are kept. */
const BEGINNING = 300;

/** A question that counts, before it is anywhere. */
export type NewGapQuestion = Omit<GapQuestion, 'gap' | 'updatedAt'>;

/** Whose questions they are: nobody's who is gone. */
@Injectable()
export class GapPeople {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly users: UsersService,
    private readonly state: GapStateRepository,
  ) {}

  async withCustomers(asked: (AskedQuestion & Pick<GapQuestion, 'reason'>)[]): Promise<NewGapQuestion[]> {
    if (!asked.length) return [];
    const found = await this.conversations.findAll(
      [...new Set(asked.map(({ message }) => String(message.conversation)))].map(
        (id) => new Types.ObjectId(id),
      ),
    );
    const customers = [...new Set(found.map(({ user }) => String(user)))];
    const accounts = await this.users.accessOfAll(customers);
    const departed = await this.state.departedAmong(found.flatMap(({ _id, user }) => [_id, user]));
    const owners = new Map(
      found
        .filter(
          ({ _id, user }) =>
            accounts.has(String(user)) && !departed.has(String(_id)) && !departed.has(String(user)),
        )
        .map(({ _id, user }) => [String(_id), user]),
    );
    return asked.flatMap(({ message, reason }) => {
      const customer = owners.get(String(message.conversation));
      if (!customer) return [];
      const sentiment = message.metadata.sentiment ?? null;
      return [
        {
          _id: message._id,
          conversation: message.conversation,
          seq: message.seq,
          customer,
          text: beginningOf(message.content),
          reason,
          sentiment,
          askedAt: message.createdAt,
        },
      ];
    });
  }
}

function beginningOf(content: string): string {
  const characters = [...content.trim().replace(/\s+/g, ' ')];
  return characters.length > BEGINNING ? `${characters.slice(0, BEGINNING).join('')}…` : characters.join('');
}
