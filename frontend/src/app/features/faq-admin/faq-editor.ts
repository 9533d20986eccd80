import { Injectable, computed, inject, signal } from '@angular/core';
import type { FaqConflict, FaqDifference, FaqView, TriedFaq } from '@switchboard/contracts';
import { SessionStore } from '../../core/auth/session.store';
import { type ApiError, toApiError } from '../../core/http/api-error';
import { FaqAdminApi, type SavedFaq } from './faq-admin.api';
import { NOTHING_WRITTEN, type WrittenFaq, changesOf, isComplete, tidied, writtenIn } from './faq-content';
import { keepDraft, keptDraft } from './kept-draft';

/** The id in the address of an FAQ that is not there yet. */
export const NEW = 'new';

export interface Conflict extends FaqConflict {
  readonly differences: readonly FaqDifference[];
}

/** One FAQ on the desk: as it is saved, and as it is written. */
@Injectable()
export class FaqEditor {
  private readonly api = inject(FaqAdminApi);
  private readonly user = inject(SessionStore).user()?._id ?? '';
  private readonly id = signal(NEW);
  private readonly saved = signal<SavedFaq | null>(null);
  private readonly text = signal<WrittenFaq>(NOTHING_WRITTEN);
  private readonly state = signal<'loading' | 'ready' | 'failed'>('loading');
  private readonly problem = signal<ApiError | null>(null);
  /** What is on its way to be saved. */
  private readonly sent = signal<WrittenFaq | null>(null);
  private readonly met = signal<Conflict | null>(null);
  private readonly back = signal(false);
  private readonly gone = signal(false);

  readonly loadState = this.state.asReadonly();
  /** Why it could not be read. */
  readonly error = this.problem.asReadonly();
  readonly isSaving = computed(() => this.sent() !== null);
  readonly written = this.text.asReadonly();
  /** null for a new one, and for one that is gone. */
  readonly faq = computed(() => this.saved()?.faq ?? null);
  readonly revision = computed(() => this.saved()?.revision ?? null);
  /** Somebody has edited it since it was read. */
  readonly conflict = this.met.asReadonly();
  /** What is written was kept over a reload. */
  readonly isBack = this.back.asReadonly();
  /** Somebody has deleted it since it was read: what is written stands alone, and is saved as a new one. */
  readonly isGone = this.gone.asReadonly();
  readonly changes = computed(() => {
    const faq = this.faq();
    return changesOf(faq ? writtenIn(faq) : NOTHING_WRITTEN, tidied(this.text()));
  });
  readonly isChanged = computed(() => Object.keys(this.changes()).length > 0);
  readonly isComplete = computed(() => isComplete(this.text()));
  /** For trials on the assistant; null while a question or an answer is missing. */
  readonly tried = computed((): TriedFaq | null => {
    if (!this.isComplete()) return null;
    const { category, question, answer, keywords, variants } = tidied(this.text());
    return {
      ...(this.faq() && { _id: this.id() }),
      category,
      question,
      answer,
      keywords,
      variants,
    };
  });

  async open(id: string): Promise<void> {
    // A new one has got its address: it is on the desk, with what has been written since.
    if (id === this.faq()?._id) return;
    this.id.set(id);
    this.state.set('loading');
    this.saved.set(null);
    this.met.set(null);
    this.back.set(false);
    this.gone.set(false);
    if (id === NEW) this.begin(NOTHING_WRITTEN);
    else await this.read(id);
  }

  write(changes: Partial<WrittenFaq>): void {
    this.text.update((text) => ({ ...text, ...changes }));
    const saved = this.saved();
    const base = saved && { written: writtenIn(saved.faq), revision: saved.revision };
    keepDraft(this.user, this.id(), this.isChanged() ? { written: this.text(), base } : null);
  }

  /** What is saved once more, or about to be. */
  discard(): void {
    keepDraft(this.user, this.id(), null);
    this.back.set(false);
    const faq = this.faq();
    this.text.set(this.sent() ?? (faq ? writtenIn(faq) : NOTHING_WRITTEN));
  }

  /**
   * Saves what is different, published or as a draft; what is written while it is under way stays, to be saved next.
   * @returns the id; null when somebody else was quicker, which `conflict` and `isGone` tell
   * @throws ApiError
   */
  async save(isActive: boolean): Promise<string | null> {
    const faq = this.faq();
    return this.send(async () => {
      try {
        return await (faq ? this.update(faq, isActive) : this.create(isActive));
      } catch (cause) {
        const error = toApiError(cause);
        if (error.code !== 'FAQ_CHANGED') throw error;
        await this.meet(error.current as FaqConflict);
        return null;
      }
    });
  }

  /** What is written stays; it counts as written on what the other one saved. */
  keepMine(): void {
    const conflict = this.met();
    if (!conflict) return;
    const mine = this.changes();
    this.saved.set({ faq: conflict.faq, revision: conflict.revision });
    this.text.set({ ...writtenIn(conflict.faq), ...mine });
    this.met.set(null);
    this.write({});
  }

  takeTheirs(): void {
    const conflict = this.met();
    if (!conflict) return;
    this.saved.set({ faq: conflict.faq, revision: conflict.revision });
    this.met.set(null);
    this.discard();
  }

  /**
   * @returns the id; null when the FAQ is gone, which `isGone` tells
   * @throws ApiError
   */
  restore(version: number): Promise<string | null> {
    const revision = this.revision() ?? undefined;
    return this.send(() => this.api.restore(this.id(), { version, revision }));
  }

  private async create(isActive: boolean): Promise<SavedFaq> {
    const written = tidied(this.text());
    if (!this.gone()) return this.api.create({ ...written, isActive });
    // Whoever deleted it may have deleted others with it, and no new one may name those.
    const relatedQuestions = await this.api.existing(written.relatedQuestions);
    return this.api.create({ ...written, relatedQuestions, isActive });
  }

  private update(faq: FaqView, isActive: boolean): Promise<SavedFaq> {
    return this.api.update(faq._id, {
      ...this.changes(),
      ...(faq.isActive !== isActive && { isActive }),
      revision: this.revision() ?? undefined,
    });
  }

  private async send(call: () => Promise<SavedFaq | null>): Promise<string | null> {
    const [id, sent, wasThere] = [this.id(), this.text(), this.faq() !== null];
    this.sent.set(sent);
    try {
      const saved = await call();
      // Else another one is on the desk by now.
      if (saved && id === this.id()) this.follow(saved, sent);
      return saved && saved.faq._id;
    } catch (cause) {
      if (!wasThere || toApiError(cause).code !== 'FAQ_NOT_FOUND') throw cause;
      this.lose(id);
      return null;
    } finally {
      this.sent.set(null);
    }
  }

  /** What is saved now, with what was written since it was sent over it. */
  private follow(saved: SavedFaq, sent: WrittenFaq): void {
    const since = changesOf(sent, this.text());
    keepDraft(this.user, this.id(), null);
    this.back.set(false);
    this.gone.set(false);
    this.id.set(saved.faq._id);
    this.saved.set(saved);
    this.text.set({ ...writtenIn(saved.faq), ...since });
    this.write({});
  }

  private async meet(current: FaqConflict): Promise<void> {
    const from = this.revision() ?? current.revision;
    const differences = await this.api.diff(current.faq._id, from, current.revision);
    if (current.faq._id === this.id()) this.met.set({ ...current, differences });
  }

  /** All its words are unsaved ones from now on, and are kept over a reload as such. */
  private lose(id: string): void {
    if (id !== this.id()) return;
    this.met.set(null);
    this.saved.set(null);
    this.gone.set(true);
    this.write({});
  }

  private async read(id: string): Promise<void> {
    try {
      const saved = await this.api.get(id);
      if (id !== this.id()) return;
      this.saved.set(saved);
      this.begin(writtenIn(saved.faq));
    } catch (cause) {
      if (id !== this.id()) return;
      const error = toApiError(cause);
      if (error.code === 'FAQ_NOT_FOUND' && keptDraft(this.user, id)) {
        this.gone.set(true);
        return this.begin(NOTHING_WRITTEN);
      }
      this.problem.set(error);
      this.state.set('failed');
    }
  }

  private begin(written: WrittenFaq): void {
    const kept = keptDraft(this.user, this.id());
    const saved = this.saved();
    // It may have been begun on an older state: saving it has to say so.
    if (kept?.base && saved) {
      this.saved.set({ faq: { ...saved.faq, ...kept.base.written }, revision: kept.base.revision });
    }
    this.text.set(kept?.written ?? written);
    this.back.set(kept !== null && this.isChanged());
    this.state.set('ready');
  }
}
