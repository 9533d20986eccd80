import { Injectable } from '@angular/core';
import type { AnyConversation } from './chat.api';
import { type Timeline, dropStreams } from './message-timeline';

interface CachedChat {
  owner: string;
  conversation: AnyConversation;
  timeline: Timeline;
}

const MOST = 12;

/** The conversations looked at last, so that going back to one paints at once and then catches up. */
@Injectable({ providedIn: 'root' })
export class ChatCache {
  private readonly chats = new Map<string, CachedChat>();

  get(id: string, owner: string): CachedChat | null {
    const cached = this.chats.get(id);
    return cached?.owner === owner ? cached : null;
  }

  put(owner: string, conversation: AnyConversation, timeline: Timeline): void {
    this.chats.delete(conversation._id);
    this.chats.set(conversation._id, { owner, conversation, timeline: dropStreams(timeline) });
    const oldest = this.chats.keys().next().value;
    if (this.chats.size > MOST && oldest !== undefined) this.chats.delete(oldest);
  }
}
