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

interface WaitingMove {
  readonly id: string;
  after: string | null;
  /** The list without it. */
  readonly before: readonly FaqView[];
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
  private moves = 0;
  /** Moves that are shown and not yet on their way; of one FAQ in a row only the last. */
  private readonly waiting: WaitingMove[] = [];
  private moving: Promise<void> | null = null;

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

  /**
   * Shown at once, and carried out one after another: the server ends with the order that is shown. When it refuses one,
   * those that wait behind are dropped, too, and the order is read anew.
   * @throws ApiError to whoever made the first of them
   */
  async move({ _id }: FaqView, after: FaqView | null): Promise<void> {
    const before = this.list() ?? [];
    const faq = before.find((one) => one._id === _id);
    if (!faq) return;
    this.moves += 1;
    this.list.set(placed(before, faq, after));
    const last = this.waiting.at(-1);
    if (last?.id === _id) last.after = after?._id ?? null;
    else this.waiting.push({ id: _id, after: after?._id ?? null, before });
    if (this.moving) return;
    this.moving = this.carryOut().finally(() => (this.moving = null));
    await this.moving;
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

  private async carryOut(): Promise<void> {
    for (let move = this.waiting.shift(); move; move = this.waiting.shift()) {
      try {
        await this.api.move(move.id, { after: move.after });
      } catch (cause) {
        this.waiting.length = 0;
        this.list.set(move.before);
        void this.reload();
        throw cause;
      }
    }
  }

  private async read(cursor: string | null): Promise<void> {
    const turn = ++this.turn;
    this.reading.set(true);
    try {
      const { data, meta } = await this.page(cursor, turn);
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

  /** As it is after all moves: an answer from before one of them would put the old order back. */
  private async page(cursor: string | null, turn: number) {
    const { search, category, isActive } = this.asked;
    for (;;) {
      await this.moving?.catch(() => undefined);
      const moves = this.moves;
      const page = await this.api.list({
        search: search || undefined,
        category: category ?? undefined,
        isActive: isActive ?? undefined,
        includeInactive: true,
        limit: PAGE,
        cursor: cursor ?? undefined,
      });
      if (moves === this.moves || turn !== this.turn) return page;
    }
  }
}

/** Behind the other one, or as the first of its category. */
function placed(list: readonly FaqView[], faq: FaqView, after: FaqView | null): FaqView[] {
  const others = list.filter((one) => one !== faq);
  const first = others.findIndex(({ category }) => category === faq.category);
  const place = after ? others.findIndex(({ _id }) => _id === after._id) + 1 : Math.max(0, first);
  return [...others.slice(0, place), faq, ...others.slice(place)];
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
