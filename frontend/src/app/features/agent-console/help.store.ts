import { Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { StaffConversationView } from '@switchboard/contracts';
import { merge } from 'rxjs';
import { type ApiError, toApiError } from '../../core/http/api-error';
import { RealtimeService } from '../../core/realtime/realtime.service';
import { ChatApi } from '../../shared/chat/chat.api';
import { ChatStore } from '../../shared/chat/chat.store';

interface Request {
  readonly conversationId: string;
  readonly error: ApiError | null;
}

/** The summary of the open conversation and the suggested replies: pushed as it moves, or made anew when asked for. */
@Injectable()
export class HelpStore {
  private readonly api = inject(ChatApi);
  private readonly chat = inject(ChatStore);
  private readonly request = signal<Request | null>(null);

  private readonly conversation = computed(() => this.chat.conversation() as StaffConversationView | null);
  /** Of the conversation that is open now; one asked for elsewhere is none of its business. */
  private readonly current = computed(() => {
    const request = this.request();
    return request?.conversationId === this.chat.id() ? request : null;
  });
  readonly summary = computed(() => this.conversation()?.summary ?? null);
  readonly suggestions = computed(() => this.conversation()?.suggestions ?? []);
  readonly isLoading = computed(() => this.current()?.error === null);
  readonly error = computed(() => this.current()?.error ?? null);

  constructor() {
    const realtime = inject(RealtimeService);
    merge(realtime.on('conversation:summary'), realtime.on('conversation:suggestions'))
      .pipe(takeUntilDestroyed())
      .subscribe(({ conversationId, ...help }) => {
        if (conversationId === this.chat.id()) this.chat.noteHelp(help);
      });
  }

  async refresh(): Promise<void> {
    const conversationId = this.chat.id();
    if (!conversationId || this.isLoading()) return;
    const request: Request = { conversationId, error: null };
    this.request.set(request);
    try {
      const help = await this.api.summarise(conversationId);
      if (this.chat.id() === conversationId) this.chat.noteHelp(help);
      this.settle(request, null);
    } catch (cause) {
      this.settle(request, { ...request, error: toApiError(cause) });
    }
  }

  private settle(request: Request, next: Request | null): void {
    if (this.request() === request) this.request.set(next);
  }
}
