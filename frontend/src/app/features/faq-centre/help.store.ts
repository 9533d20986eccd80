import { Injectable, computed, inject, signal } from '@angular/core';
import { CATEGORIES, type Category, type FaqCategoryStats, type FaqView } from '@switchboard/contracts';
import { SearchPages } from '../../core/http/search-pages';
import { HelpApi } from './help.api';

export interface HelpQuery {
  readonly search: string;
  readonly category: Category | null;
}

const PAGE = 20;

/** The articles that a reader looks through. */
@Injectable()
export class HelpStore {
  private readonly api = inject(HelpApi);
  private readonly asked = signal<HelpQuery | null>(null);
  private readonly pages = new SearchPages<FaqView>((cursor) => {
    const { search = '', category = null } = this.asked() ?? {};
    return this.api.list({
      search: search || undefined,
      category: category ?? undefined,
      limit: PAGE,
      cursor,
    });
  });
  private readonly stats = signal<readonly FaqCategoryStats[]>([]);

  readonly query = this.asked.asReadonly();
  readonly articles = this.pages.items;
  readonly hasMore = this.pages.hasMore;
  readonly error = this.pages.error;
  readonly isReading = this.pages.isReading;
  /** Every category from the start, so that its button has its place; counts follow. */
  readonly categories = computed(() => {
    const counts = new Map(this.stats().map(({ category, count }) => [category, count]));
    return CATEGORIES.map((category) => ({ category, count: counts.get(category) ?? null }));
  });
  readonly total = computed(() =>
    this.stats().length ? this.stats().reduce((sum, { count }) => sum + count, 0) : null,
  );

  async ask(query: HelpQuery): Promise<void> {
    const known = this.asked();
    if (known?.search === query.search && known.category === query.category && this.articles()) return;
    this.asked.set(query);
    await this.read();
  }

  async read(): Promise<void> {
    void this.readCategories();
    await this.pages.read();
  }

  readMore(): Promise<void> {
    return this.pages.readMore();
  }

  /** One that the list has already is shown at once. */
  known(id: string): FaqView | null {
    return this.articles()?.find(({ _id }) => _id === id) ?? null;
  }

  private async readCategories(): Promise<void> {
    if (this.stats().length) return;
    try {
      this.stats.set(await this.api.categories());
    } catch {
      // The categories can be chosen without their counts.
    }
  }
}
