import { Injectable, computed, inject, signal } from '@angular/core';
import type { GapDetail } from '@switchboard/contracts';
import { type ApiError, toApiError } from '../../core/http/api-error';
import { GapsApi } from './gaps.api';
import { whileLookedAt } from './while-looked-at';

/** How old it may grow while somebody looks at it, in ms; and while people are being told. */
export const REFRESH_EVERY = 15_000;
export const REFRESH_TELLING_EVERY = 2_000;

/** One gap, read again and again while it is looked at, and what is done about it. */
@Injectable()
export class GapStore {
  private readonly api = inject(GapsApi);
  private readonly current = signal<GapDetail | null>(null);
  private readonly problem = signal<ApiError | null>(null);
  private readonly acting = signal(false);
  private id: string | null = null;
  /** An answer to an older reading comes too late. */
  private turn = 0;
  private readonly waitAnew: () => void;

  /** null until it is known. */
  readonly gap = this.current.asReadonly();
  readonly error = this.problem.asReadonly();
  readonly isActing = this.acting.asReadonly();
  readonly isGone = computed(() =>
    ['GAP_NOT_FOUND', 'NOT_FOUND', 'INVALID_ID'].includes(this.problem()?.code ?? ''),
  );

  constructor() {
    this.waitAnew = whileLookedAt(
      () => this.read(),
      () => (this.current()?.toBeTold ? REFRESH_TELLING_EVERY : REFRESH_EVERY),
    );
  }

  async show(id: string): Promise<void> {
    this.id = id;
    this.current.set(null);
    this.problem.set(null);
    await this.read();
  }

  async read(): Promise<void> {
    if (!this.id || this.acting()) return;
    const turn = ++this.turn;
    try {
      const gap = await this.api.get(this.id);
      if (turn !== this.turn) return;
      this.current.set(gap);
      this.problem.set(null);
    } catch (cause) {
      if (turn !== this.turn) return;
      this.problem.set(toApiError(cause));
      if (this.isGone()) this.current.set(null);
    }
  }

  draft(answer?: string): Promise<GapDetail> {
    return this.act((id) => this.api.draft(id, answer === undefined ? {} : { answer }));
  }

  dismiss(reason: string): Promise<GapDetail> {
    return this.act((id) => this.api.dismiss(id, { reason }));
  }

  reopen(): Promise<GapDetail> {
    return this.act((id) => this.api.reopen(id));
  }

  tell(): Promise<GapDetail> {
    return this.act((id) => this.api.tell(id));
  }

  /** @throws ApiError */
  private async act(work: (id: string) => Promise<GapDetail>): Promise<GapDetail> {
    const { id } = this;
    if (!id) throw new Error('there is no gap to act on');
    this.turn += 1;
    this.acting.set(true);
    try {
      const gap = await work(id);
      if (id === this.id) this.current.set(gap);
      this.waitAnew();
      return gap;
    } finally {
      this.acting.set(false);
      // Another one was turned to meanwhile, and has waited.
      if (id !== this.id) void this.read();
    }
  }
}
