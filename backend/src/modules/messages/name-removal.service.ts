import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { ConversationActivityService } from '../conversations/conversation-activity.service';
import { ConversationsService } from '../conversations/conversations.service';
import { UserDeparting } from '../users/users.events';
import { MessagesRepository } from './messages.repository';
import { NAMING } from './naming-lines';

const SOMEBODY = 'A former user';

/** Conversations that are looked through at once. */
const BATCH = 500;

/** Takes the names of the deleted out of the lines that Switchboard wrote. What people wrote stays as they wrote it. */
@Injectable()
export class NameRemovalService {
  constructor(
    private readonly repository: MessagesRepository,
    private readonly conversations: ConversationsService,
    private readonly activity: ConversationActivityService,
  ) {}

  @OnEvent(UserDeparting.event, { suppressErrors: false })
  async removeName({ userId, departure: { deletion } }: UserDeparting): Promise<void> {
    if (!deletion) return;
    const all = await this.conversations.idsWith(userId);
    for (let from = 0; from < all.length; from += BATCH) {
      const ids = all.slice(from, from + BATCH);
      for (const line of Object.values(NAMING)) {
        const [before, after] = [line(deletion.formerName), line(SOMEBODY)];
        await this.repository.rewordSystem(ids, before, after);
        await this.activity.rewordLast(ids, before, after);
      }
    }
  }
}
