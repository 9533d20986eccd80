import { computed, signal } from '@angular/core';
import type { CursorMeta } from '@switchboard/contracts';
import { type ApiError, toApiError } from './api-error';

type ReadPage<Item> = (cursor: string | undefined) => Promise<{ data: Item[]; meta: CursorMeta }>;

/** What a question finds, a page at a time. What is shown stays until the next answer is there. */
export class SearchPages<Item extends { readonly _id: string }> {
  private readonly list = signal<readonly Item[] | null>(null);
  private readonly cursor = signal<string | null>(null);
  private readonly problem = signal<ApiError | null>(null);
  private readonly reading = signal(false);
  /** An answer to an older question comes too late. */
  private turn = 0;

  /** null until the first answer, and when a question failed. */
  readonly items = this.list.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);
  readonly error = this.problem.asReadonly();
  readonly isReading = this.reading.asReadonly();

  /** @param readPage asks the question as it now is; without a cursor for the first page */
  constructor(private readonly readPage: ReadPage<Item>) {}

  async read(): Promise<void> {
    await this.page(null);
  }

  async readMore(): Promise<void> {
    const cursor = this.cursor();
    if (cursor && !this.reading()) await this.page(cursor);
  }

  private async page(cursor: string | null): Promise<void> {
    const turn = ++this.turn;
    this.reading.set(true);
    try {
      const { data, meta } = await this.readPage(cursor ?? undefined);
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

/** What moved between two pages comes twice. */
function withNew<Item extends { readonly _id: string }>(list: readonly Item[], more: Item[]): Item[] {
  const known = new Set(list.map(({ _id }) => _id));
  return [...list, ...more.filter(({ _id }) => !known.has(_id))];
}
