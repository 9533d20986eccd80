import { Injectable, inject } from '@angular/core';
import { SessionStore } from '../../../core/auth/session.store';
import { ChatCache } from '../chat-cache';
import { type AnyConversation, ChatApi } from '../chat.api';
import { EMPTY_TIMELINE, mergeNewestPage } from '../message-timeline';

/** Reads conversations that are about to be opened, so that opening one paints at once. */
@Injectable({ providedIn: 'root' })
export class ReadAhead {
  private readonly api = inject(ChatApi);
  private readonly cache = inject(ChatCache);
  private readonly session = inject(SessionStore);
  private readonly underWay = new Set<string>();

  /** Does nothing when its newest messages are known, or asked for already. */
  async read(conversation: AnyConversation): Promise<void> {
    const id = conversation._id;
    const reader = this.session.user()?._id;
    if (!reader || this.underWay.has(id)) return;
    const known = this.cache.get(id, reader);
    if (known && known.timeline.syncedTo >= conversation.lastSeq) return;
    this.underWay.add(id);
    try {
      const page = await this.api.messages(id, {});
      this.cache.put(reader, conversation, mergeNewestPage(EMPTY_TIMELINE, page));
    } catch {
      // Whoever opens it asks again, and is told what is wrong.
    } finally {
      this.underWay.delete(id);
    }
  }
}
