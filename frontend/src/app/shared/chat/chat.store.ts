import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  type ConversationHelp,
  type ConversationUpdated,
  type MessageView,
  type ParticipantView,
  type Rating,
  type Visibility,
  isStaff,
} from '@switchboard/contracts';
import { Subject } from 'rxjs';
import { SessionStore } from '../../core/auth/session.store';
import { type ApiError, toApiError } from '../../core/http/api-error';
import { RealtimeService } from '../../core/realtime/realtime.service';
import { ChatCache } from './chat-cache';
import { type Unread, chatItems, chatRows } from './chat-item';
import { type AnyConversation, ChatApi, type ConversationAction } from './chat.api';
import { applyConversationChanges } from './conversation-changes';
import * as timelines from './message-timeline';
import { OutboxStore } from './outbox.store';
import { type PeerMarks, peerMarks, raiseMark, withAnswered } from './receipts';
import { ReceiptSender } from './receipt-sender';
import { TypingStore } from './typing.store';

export type LoadState = 'idle' | 'loading' | 'ready' | 'failed' | 'deleted';

/** The open conversation: its messages, and all that can be done in it. Events reach it through `ChatSync`. */
@Injectable()
export class ChatStore {
  private readonly api = inject(ChatApi);
  private readonly cache = inject(ChatCache);
  private readonly realtime = inject(RealtimeService);
  private readonly session = inject(SessionStore);
  private readonly outbox = inject(OutboxStore);
  private readonly receipts = inject(ReceiptSender);
  readonly typing = inject(TypingStore);
  private readBefore = 0;

  private readonly openId = signal<string | null>(null);
  private readonly opened = signal<AnyConversation | null>(null);
  private readonly people = signal<readonly ParticipantView[]>([]);
  private readonly line = signal<timelines.Timeline>(timelines.EMPTY_TIMELINE);
  private readonly state = signal<LoadState>('idle');
  private readonly problem = signal<ApiError | null>(null);
  private readonly loadingEarlier = signal(false);
  private readonly acting = signal<ConversationAction | null>(null);
  private readonly arrived = new Subject<MessageView>();
  /** Where the reader left off before this opening; undefined until that is known. */
  private readonly leftOff = signal<Unread | null | undefined>(undefined);

  readonly id = this.openId.asReadonly();
  readonly conversation = this.opened.asReadonly();
  readonly loadState = this.state.asReadonly();
  readonly error = this.problem.asReadonly();
  readonly isLoadingEarlier = this.loadingEarlier.asReadonly();
  readonly actionUnderWay = this.acting.asReadonly();
  readonly timeline = this.line.asReadonly();
  readonly hasEarlier = computed(() => this.line().hasEarlier);
  readonly isStreaming = computed(() => this.line().streams.some(({ text }) => text));
  readonly marks = computed<PeerMarks>(() => {
    const role = this.session.user()?.role ?? 'customer';
    const marks = peerMarks(this.people(), role);
    return isStaff(role) ? marks : withAnswered(marks, this.line().messages);
  });
  readonly items = computed(() => {
    const id = this.openId();
    const unsent = this.outbox.entries().filter(({ conversationId }) => conversationId === id);
    return chatItems(this.line(), unsent, this.myId);
  });
  readonly rows = computed(() => chatRows(this.items(), this.leftOff()));
  readonly lastSeq = computed(() => this.line().messages.at(-1)?.seq ?? 0);
  readonly isReadToEnd = computed(() => {
    const mine = this.people().find(({ user }) => user === this.myId);
    return this.state() === 'ready' && (mine?.readSeq ?? 0) >= this.lastSeq();
  });
  /** People have it, or have been asked to. */
  readonly isWithPeople = computed(() => {
    const conversation = this.opened();
    return !!conversation && (conversation.status === 'escalated' || conversation.isAgentInvolved);
  });
  /** Messages of others, as they come in. */
  readonly arrived$ = this.arrived.asObservable();

  constructor() {
    this.outbox.stored$.pipe(takeUntilDestroyed()).subscribe((message) => {
      if (message.conversation === this.openId())
        this.change((line) => timelines.mergeMessage(line, message));
    });
    inject(DestroyRef).onDestroy(() => this.close());
  }

  /** Shows what is known of the conversation at once; `ChatSync` brings the rest. */
  open(id: string): void {
    if (this.openId() === id) return;
    this.close();
    const cached = this.cache.get(id, this.myId);
    this.openId.set(id);
    this.opened.set(cached?.conversation ?? null);
    this.people.set(cached?.conversation.participants ?? []);
    this.leftOff.set(undefined);
    this.readBefore = this.myReadSeq(this.people());
    this.line.set(cached?.timeline ?? timelines.EMPTY_TIMELINE);
    this.state.set(cached ? 'ready' : 'loading');
  }

  close(): void {
    const id = this.openId();
    if (!id) return;
    const conversation = this.opened();
    if (conversation && this.line().isLoaded) {
      this.cache.put(this.myId, { ...conversation, participants: [...this.people()] }, this.line());
    }
    this.openId.set(null);
    this.opened.set(null);
    this.people.set([]);
    this.line.set(timelines.EMPTY_TIMELINE);
    this.state.set('idle');
    this.problem.set(null);
    this.typing.clear();
  }

  send(content: string, visibility: Visibility = 'public', mentions: readonly string[] = []): void {
    const id = this.openId();
    if (!id) return;
    this.leftOff.set(null);
    this.outbox.add(id, content, visibility, mentions);
  }

  retry(clientMessageId: string): void {
    this.outbox.retry(clientMessageId);
  }

  discard(clientMessageId: string): void {
    this.outbox.discard(clientMessageId);
  }

  async loadEarlier(): Promise<void> {
    const id = this.openId();
    const beforeSeq = this.line().messages[0]?.seq;
    if (!id || !beforeSeq || !this.hasEarlier() || this.loadingEarlier()) return;
    this.loadingEarlier.set(true);
    try {
      const page = await this.api.messages(id, { beforeSeq });
      if (this.openId() === id) this.change((line) => timelines.mergeEarlierPage(line, page));
    } finally {
      this.loadingEarlier.set(false);
    }
  }

  /** The reader has seen everything up to here. */
  markRead(upToSeq: number): void {
    if (this.state() !== 'ready' || upToSeq <= 0) return;
    this.receipts.raise('read', upToSeq);
    this.raiseMarkOf(this.myId, { readSeq: upToSeq, deliveredSeq: upToSeq });
  }

  async act(action: ConversationAction): Promise<void> {
    const id = this.openId();
    if (!id || this.acting()) return;
    this.acting.set(action);
    try {
      const conversation = await this.api.act(id, action);
      if (this.openId() === id) this.replaceConversation(conversation);
    } finally {
      this.acting.set(null);
    }
  }

  askAssistant(): Promise<null> {
    return this.realtime.emit('ai:responding', { conversationId: this.openId() ?? '' });
  }

  // What follows is for ChatSync: what the server said, not what a person did.

  change(next: (line: timelines.Timeline) => timelines.Timeline): void {
    this.line.update(next);
  }

  replaceConversation(conversation: AnyConversation): void {
    this.opened.set(conversation);
    let people: readonly ParticipantView[] = conversation.participants;
    for (const known of this.people()) people = raiseMark(people, known, known);
    this.people.set(people);
    const mine = conversation.participants.find(({ user }) => user === this.myId);
    this.noteLeftOff(conversation);
    this.receipts.begin(conversation._id, { delivered: mine?.deliveredSeq ?? 0, read: mine?.readSeq ?? 0 });
    this.receipts.raise('delivered', this.lastSeq());
  }

  markReady(): void {
    this.state.set('ready');
    this.problem.set(null);
    this.receipts.raise('delivered', this.lastSeq());
  }

  markLoading(): void {
    if (this.state() !== 'ready') this.state.set('loading');
  }

  markFailed(cause: unknown): void {
    if (this.state() === 'ready') return;
    this.problem.set(toApiError(cause));
    this.state.set('failed');
  }

  /** It was open, and is no more: nothing of it stays on the screen, nor in the cache. */
  markDeleted(): void {
    this.opened.set(null);
    this.state.set('deleted');
  }

  receive(message: MessageView): void {
    const isNew = !this.line().messages.some(({ _id }) => _id === message._id);
    this.change((line) => timelines.mergeMessage(line, message));
    if (message.senderType === 'ai') this.typing.stopAssistant();
    if (message.sender) this.typing.stopPerson(message.sender._id);
    this.receipts.raise('delivered', this.lastSeq());
    if (isNew) this.noteArrival(message);
  }

  noteArrival(message: MessageView): void {
    if (message.sender?._id !== this.myId) this.arrived.next(message);
  }

  raiseMarkOf(user: string, mark: { deliveredSeq?: number; readSeq?: number }): void {
    const conversation = this.opened();
    if (!conversation) return;
    const isOwner = user === conversation.user._id;
    const role =
      user === this.myId ? (this.session.user()?.role ?? 'customer') : isOwner ? 'customer' : 'agent';
    this.people.update((people) => raiseMark(people, { user, role }, mark));
  }

  /** Who it is stands in the line that the server writes, and comes with the conversation. */
  noteAgentJoined(): void {
    this.typing.stopAssistant();
    this.opened.update((conversation) => conversation && { ...conversation, isAgentInvolved: true });
  }

  noteHelp(help: Partial<ConversationHelp>): void {
    this.opened.update((conversation) => conversation && { ...conversation, ...help });
  }

  noteRating(rating: Rating): void {
    this.opened.update((conversation) => conversation && { ...conversation, rating });
  }

  applyUpdate({ changes }: ConversationUpdated): void {
    this.opened.update((conversation) => conversation && applyConversationChanges(conversation, changes));
  }

  /** Once an opening. Whoever has read nothing yet has left off nowhere. */
  private noteLeftOff({ participants, lastSeq }: AnyConversation): void {
    if (this.leftOff() !== undefined) return;
    const after = Math.max(this.readBefore, this.myReadSeq(participants));
    this.leftOff.set(after > 0 && lastSeq > after ? { after, upTo: lastSeq } : null);
  }

  private myReadSeq(people: readonly ParticipantView[]): number {
    return people.find(({ user }) => user === this.myId)?.readSeq ?? 0;
  }

  private get myId(): string {
    return this.session.user()?._id ?? '';
  }
}
