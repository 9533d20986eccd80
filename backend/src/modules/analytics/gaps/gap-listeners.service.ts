import { Injectable } from '@nestjs/common';
import type { ToldAs } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { ConversationsService } from '../../conversations/conversations.service';
import { isForPeople, type Conversation } from '../../conversations/conversations.types';
import { UsersService } from '../../users/users.service';
import type { AskedBy } from './gap-questions.repository';

export interface GapListener {
  conversation: Conversation;
  way: ToldAs;
}

/** Who would hear it, and how, if those who asked were told now. */
@Injectable()
export class GapListeners {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly users: UsersService,
  ) {}

  /** By conversation; without those that are gone. */
  async of(questions: readonly Pick<AskedBy, 'conversation'>[]): Promise<Map<string, GapListener>> {
    const ids = [...new Set(questions.map(({ conversation }) => String(conversation)))];
    const found = ids.length ? await this.conversations.findAll(ids.map((id) => new Types.ObjectId(id))) : [];
    const accounts = await this.users.accessOfAll([...new Set(found.map(({ user }) => String(user)))]);
    return new Map(
      found.map((conversation) => [
        String(conversation._id),
        {
          conversation,
          way: wayTo(conversation, accounts.get(String(conversation.user))?.isActive ?? false),
        },
      ]),
    );
  }
}

/** Where people answer at this moment, nobody speaks in between. */
function wayTo(conversation: Conversation, isCustomerActive: boolean): ToldAs {
  if (!isCustomerActive) return 'nobody';
  const isInHands =
    conversation.isCrisis || (conversation.status !== 'resolved' && isForPeople(conversation));
  return isInHands ? 'note' : 'answer';
}
