import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { Category, ConversationStatus } from '@switchboard/contracts';
import { SearchPages } from '../../../core/http/search-pages';
import { type AnyConversation, ChatApi } from '../../../shared/chat/chat.api';

export interface HistoryQuery {
  readonly search: string;
  readonly status: ConversationStatus | null;
  readonly category: Category | null;
}

const PAGE = 20;
/** Whoever types is not asked about every letter, in ms. */
const TYPING_PAUSE = 250;

/** What a search in the customer's own conversations finds. */
@Injectable()
export class HistorySearchStore {
  private readonly api = inject(ChatApi);
  private readonly asked = signal<HistoryQuery>({ search: '', status: null, category: null });
  private readonly pages = new SearchPages<AnyConversation>((cursor) => {
    const { search, status, category } = this.asked();
    return this.api.list({
      search: search.trim() || undefined,
      status: status ?? undefined,
      category: category ?? undefined,
      limit: PAGE,
      cursor,
    });
  });
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly query = this.asked.asReadonly();
  readonly found = this.pages.items;
  readonly hasMore = this.pages.hasMore;
  readonly error = this.pages.error;
  readonly isReading = this.pages.isReading;

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
    await this.pages.read();
  }

  readMore(): Promise<void> {
    return this.pages.readMore();
  }
}
