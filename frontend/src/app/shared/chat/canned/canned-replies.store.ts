import { Injectable, inject, signal } from '@angular/core';
import type {
  CannedReplyView,
  CreateCannedReplyRequest,
  UpdateCannedReplyRequest,
} from '@switchboard/contracts';
import { ApiClient } from '../../../core/http/api-client';
import { type ApiError, toApiError } from '../../../core/http/api-error';

/** Colleagues write replies too: those known are read again after this, in ms. */
const FRESH_FOR = 60_000;

/** The replies that the desk has at hand. A desk has some dozens, so all of them are here, and searched here. */
@Injectable({ providedIn: 'root' })
export class CannedRepliesStore {
  private readonly api = inject(ApiClient);
  private readonly all = signal<readonly CannedReplyView[] | null>(null);
  private readonly problem = signal<ApiError | null>(null);
  private readAt = 0;
  private reading: Promise<void> | null = null;

  /** By shortcut; null until they are known. */
  readonly replies = this.all.asReadonly();
  readonly error = this.problem.asReadonly();

  /** Reads them, unless that was done a moment ago. Never rejects: see `error`. */
  refresh(isUrgent = false): Promise<void> {
    const isFresh = Date.now() - this.readAt < FRESH_FOR;
    if (isFresh && !isUrgent) return Promise.resolve();
    return (this.reading ??= this.read().finally(() => (this.reading = null)));
  }

  async create(request: CreateCannedReplyRequest): Promise<void> {
    this.put(await this.api.post<CannedReplyView>('/canned-replies', request));
  }

  async update(id: string, request: UpdateCannedReplyRequest): Promise<void> {
    this.put(await this.api.put<CannedReplyView>(`/canned-replies/${id}`, request));
  }

  async delete(id: string): Promise<void> {
    await this.api.delete(`/canned-replies/${id}`);
    this.all.update((all) => all && all.filter(({ _id }) => _id !== id));
  }

  private async read(): Promise<void> {
    this.problem.set(null);
    try {
      this.all.set(await this.api.get<CannedReplyView[]>('/canned-replies'));
      this.readAt = Date.now();
    } catch (cause) {
      this.problem.set(toApiError(cause));
    }
  }

  private put(reply: CannedReplyView): void {
    const others = (this.all() ?? []).filter(({ _id }) => _id !== reply._id);
    this.all.set([...others, reply].sort((a, b) => a.shortcut.localeCompare(b.shortcut)));
  }
}
