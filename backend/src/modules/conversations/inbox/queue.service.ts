import { Injectable } from '@nestjs/common';
import type { QueuePlace } from '@switchboard/contracts';
import { PresenceService } from '../../users/presence.service';
import { UsersService } from '../../users/users.service';
import type { Conversation } from '../conversation.schema';
import { ConversationsRepository, type ConversationFilter } from '../conversations.repository';
import { expectedWait } from './expected-wait';

/** Waits that tell how long the next one will be: the newest of these many milliseconds. */
const WAITS = 50;
const WAITS_FROM = 7 * 24 * 3_600_000;

/** Where a customer stands among those who wait for a person. */
@Injectable()
export class QueueService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly users: UsersService,
    private readonly presence: PresenceService,
  ) {}

  async placeOf(conversation: Conversation): Promise<QueuePlace> {
    const now = Date.now();
    const since = waitingSince(conversation);
    const [before, waits, agentsAvailable] = await Promise.all([
      since && this.repository.count(aheadOf(conversation, since)),
      this.repository.recentWaits(new Date(now - WAITS_FROM), WAITS),
      this.agentsAvailable(),
    ]);
    return {
      position: before === null ? null : before + 1,
      expectedWait: expectedWait(waits, since ? Math.max(0, now - since.getTime()) : 0),
      agentsAvailable,
    };
  }

  private async agentsAvailable(): Promise<number> {
    const online = await this.presence.online();
    return this.users.countAvailable(online.map(({ userId }) => userId));
  }
}

/** null when no agent is awaited, or one has it. */
function waitingSince({ status, assignedAgent, needsPersonSince }: Conversation): Date | null {
  return status === 'escalated' && !assignedAgent ? (needsPersonSince ?? null) : null;
}

function aheadOf({ _id }: Conversation, since: Date): ConversationFilter {
  return {
    status: 'escalated',
    assignedAgent: null,
    snoozedUntil: null,
    // The first condition is the one that an index can end at.
    needsPersonSince: { $lte: since },
    $or: [{ needsPersonSince: { $lt: since } }, { _id: { $lt: _id } }],
  };
}
