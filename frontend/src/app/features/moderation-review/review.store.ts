import { Injectable, inject, signal } from '@angular/core';
import type { ReviewItem, ReviewState } from '@switchboard/contracts';
import { type ApiError, toApiError } from '../../core/http/api-error';
import { ReviewApi } from './review.api';

const PAGE = 30;

/** What moderation held back, or let pass with a mark; newest first. */
@Injectable()
export class ReviewStore {
  private readonly api = inject(ReviewApi);
  private readonly list = signal<readonly ReviewItem[]>([]);
  private readonly cursor = signal<string | null>(null);
  private readonly shown = signal<ReviewState>('blocked');
  private readonly state = signal<'loading' | 'ready' | 'failed'>('loading');
  private readonly problem = signal<ApiError | null>(null);
  private readonly refreshing = signal(false);
  private readonly releasing = signal<ReadonlySet<string>>(new Set());

  readonly shownState = this.shown.asReadonly();
  readonly items = this.list.asReadonly();
  readonly nextCursor = this.cursor.asReadonly();
  readonly loadState = this.state.asReadonly();
  readonly error = this.problem.asReadonly();
  readonly isLoading = this.refreshing.asReadonly();
  /** Ids of those on their way. */
  readonly beingReleased = this.releasing.asReadonly();

  /** Reads the first page anew; what is shown stays until it is there. Rejects only when something is shown. */
  async load(): Promise<void> {
    if (this.state() === 'failed') this.state.set('loading');
    await this.read(async (state) => {
      const { data, meta } = await this.api.list({ state, limit: PAGE });
      if (this.shown() !== state) return;
      this.list.set(data);
      this.cursor.set(meta.nextCursor);
      this.state.set('ready');
    });
  }

  /** Turns to the other list. */
  async show(state: ReviewState): Promise<void> {
    if (this.shown() === state) return;
    this.shown.set(state);
    this.refreshing.set(false);
    this.list.set([]);
    this.cursor.set(null);
    this.state.set('loading');
    await this.load();
  }

  async loadMore(): Promise<void> {
    const cursor = this.cursor();
    if (!cursor) return;
    await this.read(async (state) => {
      const { data, meta } = await this.api.list({ state, limit: PAGE, cursor });
      if (this.shown() !== state) return;
      const known = new Set(this.list().map(({ message }) => message._id));
      this.list.update((list) => [...list, ...data.filter(({ message }) => !known.has(message._id))]);
      this.cursor.set(meta.nextCursor);
    });
  }

  async release(item: ReviewItem): Promise<void> {
    const id = item.message._id;
    if (this.releasing().has(id)) return;
    this.releasing.update((ids) => new Set(ids).add(id));
    try {
      await this.api.release(item);
      this.list.update((list) => list.filter(({ message }) => message._id !== id));
    } finally {
      this.releasing.update((ids) => new Set([...ids].filter((other) => other !== id)));
    }
  }

  private async read(page: (state: ReviewState) => Promise<void>): Promise<void> {
    const shown = this.shown();
    if (this.refreshing()) return;
    this.refreshing.set(true);
    try {
      await page(shown);
    } catch (cause) {
      if (this.shown() !== shown) return;
      if (this.state() === 'ready') throw cause;
      this.problem.set(toApiError(cause));
      this.state.set('failed');
    } finally {
      if (this.shown() === shown) this.refreshing.set(false);
    }
  }
}
