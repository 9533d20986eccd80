import { Injectable } from '@angular/core';
import { LIMITS } from '@switchboard/contracts';
import type { AnyConversation } from './chat.api';
import { type Timeline, dropStreams, newestPart } from './message-timeline';

interface CachedChat {
  owner: string;
  conversation: AnyConversation;
  timeline: Timeline;
}

const MOST = 30;
/** Messages that are kept of each: as many as a first page has, so that painting them takes no longer than one. */
const NEWEST = LIMITS.messagePageDefault;

/** The conversations looked at last, or read ahead, so that opening one paints at once and then catches up. */
@Injectable({ providedIn: 'root' })
export class ChatCache {
  private readonly chats = new Map<string, CachedChat>();

  get(id: string, owner: string): CachedChat | null {
    const cached = this.chats.get(id);
    return cached?.owner === owner ? cached : null;
  }

  put(owner: string, conversation: AnyConversation, timeline: Timeline): void {
    this.chats.delete(conversation._id);
    this.chats.set(conversation._id, {
      owner,
      conversation,
      timeline: newestPart(dropStreams(timeline), NEWEST),
    });
    const oldest = this.chats.keys().next().value;
    if (this.chats.size > MOST && oldest !== undefined) this.chats.delete(oldest);
  }
}
