import { Injectable, computed, inject, signal } from '@angular/core';
import type { Category, FaqView } from '@switchboard/contracts';
import { type ApiError, toApiError } from '../../core/http/api-error';
import { FaqAdminApi } from './faq-admin.api';

export interface KnowledgeQuery {
  readonly search: string;
  readonly category: Category | null;
  /** null: both drafts and what is published. */
  readonly isActive: boolean | null;
}

export interface FaqGroup {
  readonly category: Category;
  readonly faqs: readonly FaqView[];
}

const PAGE = 100;

/** The FAQs that an admin looks through, in their order; what is shown stays until the next answer is there. */
@Injectable()
export class KnowledgeStore {
  private readonly api = inject(FaqAdminApi);
  private readonly list = signal<readonly FaqView[] | null>(null);
  private readonly cursor = signal<string | null>(null);
  private readonly problem = signal<ApiError | null>(null);
  private readonly reading = signal(false);
  private asked: KnowledgeQuery = { search: '', category: null, isActive: null };
  /** An answer to an older question comes too late. */
  private turn = 0;

  /** null until the first answer. */
  readonly faqs = this.list.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);
  readonly error = this.problem.asReadonly();
  readonly isReading = this.reading.asReadonly();
  readonly groups = computed(() => groupsOf(this.list() ?? []));

  async ask(query: KnowledgeQuery): Promise<void> {
    this.asked = query;
    await this.read(null);
  }

  reload(): Promise<void> {
    return this.read(null);
  }

  async readMore(): Promise<void> {
    if (this.cursor() && !this.reading()) await this.read(this.cursor());
  }

  /** Shown at once; when the server refuses, the order is read anew. @throws ApiError */
  async move(faq: FaqView, after: FaqView | null): Promise<void> {
    const before = this.list() ?? [];
    const others = before.filter(({ _id }) => _id !== faq._id);
    const first = others.findIndex(({ category }) => category === faq.category);
    const place = after ? others.findIndex(({ _id }) => _id === after._id) + 1 : Math.max(0, first);
    this.list.set([...others.slice(0, place), faq, ...others.slice(place)]);
    try {
      await this.api.move(faq._id, { after: after?._id ?? null });
    } catch (cause) {
      this.list.set(before);
      void this.reload();
      throw cause;
    }
  }

  /** @throws ApiError */
  async publish({ _id }: FaqView, isActive: boolean): Promise<void> {
    const { faq: changed } = await this.api.update(_id, { isActive });
    const isShown = this.asked.isActive === null || this.asked.isActive === isActive;
    this.list.update((list) =>
      (list ?? []).flatMap((faq) => (faq._id !== _id ? [faq] : isShown ? [changed] : [])),
    );
  }

  /** @throws ApiError */
  async delete({ _id }: FaqView): Promise<void> {
    await this.api.delete(_id);
    this.list.update((list) => (list ?? []).filter((faq) => faq._id !== _id));
  }

  private async read(cursor: string | null): Promise<void> {
    const turn = ++this.turn;
    const { search, category, isActive } = this.asked;
    this.reading.set(true);
    try {
      const { data, meta } = await this.api.list({
        search: search || undefined,
        category: category ?? undefined,
        isActive: isActive ?? undefined,
        includeInactive: true,
        limit: PAGE,
        cursor: cursor ?? undefined,
      });
      if (turn !== this.turn) return;
      this.list.update((list) => (cursor ? withNew(list ?? [], data) : data));
      this.cursor.set(meta.nextCursor);
      this.problem.set(null);
    } catch (cause) {
      if (turn === this.turn) this.problem.set(toApiError(cause));
    } finally {
      if (turn === this.turn) this.reading.set(false);
    }
  }
}

/** Neighbours of one category; what a search finds, best first, may come back to a category. */
function groupsOf(faqs: readonly FaqView[]): FaqGroup[] {
  const groups = new Map<Category, FaqView[]>();
  for (const faq of faqs) groups.set(faq.category, [...(groups.get(faq.category) ?? []), faq]);
  return [...groups].map(([category, own]) => ({ category, faqs: own }));
}

/** What moved between two pages comes twice. */
function withNew(list: readonly FaqView[], more: readonly FaqView[]): FaqView[] {
  const known = new Set(list.map(({ _id }) => _id));
  return [...list, ...more.filter(({ _id }) => !known.has(_id))];
}
