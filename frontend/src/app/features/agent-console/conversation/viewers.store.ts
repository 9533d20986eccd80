import { Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ConversationViewers } from '@switchboard/contracts';
import { SessionStore } from '../../../core/auth/session.store';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { ChatStore } from '../../../shared/chat/chat.store';

/** Who else of the staff has the open conversation before them. */
@Injectable()
export class ViewersStore {
  private readonly chat = inject(ChatStore);
  private readonly session = inject(SessionStore);
  private readonly latest = signal<ConversationViewers | null>(null);

  readonly others = computed(() => {
    const latest = this.latest();
    const me = this.session.user()?._id;
    if (latest?.conversationId !== this.chat.id()) return [];
    return latest?.viewers.filter(({ _id }) => _id !== me) ?? [];
  });

  constructor() {
    const realtime = inject(RealtimeService);
    realtime
      .on('conversation:viewers')
      .pipe(takeUntilDestroyed())
      .subscribe((event) => this.latest.set(event));
  }
}
