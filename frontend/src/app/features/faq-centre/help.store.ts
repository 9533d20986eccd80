import { Injectable, computed, inject, signal } from '@angular/core';
import { CATEGORIES, type Category, type FaqCategoryStats, type FaqView } from '@switchboard/contracts';
import { type ApiError, toApiError } from '../../core/http/api-error';
import { HelpApi } from './help.api';

export interface HelpQuery {
  readonly search: string;
  readonly category: Category | null;
}

const PAGE = 20;

/** The articles that a reader looks through. What is shown stays until the next answer is there. */
@Injectable()
export class HelpStore {
  private readonly api = inject(HelpApi);
  private readonly asked = signal<HelpQuery | null>(null);
  private readonly list = signal<readonly FaqView[] | null>(null);
  private readonly stats = signal<readonly FaqCategoryStats[]>([]);
  private readonly cursor = signal<string | null>(null);
  private readonly problem = signal<ApiError | null>(null);
  private readonly reading = signal(false);
  /** An answer to an older question comes too late. */
  private turn = 0;

  readonly query = this.asked.asReadonly();
  /** null until the first answer. */
  readonly articles = this.list.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);
  readonly error = this.problem.asReadonly();
  readonly isReading = this.reading.asReadonly();
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
    if (known?.search === query.search && known.category === query.category && this.list()) return;
    this.asked.set(query);
    await this.read();
  }

  async read(): Promise<void> {
    void this.readCategories();
    await this.page(null);
  }

  async readMore(): Promise<void> {
    const cursor = this.cursor();
    if (cursor && !this.reading()) await this.page(cursor);
  }

  /** One that the list has already is shown at once. */
  known(id: string): FaqView | null {
    return this.list()?.find(({ _id }) => _id === id) ?? null;
  }

  private async page(cursor: string | null): Promise<void> {
    const turn = ++this.turn;
    const { search = '', category = null } = this.asked() ?? {};
    this.reading.set(true);
    try {
      const { data, meta } = await this.api.list({
        search: search || undefined,
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

  private async readCategories(): Promise<void> {
    if (this.stats().length) return;
    try {
      this.stats.set(await this.api.categories());
    } catch {
      // The categories can be chosen without their counts.
    }
  }
}

/** An article that was edited between two pages may come twice. */
function withNew(list: readonly FaqView[], more: readonly FaqView[]): FaqView[] {
  const known = new Set(list.map(({ _id }) => _id));
  return [...list, ...more.filter(({ _id }) => !known.has(_id))];
}
