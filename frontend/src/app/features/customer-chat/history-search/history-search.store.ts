import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import type { Category, ConversationStatus } from '@switchboard/contracts';
import { type ApiError, toApiError } from '../../../core/http/api-error';
import { type AnyConversation, ChatApi } from '../../../shared/chat/chat.api';

export interface HistoryQuery {
  readonly search: string;
  readonly status: ConversationStatus | null;
  readonly category: Category | null;
}

const PAGE = 20;
/** Whoever types is not asked about every letter, in ms. */
const TYPING_PAUSE = 250;

/** What a search in the customer's own conversations finds. What is shown stays until the next answer is there. */
@Injectable()
export class HistorySearchStore {
  private readonly api = inject(ChatApi);
  private readonly asked = signal<HistoryQuery>({ search: '', status: null, category: null });
  private readonly list = signal<readonly AnyConversation[] | null>(null);
  private readonly cursor = signal<string | null>(null);
  private readonly problem = signal<ApiError | null>(null);
  private readonly reading = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** An answer to an older question comes too late. */
  private turn = 0;

  readonly query = this.asked.asReadonly();
  /** null until the first answer. */
  readonly found = this.list.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);
  readonly error = this.problem.asReadonly();
  readonly isReading = this.reading.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  ask(changes: Partial<HistoryQuery>): void {
    this.asked.update((query) => ({ ...query, ...changes }));
    clearTimeout(this.timer);
    if ('search' in changes) this.timer = setTimeout(() => void this.read(), TYPING_PAUSE);
    else void this.read();
  }

  async read(): Promise<void> {
    clearTimeout(this.timer);
    await this.page(null);
  }

  async readMore(): Promise<void> {
    const cursor = this.cursor();
    if (cursor && !this.reading()) await this.page(cursor);
  }

  private async page(cursor: string | null): Promise<void> {
    const turn = ++this.turn;
    const { search, status, category } = this.asked();
    this.reading.set(true);
    try {
      const { data, meta } = await this.api.list({
        search: search.trim() || undefined,
        status: status ?? undefined,
        category: category ?? undefined,
        limit: PAGE,
        cursor: cursor ?? undefined,
      });
      if (turn !== this.turn) return;
      this.list.update((list) => (cursor ? withNew(list ?? [], data) : data));
      this.cursor.set(meta.nextCursor);
      this.problem.set(null);
    } catch (cause) {
      if (turn !== this.turn) return;
      if (!cursor) this.list.set(null);
      this.problem.set(toApiError(cause));
    } finally {
      if (turn === this.turn) this.reading.set(false);
    }
  }
}

/** A conversation that moved up between two pages comes twice. */
function withNew(list: readonly AnyConversation[], more: readonly AnyConversation[]): AnyConversation[] {
  const known = new Set(list.map(({ _id }) => _id));
  return [...list, ...more.filter(({ _id }) => !known.has(_id))];
}
