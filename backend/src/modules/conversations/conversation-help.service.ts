import { Injectable } from '@nestjs/common';
import { rooms } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import { ConversationsRepository, type ConversationFilter } from './conversations.repository';

/** Something made for agents out of the conversation as it was at the message `seq`. */
export interface MadeAt<Value> {
  value: Value;
  seq: number;
  /** Somebody asked for it: it replaces what was made at the same message, too. */
  isAsked: boolean;
}

/** What agents are given to find their way: stored first, then told to staff, and to nobody else. */
@Injectable()
export class ConversationHelpService {
  constructor(
    private readonly repository: ConversationsRepository,
    private readonly realtime: RealtimeServer,
  ) {}

  /** @returns false when one of a later message, or of the same, stands there. */
  async recordSummary(id: Types.ObjectId, { value, seq, isAsked }: MadeAt<string>): Promise<boolean> {
    const stored = await this.repository.updateOne(
      { _id: id, ...olderThan('summary', seq, isAsked) },
      { $set: { summary: { text: value, seq } } },
    );
    if (!stored) return false;
    const event = { conversationId: String(id), summary: value };
    this.realtime.io.to(rooms.staff).emit('conversation:summary', event);
    return true;
  }

  /** @returns false when those for a later message, or for the same, stand there. */
  async recordSuggestions(id: Types.ObjectId, { value, seq, isAsked }: MadeAt<string[]>): Promise<boolean> {
    const stored = await this.repository.updateOne(
      { _id: id, ...olderThan('suggestions', seq, isAsked) },
      { $set: { suggestions: { texts: value, seq } } },
    );
    if (!stored) return false;
    const event = { conversationId: String(id), suggestions: value };
    this.realtime.io.to(rooms.staff).emit('conversation:suggestions', event);
    return true;
  }
}

function olderThan(field: 'summary' | 'suggestions', seq: number, orSame: boolean): ConversationFilter {
  return {
    $or: [{ [field]: null }, { [`${field}.seq`]: orSame ? { $lte: seq } : { $lt: seq } }],
  };
}
