import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type {
  ConversationUpdated,
  StaffConversationChanges,
  StaffConversationView,
} from '@switchboard/contracts';
import { merge } from 'rxjs';
import { SessionStore } from '../../../core/auth/session.store';
import { type ApiError, toApiError } from '../../../core/http/api-error';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import type { LoadState } from '../../../shared/chat/chat.store';
import { applyConversationChanges, isDeletion } from '../../../shared/chat/conversation-changes';
import type { ConversationShelf } from '../../../shared/chat/open-conversation';
import { comparePlaces, factsOf, mayFit, placeOf, withRow } from './inbox-order';
import { DEFAULT_QUERY, type InboxQuery, requestOf } from './inbox-query';
import { InboxApi } from './inbox.api';

const PAGE = 100;
/** What is not in the events, such as what is unread, is asked for after this, in ms; a burst asks once. */
const REFRESH_PAUSE = 400;
/** More conversations than this at a time, and the list is read again instead of each of them. */
const MOST_SINGLE_READS = 5;
/** As many pages of what is shown are read again after a lost connection; what lies below them stays as it was. */
const MOST_PAGES_AGAIN = 5;

type Row = StaffConversationView;

/**
 * The conversations that the inbox shows, in the server's order. Events are merged into it: rows come, go and move as
 * they begin or cease to fit the view, without reading the list again.
 */
@Injectable()
export class InboxStore implements ConversationShelf {
  private readonly api = inject(InboxApi);
  private readonly realtime = inject(RealtimeService);
  private readonly session = inject(SessionStore);
  private readonly shown = signal<InboxQuery>(DEFAULT_QUERY);
  private readonly list = signal<readonly Row[]>([]);
  private readonly state = signal<LoadState>('idle');
  private readonly problem = signal<ApiError | null>(null);
  private readonly cursor = signal<string | null>(null);
  private readonly loadingMore = signal(false);
  private readonly moreFailed = signal<ApiError | null>(null);
  private readonly open = signal<string | null>(null);
  /** When events last changed what: a page that was asked for before may not know of it yet. */
  private readonly touches = new Map<string, number>();
  private touchCount = 0;
  private readonly toRefresh = new Set<string>();
  private refreshTimer: ReturnType<typeof setTimeout> | undefined;
  /** Rises with every new query: answers to an older one come too late. */
  private turn = 0;

  readonly query = this.shown.asReadonly();
  readonly rows = this.list.asReadonly();
  readonly loadState = this.state.asReadonly();
  readonly error = this.problem.asReadonly();
  readonly isLoadingMore = this.loadingMore.asReadonly();
  readonly moreError = this.moreFailed.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);
  readonly openId = this.open.asReadonly();
  /** Tags in use on what is loaded, by their letters. */
  readonly tags = computed(() =>
    [...new Set(this.list().flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b)),
  );

  constructor() {
    this.realtime
      .on('conversation:updated')
      .pipe(takeUntilDestroyed())
      .subscribe((event) => this.apply(event));
    merge(this.realtime.connected$, this.realtime.on('sync:required'))
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.readAgain());
    inject(DestroyRef).onDestroy(() => clearTimeout(this.refreshTimer));
  }

  async show(query: InboxQuery): Promise<void> {
    this.shown.set(query);
    this.list.set([]);
    this.state.set('loading');
    await this.load();
  }

  /** Reads the first page; also after that has failed. */
  async load(): Promise<void> {
    const turn = ++this.turn;
    this.problem.set(null);
    this.moreFailed.set(null);
    this.loadingMore.set(false);
    if (this.state() !== 'ready') this.state.set('loading');
    const asked = this.touchCount;
    try {
      const { data, meta } = await this.api.list({ ...requestOf(this.shown()), limit: PAGE });
      if (turn !== this.turn) return;
      this.place(data, [], asked);
      this.cursor.set(meta.nextCursor);
      this.state.set('ready');
    } catch (cause) {
      if (turn !== this.turn) return;
      this.problem.set(toApiError(cause));
      this.state.set('failed');
    }
  }

  async loadMore(): Promise<void> {
    const cursor = this.cursor();
    if (!cursor || this.loadingMore()) return;
    const { turn } = this;
    this.loadingMore.set(true);
    this.moreFailed.set(null);
    const asked = this.touchCount;
    try {
      const { data, meta } = await this.api.list({ ...requestOf(this.shown()), limit: PAGE, cursor });
      if (turn !== this.turn) return;
      this.place(data, this.list(), asked);
      this.cursor.set(meta.nextCursor);
    } catch (cause) {
      if (turn === this.turn) this.moreFailed.set(toApiError(cause));
    } finally {
      if (turn === this.turn) this.loadingMore.set(false);
    }
  }

  find(id: string): Row | null {
    return this.list().find(({ _id }) => _id === id) ?? null;
  }

  setOpen(id: string | null): void {
    this.open.set(id);
  }

  clearUnread(id: string): void {
    const row = this.find(id);
    if (row && row.unreadCount > 0) this.put({ ...row, unreadCount: 0 });
  }

  /** A conversation as the server has just told it. */
  put(conversation: Row): void {
    const known = this.find(conversation._id);
    this.touch(conversation._id);
    const { search } = this.shown();
    const isFound = !search || !!known;
    const fits = isFound && mayFit(factsOf(conversation), this.shown(), this.me);
    // Answers about one conversation do not tell where a search found it.
    const row = known?.match ? { ...conversation, match: known.match } : conversation;
    if (fits && this.isLoadedUpTo(row)) this.list.set(withRow(this.list(), row, this.shown().sort));
    else if (known) this.remove(conversation._id);
  }

  private apply({ conversationId, changes }: ConversationUpdated): void {
    if (isDeletion(changes)) {
      this.touch(conversationId);
      this.remove(conversationId);
      return;
    }
    if (isCreation(changes)) {
      this.put(changes.created);
      return;
    }
    const known = this.find(conversationId);
    if (known) {
      const next = applyConversationChanges(known, changes) as Row;
      this.put(next);
      // Only who takes part has anything unread.
      const hasNews = next.metadata.lastMessageAt !== known.metadata.lastMessageAt;
      if (hasNews && known.participants.some(({ user }) => user === this.me))
        this.refreshSoon(conversationId);
    } else if (this.mayBelong(conversationId, changes)) this.refreshSoon(conversationId);
  }

  /** Whether a conversation that is not here may have begun to belong here. */
  private mayBelong(_id: string, changes: StaffConversationChanges): boolean {
    const { search, sort } = this.shown();
    if (search || this.state() !== 'ready') return false;
    const { lastMessageAt: activity, needsPersonSince } = changes;
    if (!mayFit({ ...changes, ...(activity && { activity }) }, this.shown(), this.me)) return false;
    const last = this.list().at(-1);
    if (!this.hasMore() || !last || !activity || needsPersonSince === undefined) return true;
    return comparePlaces({ _id, activity, needsPersonSince }, placeOf(last), sort) < 0;
  }

  /** Further down there is more that is not here: a row put there would look like the next one, and is not. */
  private isLoadedUpTo(row: Row): boolean {
    const last = this.list().at(-1);
    if (!this.hasMore() || !last) return true;
    return last._id === row._id || comparePlaces(placeOf(row), placeOf(last), this.shown().sort) < 0;
  }

  private refreshSoon(id: string): void {
    this.toRefresh.add(id);
    this.refreshTimer ??= setTimeout(() => {
      this.refreshTimer = undefined;
      const ids = [...this.toRefresh];
      this.toRefresh.clear();
      if (ids.length > MOST_SINGLE_READS) void this.readAgain();
      else ids.forEach((one) => void this.refresh(one));
    }, REFRESH_PAUSE);
  }

  private async refresh(id: string): Promise<void> {
    const { turn } = this;
    try {
      const conversation = await this.api.conversation(id);
      if (turn === this.turn) this.put(conversation);
    } catch {
      // Gone, or the connection is; the next reading of the list will tell.
    }
  }

  /** What is shown stays until it is here. */
  private async readAgain(): Promise<void> {
    if (this.state() !== 'ready') {
      if (this.state() === 'failed') await this.load();
      return;
    }
    const { turn } = this;
    const pages = Math.min(MOST_PAGES_AGAIN, Math.max(1, Math.ceil(this.list().length / PAGE)));
    const fresh: Row[] = [];
    let cursor: string | null = null;
    const asked = this.touchCount;
    try {
      for (let page = 0; page < pages && (page === 0 || cursor); page++) {
        const request = { ...requestOf(this.shown()), limit: PAGE, ...(cursor && { cursor }) };
        const { data, meta } = await this.api.list(request);
        if (turn !== this.turn) return;
        fresh.push(...data);
        cursor = meta.nextCursor;
      }
    } catch {
      // What is shown may be old; the next connection reads it again.
      return;
    }
    const last = fresh.at(-1);
    const { sort } = this.shown();
    const below = this.list().filter(
      (row) => cursor && last && comparePlaces(placeOf(row), placeOf(last), sort) > 0,
    );
    this.place(fresh, below, asked);
    if (!below.length) this.cursor.set(cursor);
  }

  private touch(id: string): void {
    this.touches.set(id, ++this.touchCount);
  }

  /** Puts what was read to what stays; what events have changed since it was asked for is as they say. */
  private place(fresh: readonly Row[], staying: readonly Row[], asked: number): void {
    const rows = new Map([...staying, ...fresh].map((row) => [row._id, row]));
    const known = new Map(this.list().map((row) => [row._id, row]));
    for (const [id, touch] of this.touches) {
      if (touch <= asked) continue;
      const current = known.get(id);
      if (current) rows.set(id, current);
      else rows.delete(id);
    }
    const { sort } = this.shown();
    this.list.set([...rows.values()].sort((a, b) => comparePlaces(placeOf(a), placeOf(b), sort)));
  }

  private remove(id: string): void {
    if (this.find(id)) this.list.update((rows) => rows.filter(({ _id }) => _id !== id));
  }

  private get me(): string {
    return this.session.user()?._id ?? '';
  }
}

function isCreation(
  changes: ConversationUpdated['changes'],
): changes is StaffConversationChanges & { created: StaffConversationView } {
  return 'created' in changes && changes.created !== undefined;
}
