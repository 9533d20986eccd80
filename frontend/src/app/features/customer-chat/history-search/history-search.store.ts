import { Injectable, inject, signal } from '@angular/core';
import type { Category, ConversationStatus } from '@switchboard/contracts';
import { SearchPages } from '../../../core/http/search-pages';
import { type AnyConversation, ChatApi } from '../../../shared/chat/chat.api';

export interface HistoryQuery {
  readonly search: string;
  readonly status: ConversationStatus | null;
  readonly category: Category | null;
}

const PAGE = 20;

/** What a search in the customer's own conversations finds. */
@Injectable()
export class HistorySearchStore {
  private readonly api = inject(ChatApi);
  private readonly asked = signal<HistoryQuery>({ search: '', status: null, category: null });
  private readonly pages = new SearchPages<AnyConversation>((cursor) => {
    const { search, status, category } = this.asked();
    return this.api.list({
      search: search || undefined,
      status: status ?? undefined,
      category: category ?? undefined,
      limit: PAGE,
      cursor,
    });
  });

  readonly query = this.asked.asReadonly();
  readonly found = this.pages.items;
  readonly hasMore = this.pages.hasMore;
  readonly error = this.pages.error;
  readonly isReading = this.pages.isReading;

  ask(changes: Partial<HistoryQuery>): void {
    this.asked.update((query) => ({ ...query, ...changes }));
    void this.read();
  }

  read(): Promise<void> {
    return this.pages.read();
  }

  readMore(): Promise<void> {
    return this.pages.readMore();
  }
}
