import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { NotificationView } from '@switchboard/contracts';
import { type Observable, Subject, merge } from 'rxjs';
import { type ApiError, toApiError } from '../http/api-error';
import { RealtimeService } from '../realtime/realtime.service';
import { NotificationsApi } from './notifications.api';

const PAGE = 20;

/** What this user is told of, newest first, and how much of it is unread; every window tells the same. */
@Injectable()
export class NotificationsStore {
  private readonly api = inject(NotificationsApi);
  private readonly list = signal<readonly NotificationView[]>([]);
  private readonly unread = signal(0);
  private readonly cursor = signal<string | null>(null);
  private readonly state = signal<'loading' | 'ready' | 'failed'>('loading');
  private readonly problem = signal<ApiError | null>(null);
  private readonly loadingMore = signal(false);
  private readonly arrivals = new Subject<NotificationView>();
  /** Counts what came over the socket: an answer that was under way meanwhile may not know of it. */
  private changes = 0;

  readonly items = this.list.asReadonly();
  readonly unreadCount = this.unread.asReadonly();
  readonly nextCursor = this.cursor.asReadonly();
  readonly loadState = this.state.asReadonly();
  readonly error = this.problem.asReadonly();
  readonly isLoadingMore = this.loadingMore.asReadonly();
  /** Each that comes in while this page is open. */
  readonly arrived$: Observable<NotificationView> = this.arrivals.asObservable();

  constructor() {
    const realtime = inject(RealtimeService);
    merge(realtime.connected$, realtime.on('sync:required'))
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.load());
    realtime
      .on('notification:new')
      .pipe(takeUntilDestroyed())
      .subscribe(({ notification }) => this.receive(notification));
    realtime
      .on('notification:read')
      .pipe(takeUntilDestroyed())
      .subscribe(({ ids, unreadCount }) => {
        this.changes++;
        this.showAsRead(ids);
        this.unread.set(unreadCount);
      });
  }

  /** Reads the newest anew. What is shown stays until they are there, or when they do not come. */
  async load(): Promise<void> {
    const before = this.changes;
    if (this.state() === 'failed') this.state.set('loading');
    try {
      const { data, meta } = await this.api.list({ limit: PAGE });
      if (this.changes !== before) return await this.load();
      this.list.set(data);
      this.cursor.set(meta.nextCursor);
      this.unread.set(meta.unreadCount);
      this.problem.set(null);
      this.state.set('ready');
    } catch (cause) {
      this.problem.set(toApiError(cause));
      if (this.state() === 'loading') this.state.set('failed');
    }
  }

  async loadMore(): Promise<void> {
    const cursor = this.cursor();
    if (!cursor || this.loadingMore()) return;
    this.loadingMore.set(true);
    try {
      const { data, meta } = await this.api.list({ limit: PAGE, cursor });
      // The list was read anew meanwhile, and ends elsewhere.
      if (this.cursor() !== cursor) return;
      const known = new Set(this.list().map(({ _id }) => _id));
      this.list.update((list) => [...list, ...data.filter(({ _id }) => !known.has(_id))]);
      this.cursor.set(meta.nextCursor);
    } finally {
      this.loadingMore.set(false);
    }
  }

  /** Marks some as read, or all. Shown at once; read anew if the server did not take it. */
  async markRead(ids: string[] | null): Promise<void> {
    const before = this.changes;
    const known = this.list().filter(({ _id, isRead }) => !isRead && (!ids || ids.includes(_id)));
    if (ids && !known.length) return;
    this.showAsRead(ids);
    this.unread.update((count) => (ids ? Math.max(0, count - known.length) : 0));
    try {
      const { unreadCount } = await this.api.markRead(ids ? { ids } : {});
      if (this.changes === before) this.unread.set(unreadCount);
    } catch (cause) {
      await this.load();
      throw cause;
    }
  }

  private receive(notification: NotificationView): void {
    // A list that was just read may know it already.
    if (!this.list().some(({ _id }) => _id === notification._id)) {
      this.changes++;
      this.list.update((list) => [notification, ...list]);
      if (!notification.isRead) this.unread.update((count) => count + 1);
    }
    this.arrivals.next(notification);
  }

  private showAsRead(ids: readonly string[] | null): void {
    this.list.update((list) =>
      list.map((item) =>
        item.isRead || (ids && !ids.includes(item._id)) ? item : { ...item, isRead: true },
      ),
    );
  }
}
