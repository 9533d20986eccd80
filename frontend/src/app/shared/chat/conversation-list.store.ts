import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ConversationUpdated } from '@switchboard/contracts';
import { type ApiError, toApiError } from '../../core/http/api-error';
import { RealtimeService } from '../../core/realtime/realtime.service';
import { type AnyConversation, ChatApi } from './chat.api';
import type { LoadState } from './chat.store';
import { applyConversationChanges, isDeletion, lastActivity } from './conversation-changes';
import type { ConversationShelf } from './open-conversation';

const PAGE = 30;
/** Counting what is unread needs the server; a burst of messages asks once. */
const REFRESH_PAUSE = 400;

/** The conversations this reader may see, newest activity first, kept up to date by events. */
@Injectable()
export class ConversationListStore implements ConversationShelf {
  private readonly api = inject(ChatApi);
  private readonly realtime = inject(RealtimeService);
  private readonly list = signal<readonly AnyConversation[]>([]);
  private readonly state = signal<LoadState>('idle');
  private readonly problem = signal<ApiError | null>(null);
  private readonly cursor = signal<string | null>(null);
  private readonly loadingMore = signal(false);
  private readonly open = signal<string | null>(null);
  private readonly refreshes = new Map<string, ReturnType<typeof setTimeout>>();

  readonly conversations = this.list.asReadonly();
  readonly loadState = this.state.asReadonly();
  readonly error = this.problem.asReadonly();
  readonly nextCursor = this.cursor.asReadonly();
  readonly isLoadingMore = this.loadingMore.asReadonly();
  readonly openId = this.open.asReadonly();

  constructor() {
    this.realtime
      .on('conversation:updated')
      .pipe(takeUntilDestroyed())
      .subscribe((event) => this.apply(event));
    this.realtime.connected$.pipe(takeUntilDestroyed()).subscribe(() => void this.load());
    this.realtime
      .on('sync:required')
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.load());
    inject(DestroyRef).onDestroy(() => this.refreshes.forEach((timer) => clearTimeout(timer)));
  }

  /** Reads the first page; what is shown stays until it is there, and goes when it would belong there and is not. */
  async load(): Promise<void> {
    if (this.state() !== 'ready') this.state.set('loading');
    const known = new Set(this.list());
    try {
      const { data, meta } = await this.api.list({ limit: PAGE });
      const isFirst = this.list().length === 0;
      const end = meta.nextCursor && lastActivity(data.at(-1)!);
      // What has changed since is another object, and may have come after the page was read.
      this.list.update((list) => list.filter((one) => !known.has(one) || (end && lastActivity(one) <= end)));
      this.merge(data);
      if (isFirst || this.cursor() === null) this.cursor.set(meta.nextCursor);
      this.problem.set(null);
      this.state.set('ready');
    } catch (cause) {
      if (this.state() === 'ready') return;
      this.problem.set(toApiError(cause));
      this.state.set('failed');
    }
  }

  async loadMore(): Promise<void> {
    const cursor = this.cursor();
    if (!cursor || this.loadingMore()) return;
    this.loadingMore.set(true);
    try {
      const { data, meta } = await this.api.list({ limit: PAGE, cursor });
      this.merge(data);
      this.cursor.set(meta.nextCursor);
    } finally {
      this.loadingMore.set(false);
    }
  }

  /** An untouched conversation is used again: nobody needs two empty ones. */
  async startNew(): Promise<AnyConversation> {
    const untouched = this.list().find(({ lastSeq, status }) => lastSeq === 0 && status === 'active');
    const conversation = untouched ?? (await this.api.create());
    this.merge([conversation]);
    return conversation;
  }

  find(id: string): AnyConversation | null {
    return this.list().find(({ _id }) => _id === id) ?? null;
  }

  setOpen(id: string | null): void {
    this.open.set(id);
  }

  clearUnread(id: string): void {
    if (this.list().some(({ _id, unreadCount }) => _id === id && unreadCount > 0)) {
      this.update(id, (conversation) => ({ ...conversation, unreadCount: 0 }));
    }
  }

  put(conversation: AnyConversation): void {
    this.merge([conversation]);
  }

  private apply({ conversationId, changes }: ConversationUpdated): void {
    if (isDeletion(changes)) {
      this.list.update((list) => list.filter(({ _id }) => _id !== conversationId));
      return;
    }
    if ('created' in changes && changes.created) {
      this.merge([changes.created]);
      return;
    }
    const known = this.list().find(({ _id }) => _id === conversationId);
    if (!known) {
      this.refreshSoon(conversationId);
      return;
    }
    const { lastMessageAt } = changes;
    const hasNewMessage = !!lastMessageAt && lastMessageAt > (known.metadata.lastMessageAt ?? '');
    this.update(conversationId, (conversation) => applyConversationChanges(conversation, changes));
    if (hasNewMessage) this.refreshSoon(conversationId);
  }

  private refreshSoon(id: string): void {
    if (this.refreshes.has(id)) return;
    const timer = setTimeout(() => {
      this.refreshes.delete(id);
      this.api.conversation(id).then(
        (conversation) => this.merge([conversation]),
        // Gone, or not for this reader any more; the next load of the list will tell.
        () => undefined,
      );
    }, REFRESH_PAUSE);
    this.refreshes.set(id, timer);
  }

  private merge(conversations: readonly AnyConversation[]): void {
    const byId = new Map(this.list().map((conversation) => [conversation._id, conversation]));
    for (const conversation of conversations) byId.set(conversation._id, conversation);
    this.list.set(sorted([...byId.values()]));
  }

  private update(id: string, change: (conversation: AnyConversation) => AnyConversation): void {
    this.list.update((list) => sorted(list.map((one) => (one._id === id ? change(one) : one))));
  }
}

function sorted(conversations: AnyConversation[]): AnyConversation[] {
  return conversations.sort((a, b) => lastActivity(b).localeCompare(lastActivity(a)));
}
