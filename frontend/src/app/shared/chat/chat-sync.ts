import { DestroyRef, Injectable, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ConversationRef, ServerToClientEvents } from '@switchboard/contracts';
import { filter } from 'rxjs';
import { SessionStore } from '../../core/auth/session.store';
import type { ApiError } from '../../core/http/api-error';
import { RealtimeService } from '../../core/realtime/realtime.service';
import { ChatStore } from './chat.store';
import * as timelines from './message-timeline';

const REGULARLY = 60_000;
/** A gap may be a message that is being moderated: asked for at once, then no more often than this. */
const GAP_PAUSE = 1_000;

/** Keeps the open conversation the same as the server's: listens, and asks for what it may have missed. */
@Injectable()
export class ChatSync {
  private readonly realtime = inject(RealtimeService);
  private readonly chat = inject(ChatStore);
  private readonly session = inject(SessionStore);
  private isAsking = false;
  /** The lowest `afterSeq` wanted while an answer is under way. */
  private wantedNext: number | null = null;
  private gapTimer: ReturnType<typeof setTimeout> | undefined;
  private silenceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.listen();
    this.realtime.connected$.pipe(takeUntilDestroyed()).subscribe(() => void this.begin());
    const regularly = setInterval(() => void this.catchUp(), REGULARLY);
    const onVisible = () => {
      if (document.visibilityState === 'visible') void this.catchUp();
    };
    document.addEventListener('visibilitychange', onVisible);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(regularly);
      clearTimeout(this.gapTimer);
      clearTimeout(this.silenceTimer);
      document.removeEventListener('visibilitychange', onVisible);
      this.leave();
    });
  }

  open(id: string): void {
    if (this.chat.id() === id) return;
    this.leave();
    this.chat.open(id);
    void this.begin();
  }

  /** Joins, and reads the newest page; or, when there is one already, reads it again and what came after it. */
  async begin(): Promise<void> {
    const id = this.chat.id();
    if (!id || !this.realtime.isOnline()) return;
    const first = this.chat.timeline().messages[0];
    if (this.chat.timeline().isLoaded) return this.askAfter(first ? first.seq - 1 : 0);
    this.chat.markLoading();
    try {
      const page = await this.realtime.emit('conversation:join', { conversationId: id });
      if (this.chat.id() !== id) return;
      this.chat.change((line) => timelines.mergeNewestPage(line, page));
      this.chat.replaceConversation(page.conversation);
      this.chat.markReady();
      this.askAboutGap();
    } catch (cause) {
      if (this.chat.id() === id) this.chat.markFailed(cause);
    }
  }

  catchUp(): Promise<void> {
    return this.chat.timeline().isLoaded ? this.askAfter(this.chat.timeline().syncedTo) : this.begin();
  }

  private leave(): void {
    const conversationId = this.chat.id();
    if (!conversationId) return;
    clearTimeout(this.gapTimer);
    clearTimeout(this.silenceTimer);
    this.gapTimer = undefined;
    this.wantedNext = null;
    // Without a connection there is no room to leave.
    this.realtime.emit('conversation:leave', { conversationId }).catch(() => undefined);
  }

  private async askAfter(afterSeq: number): Promise<void> {
    if (this.isAsking) {
      this.wantedNext = Math.min(afterSeq, this.wantedNext ?? afterSeq);
      return;
    }
    this.isAsking = true;
    const id = this.chat.id();
    try {
      await this.readPagesAfter(afterSeq);
    } catch (cause) {
      // Asked again on the next connect, when the page becomes visible, and every minute.
      const isGone = (cause as ApiError).code === 'CONVERSATION_NOT_FOUND';
      if (isGone && this.chat.id() === id) this.chat.markDeleted();
    } finally {
      this.isAsking = false;
    }
    const next = this.wantedNext;
    this.wantedNext = null;
    if (next !== null) await this.askAfter(next);
    else this.askAboutGap();
  }

  private async readPagesAfter(afterSeq: number): Promise<void> {
    const conversationId = this.chat.id();
    if (!conversationId) return;
    for (let cursor = afterSeq, hasMore = true; hasMore;) {
      const page = await this.realtime.emit('conversation:join', { conversationId, afterSeq: cursor });
      if (this.chat.id() !== conversationId) return;
      const from = cursor;
      const known = this.chat.lastSeq();
      this.chat.change((line) => timelines.mergeLaterPage(line, page, from));
      this.chat.replaceConversation(page.conversation);
      const newest = page.messages.at(-1);
      if (newest && newest.seq > known) this.chat.noteArrival(newest);
      const last = page.messages.at(-1)?.seq ?? cursor;
      hasMore = page.hasMore && last > cursor;
      cursor = last;
    }
  }

  private askAboutGap(): void {
    if (this.gapTimer !== undefined || !timelines.hasGap(this.chat.timeline())) return;
    this.gapTimer = setTimeout(() => {
      this.gapTimer = undefined;
      if (timelines.hasGap(this.chat.timeline())) void this.catchUp();
    }, GAP_PAUSE);
  }

  private listen(): void {
    const { chat } = this;
    this.on('message:received', ({ message }) => {
      const wasWhole = !timelines.hasGap(chat.timeline());
      chat.receive(message);
      if (wasWhole && timelines.hasGap(chat.timeline())) void this.catchUp();
    });
    this.on('message:updated', ({ messageId, changes }) =>
      chat.change((line) => timelines.applyChanges(line, messageId, changes)),
    );
    this.on('message:blocked', (event) => chat.change((line) => timelines.markBlocked(line, event)));
    this.on('message:read', ({ readBy, upToSeq }) => chat.raiseMarkOf(readBy, { readSeq: upToSeq }));
    this.on('message:delivered', ({ deliveredTo, upToSeq }) =>
      chat.raiseMarkOf(deliveredTo, { deliveredSeq: upToSeq }),
    );
    this.on('typing:user', (event) => {
      if (event.userId !== this.session.user()?._id) chat.typing.startPerson(event);
    });
    this.on('typing:stop', ({ userId }) => chat.typing.stopPerson(userId));
    this.on('ai:typing', () => chat.typing.startAssistant());
    this.on('ai:delta', (delta) => {
      chat.change((line) => timelines.applyDelta(line, delta, Date.now()));
      this.watchSilence();
    });
    this.on('ai:cancelled', (event) => {
      chat.typing.stopAssistant();
      chat.change((line) => timelines.cancelStream(line, event));
    });
    this.on('ai:failed', (event) => {
      chat.typing.stopAssistant();
      chat.change((line) => timelines.noteFailure(line, event));
    });
    this.on('conversation:agent_joined', () => chat.noteAgentJoined());
    this.on('conversation:updated', (event) => {
      chat.applyUpdate(event);
      // It is gone, or its customer is, whose name the messages carry: what the server has now is asked for.
      if ('deleted' in event.changes || 'user' in event.changes) void this.begin();
    });
    this.realtime
      .on('sync:required')
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.catchUp());
  }

  private watchSilence(): void {
    clearTimeout(this.silenceTimer);
    this.silenceTimer = setTimeout(() => {
      this.chat.change((line) => timelines.dropSilentStreams(line, Date.now()));
    }, timelines.STREAM_SILENCE + 100);
  }

  /** Listens to the events of the open conversation. */
  private on<Event extends ConversationEvent>(
    event: Event,
    handle: (payload: PayloadOf<Event>) => void,
  ): void {
    this.realtime
      .on(event)
      .pipe(
        filter((payload) => payload.conversationId === this.chat.id()),
        takeUntilDestroyed(),
      )
      .subscribe(handle);
  }
}

type PayloadOf<Event extends keyof ServerToClientEvents> = Parameters<ServerToClientEvents[Event]>[0];
type ConversationEvent = {
  [Event in keyof ServerToClientEvents]: PayloadOf<Event> extends ConversationRef ? Event : never;
}[keyof ServerToClientEvents];
