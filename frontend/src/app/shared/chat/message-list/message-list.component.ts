import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Citation, FeedbackRating } from '@switchboard/contracts';
import { Clock } from '../../ui/time/clock';
import { dayWords } from '../../ui/time/time-words';
import type { ChatItem, ChatRow } from '../chat-item';
import type { MessageAction } from '../message-actions/message-actions';
import { MessageMenuComponent } from '../message-actions/message-menu.component';
import { MessageBubbleComponent } from '../message-bubble/message-bubble.component';
import type { PeerMarks } from '../receipts';
import { WritingIndicatorComponent } from '../writing-indicator/writing-indicator.component';

/** Closer to the end than this, the reader counts as being there, in px. */
const AT_END = 48;
/** Closer to the beginning than this, earlier messages are asked for. */
const NEAR_START = 240;
/** Rows that fill a pane: they are painted first, and the others above them afterwards, out of sight. */
const PAINTED_FIRST = 14;

export interface AnswerRating {
  readonly messageId: string;
  readonly rating: FeedbackRating;
}

/** What a reader wants done with a message. */
export interface ActedMessage {
  readonly action: MessageAction;
  readonly item: ChatItem;
}

/** The history. Follows what arrives while the reader is at the end, and stays put otherwise. */
@Component({
  selector: 'sb-message-list',
  imports: [
    MatIcon,
    MessageBubbleComponent,
    MessageMenuComponent,
    TranslocoDirective,
    WritingIndicatorComponent,
  ],
  templateUrl: './message-list.component.html',
  styleUrl: './message-list.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageListComponent {
  private readonly clock = inject(Clock);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');

  readonly conversationId = input.required<string>();
  readonly rows = input.required<readonly ChatRow[]>();
  /** The number of the message to show first; without it the newest. Earlier pages are asked for until it is there. */
  readonly wanted = input<number | null>(null);
  readonly marks = input.required<PeerMarks>();
  readonly hasEarlier = input(false);
  readonly isLoadingEarlier = input(false);
  readonly names = input<readonly string[]>([]);
  readonly isAssistantWriting = input(false);
  readonly isForStaff = input(false);
  readonly isWithPeople = input(false);

  readonly loadEarlier = output();
  /** The reader has the newest messages before their eyes, up to this number. */
  readonly seen = output<number>();
  readonly openCitation = output<Citation>();
  readonly retry = output<string>();
  readonly discard = output<string>();
  readonly reuse = output<string>();
  readonly askPerson = output();
  /** The message whose answer failed. */
  readonly askAgain = output<string>();
  readonly rate = output<AnswerRating>();
  readonly acted = output<ActedMessage>();

  private readonly atEnd = signal(true);
  private readonly pageIsVisible = signal(document.visibilityState === 'visible');
  private readonly seenKey = signal<string | null>(null);
  private lastHeight = 0;
  private firstKey: string | null = null;
  private shownConversation: string | null = null;
  private sought: number | null = null;
  private readonly paintedConversation = signal<string | null>(null);

  private readonly isPainted = computed(() => this.paintedConversation() === this.conversationId());
  protected readonly paintedRows = computed(() => {
    const isWhole = this.isPainted() || this.wanted() !== null;
    return isWhole ? this.rows() : this.rows().slice(-PAINTED_FIRST);
  });
  private readonly newest = computed(() => {
    let seq = 0;
    for (const row of this.rows()) if ('item' in row) seq = Math.max(seq, row.item.seq ?? 0);
    return seq;
  });
  private readonly oldest = computed(() => {
    const first = this.rows().find((row) => 'item' in row && row.item.seq !== null);
    return first && 'item' in first ? (first.item.seq ?? 0) : 0;
  });
  /** Of the messages' buttons one can be tabbed to; the arrow keys reach the others from there. */
  protected readonly lastMessageKey = computed(
    () => this.rows().findLast(({ kind }) => kind === 'message')?.key,
  );
  protected readonly menu = signal<{ item: ChatItem; anchor: HTMLElement } | null>(null);
  private readonly lastRow = computed(() => this.rows().at(-1));
  protected readonly hasUnseen = computed(() => {
    const last = this.lastRow();
    return !this.atEnd() && !!last && last.key !== this.seenKey();
  });
  protected readonly foundKey = signal<string | null>(null);
  protected readonly isAwayFromEnd = computed(() => !this.atEnd());

  constructor() {
    const onVisibility = () => this.pageIsVisible.set(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', onVisibility);
    const resizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => this.keepEnd());
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', onVisibility);
      resizes?.disconnect();
    });

    let observed: HTMLElement | null = null;
    afterRenderEffect(() => {
      this.paintedRows();
      this.isAssistantWriting();
      this.wanted();
      const element = this.scroller().nativeElement;
      if (element !== observed) {
        resizes?.observe((observed = element));
        // What is in it may still grow: an answer whose Markdown waited for its parser.
        if (element.firstElementChild) resizes?.observe(element.firstElementChild);
      }
      untracked(() => this.settle(element));
    });
    afterRenderEffect(() => {
      const newest = this.newest();
      if (this.atEnd() && this.pageIsVisible() && newest > 0) untracked(() => this.seen.emit(newest));
    });
  }

  protected followScroll(): void {
    const element = this.scroller().nativeElement;
    this.notePlace(element);
    if (element.scrollTop < NEAR_START) this.wantEarlier();
  }

  protected walk(event: Event, step: number): void {
    const buttons = [...this.scroller().nativeElement.querySelectorAll<HTMLElement>('.message-more')];
    const at = buttons.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    event.preventDefault();
    buttons[at + step]?.focus();
  }

  protected act(action: MessageAction): void {
    const menu = this.menu();
    if (menu) this.acted.emit({ action, item: menu.item });
  }

  scrollToEnd(): void {
    const element = this.scroller().nativeElement;
    this.atEnd.set(true);
    element.scrollTop = element.scrollHeight;
  }

  protected dayText(date: string, today: string, yesterday: string): string {
    const words = dayWords(new Date(date), this.clock.now());
    return words === 'today' ? today : words === 'yesterday' ? yesterday : words;
  }

  /** After each painting: at the end stay at the end; when history came in above, keep what is being read in place. */
  private settle(element: HTMLElement): void {
    const firstKey = this.paintedRows().find((row) => 'item' in row)?.key ?? null;
    if (this.shownConversation !== this.conversationId()) {
      this.shownConversation = this.conversationId();
      this.sought = null;
      this.foundKey.set(null);
      this.atEnd.set(this.wanted() === null);
    }
    if (!this.isPainted()) this.paintTheRest();
    if (this.atEnd()) element.scrollTop = element.scrollHeight;
    else if (firstKey !== this.firstKey) element.scrollTop += element.scrollHeight - this.lastHeight;
    this.firstKey = firstKey;
    this.lastHeight = element.scrollHeight;
    this.seek(element);
    // A first page shorter than the pane cannot be scrolled to ask for more.
    const fits = element.clientHeight > 0 && element.scrollHeight <= element.clientHeight;
    if (fits) this.wantEarlier();
  }

  private wantEarlier(): void {
    if (this.isPainted() && this.hasEarlier() && !this.isLoadingEarlier()) this.loadEarlier.emit();
  }

  private paintTheRest(): void {
    const id = this.conversationId();
    // A frame is painted after what was asked of it, and before what comes next.
    requestAnimationFrame(() => setTimeout(() => this.paintedConversation.set(id)));
  }

  /** Shows the wanted message once, as soon as it is here; one that cannot be seen any more, by what came after it. */
  private seek(element: HTMLElement): void {
    const wanted = this.wanted();
    if (wanted === this.sought) return;
    if (wanted !== null && this.hasEarlier() && this.oldest() > wanted) {
      if (!this.isLoadingEarlier()) this.loadEarlier.emit();
      return;
    }
    this.sought = wanted;
    const isWanted = (row: ChatRow) =>
      row.kind === 'message' && wanted !== null && (row.item.seq ?? 0) >= wanted;
    const found = this.rows().find(isWanted)?.key ?? null;
    this.foundKey.set(found);
    const bubbles = [...element.querySelectorAll<HTMLElement>('[data-message]')];
    bubbles.find(({ dataset }) => dataset['message'] === found)?.scrollIntoView({ block: 'center' });
    this.notePlace(element);
  }

  private notePlace({ scrollTop, scrollHeight, clientHeight }: HTMLElement): void {
    const isAtEnd = scrollHeight - scrollTop - clientHeight < AT_END;
    if (isAtEnd === this.atEnd()) return;
    this.seenKey.set(this.lastRow()?.key ?? null);
    this.atEnd.set(isAtEnd);
  }

  private keepEnd(): void {
    const element = this.scroller().nativeElement;
    if (this.atEnd()) element.scrollTop = element.scrollHeight;
  }
}
