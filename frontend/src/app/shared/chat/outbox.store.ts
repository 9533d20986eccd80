import { DestroyRef, Injectable, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { type MessageView, type SenderType, type Visibility, isStaff } from '@switchboard/contracts';
import { Subject } from 'rxjs';
import { SessionStore } from '../../core/auth/session.store';
import { ApiError, toApiError } from '../../core/http/api-error';
import { RealtimeService } from '../../core/realtime/realtime.service';
import { newClientMessageId } from './client-message-id';

export type OutboxState = 'queued' | 'sending' | 'failed';

/** A message that was written here and is not yet known to be stored. */
export interface OutboxEntry {
  readonly clientMessageId: string;
  readonly conversationId: string;
  readonly author: string;
  readonly senderType: SenderType;
  readonly content: string;
  readonly visibility: Visibility;
  /** Ids of staff whom a note calls. */
  readonly mentions?: readonly string[];
  readonly writtenAt: string;
  readonly state: OutboxState;
  readonly error: ApiError | null;
}

const STORAGE_KEY = 'switchboard.outbox';
/** Attempts while connected before a person is asked; losing the connection does not count. */
const MAX_ATTEMPTS = 4;
const RETRY_DELAY = 1_500;

/**
 * Sends what was written, one after another, and keeps it until the server says it is stored: over a lost
 * connection, another conversation, and a reload. A repeat carries the same `clientMessageId`, so the server
 * stores it once.
 */
@Injectable()
export class OutboxStore {
  private readonly realtime = inject(RealtimeService);
  private readonly session = inject(SessionStore);
  private readonly all = signal<readonly OutboxEntry[]>([]);
  private readonly stored = new Subject<MessageView>();
  private readonly attempts = new Map<string, number>();
  private isSending = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  readonly entries = this.all.asReadonly();
  /** The stored message of an entry, just before the entry goes. */
  readonly stored$ = this.stored.asObservable();

  constructor() {
    effect(() => {
      const user = this.session.user()?._id;
      untracked(() => this.all.set(user ? restore(user) : []));
    });
    this.realtime.connected$.pipe(takeUntilDestroyed()).subscribe(() => void this.sendQueued());
    inject(DestroyRef).onDestroy(() => clearTimeout(this.retryTimer));
  }

  add(
    conversationId: string,
    content: string,
    visibility: Visibility,
    mentions: readonly string[] = [],
  ): void {
    const user = this.session.user();
    if (!user) return;
    const entry: OutboxEntry = {
      clientMessageId: newClientMessageId(),
      conversationId,
      author: user._id,
      senderType: isStaff(user.role) ? 'agent' : 'user',
      content,
      visibility,
      mentions,
      writtenAt: new Date().toISOString(),
      state: 'queued',
      error: null,
    };
    this.write([...this.all(), entry]);
    void this.sendQueued();
  }

  retry(clientMessageId: string): void {
    this.attempts.delete(clientMessageId);
    this.update(clientMessageId, { state: 'queued', error: null });
    void this.sendQueued();
  }

  discard(clientMessageId: string): void {
    this.write(this.all().filter((entry) => entry.clientMessageId !== clientMessageId));
  }

  private async sendQueued(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      let next: OutboxEntry | undefined;
      while (this.realtime.isOnline() && (next = this.all().find(({ state }) => state === 'queued'))) {
        if (!(await this.send(next))) break;
      }
    } finally {
      this.isSending = false;
    }
  }

  /** Whether the next one may follow: order is kept, so an entry that has to wait holds back those after it. */
  private async send(entry: OutboxEntry): Promise<boolean> {
    const { clientMessageId, conversationId, content, visibility, mentions = [] } = entry;
    this.update(clientMessageId, { state: 'sending' });
    try {
      const message = await this.realtime.emit('message:new', {
        conversationId,
        message: {
          content,
          clientMessageId,
          ...(visibility === 'internal' && { visibility }),
          ...(mentions.length > 0 && { mentions: [...mentions] }),
        },
      });
      this.stored.next(message);
      this.discard(clientMessageId);
      return true;
    } catch (cause) {
      return this.handleRefusal(entry, toApiError(cause));
    } finally {
      // Signed out in the meantime: the entry belongs to the one who wrote it.
      if (this.session.user()?._id !== entry.author) this.all.set([]);
    }
  }

  private handleRefusal({ clientMessageId }: OutboxEntry, error: ApiError): boolean {
    if (error.code === 'OFFLINE' || !this.realtime.isOnline()) {
      this.update(clientMessageId, { state: 'queued' });
      return false;
    }
    const attempts = (this.attempts.get(clientMessageId) ?? 0) + 1;
    this.attempts.set(clientMessageId, attempts);
    if (error.isTransient && attempts < MAX_ATTEMPTS) {
      this.update(clientMessageId, { state: 'queued' });
      clearTimeout(this.retryTimer);
      this.retryTimer = setTimeout(() => void this.sendQueued(), RETRY_DELAY * attempts);
      return false;
    }
    this.update(clientMessageId, { state: 'failed', error });
    return true;
  }

  private update(clientMessageId: string, changes: Partial<OutboxEntry>): void {
    this.write(
      this.all().map((entry) =>
        entry.clientMessageId === clientMessageId ? { ...entry, ...changes } : entry,
      ),
    );
  }

  private write(entries: readonly OutboxEntry[]): void {
    this.all.set(entries);
    const author = this.session.user()?._id;
    if (!author) return;
    try {
      if (entries.length) sessionStorage.setItem(storageKey(author), JSON.stringify(entries));
      else sessionStorage.removeItem(storageKey(author));
    } catch {
      // Storage is full or forbidden: what is unsent lives as long as this page.
    }
  }
}

function storageKey(author: string): string {
  return `${STORAGE_KEY}.${author}`;
}

/** What a reload interrupted is queued again: whether it was stored is for the server to say. */
function restore(author: string): OutboxEntry[] {
  try {
    const entries = JSON.parse(sessionStorage.getItem(storageKey(author)) ?? '[]') as OutboxEntry[];
    return entries.map((entry) =>
      entry.state === 'failed'
        ? { ...entry, error: new ApiError('UNEXPECTED', { message: entry.error?.message ?? '' }) }
        : { ...entry, state: 'queued', error: null },
    );
  } catch {
    return [];
  }
}
