import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import { LIMITS, type Visibility } from '@switchboard/contracts';
import { SessionStore } from '../../../core/auth/session.store';
import { DraftHelperComponent } from '../draft-helper/draft-helper.component';
import { EmojiPanelComponent } from '../emoji-panel/emoji-panel.component';
import {
  type Completion,
  type ConversationFacts,
  WritingAidsComponent,
} from '../writing-aids/writing-aids.component';
import { type Draft, keepDraft, readDraft } from './draft-keeper';
import { TypingReporter } from './typing-reporter';

export interface WrittenMessage {
  readonly content: string;
  readonly visibility: Visibility;
  /** Ids of staff who are called in a note. */
  readonly mentions: readonly string[];
}

/** Asked before a message goes out; what was written stays until the answer is yes. */
export type ConfirmSend = (message: WrittenMessage) => boolean | Promise<boolean>;

const COUNT_FROM = 3_500;
const MAX_LINES = 8;

/** Where a message is written. Enter sends, Shift and Enter make a new line, and nothing typed is ever lost. */
@Component({
  selector: 'sb-composer',
  imports: [
    DraftHelperComponent,
    EmojiPanelComponent,
    MatIcon,
    MatIconButton,
    TranslocoDirective,
    WritingAidsComponent,
  ],
  templateUrl: './composer.component.html',
  styleUrl: './composer.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown.escape)': 'closeEmoji($event)', '[class.writes-note]': 'writesNote()' },
})
export class ComposerComponent {
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');
  private readonly aids = viewChild<WritingAidsComponent>('aids');
  private readonly session = inject(SessionStore);

  readonly conversationId = input.required<string>();
  readonly placeholder = input('');
  readonly hint = input('');
  /** What canned replies are filled with; and that there is nobody but the team to write to. */
  readonly facts = input<ConversationFacts | null>(null);
  readonly confirmSend = input<ConfirmSend | null>(null);

  readonly written = output<WrittenMessage>();
  /** The first words of a draft. */
  readonly draftBegun = output();
  readonly typing = output<'typing:start' | 'typing:stop'>();

  private readonly reporter = new TypingReporter((event) => this.typing.emit(event));
  private suggested: string | null = null;
  private isAsking = false;
  private readonly author = computed(() => this.session.user()?._id ?? '');
  protected readonly canWriteNotes = computed(() => this.session.can('messages:write-internal'));
  protected readonly canImproveDraft = computed(() => this.session.can('ai:use'));
  protected readonly draft = linkedSignal(() => readDraft(this.author(), this.conversationId()));
  protected readonly longest = LIMITS.messageContent;
  protected readonly text = computed(() => this.draft().text);
  protected readonly writesNote = computed(
    () => this.canWriteNotes() && (this.draft().isNote || !!this.facts()?.isCustomerGone),
  );
  protected readonly emojiIsOpen = signal(false);
  protected readonly length = computed(() => this.text().trim().length);
  protected readonly showsCount = computed(() => this.length() >= COUNT_FROM);
  protected readonly isTooLong = computed(() => this.length() > this.longest);
  protected readonly canSend = computed(() => this.length() > 0 && !this.isTooLong());

  constructor() {
    afterRenderEffect(() => {
      this.text();
      this.grow(this.field().nativeElement);
    });
    effect(() => {
      this.conversationId();
      untracked(() => {
        this.reporter.stop();
        this.emojiIsOpen.set(false);
      });
    });
    inject(DestroyRef).onDestroy(() => this.reporter.cancel());
  }

  focus(): void {
    this.field().nativeElement.focus();
  }

  /** Puts words into the field, after what is there already. */
  take(words: string): void {
    this.replaceDraft(this.text() ? `${this.text()}\n${words}` : words);
  }

  /** Offers words to send: in the place of those offered before, and after what a person has typed. */
  suggest(words: string): void {
    const isOwn = this.text().trim() && this.text() !== this.suggested;
    this.suggested = isOwn ? null : words;
    this.replaceDraft(isOwn ? `${this.text()}\n${words}` : words);
  }

  protected replaceDraft(text: string): void {
    this.change({ text });
    this.focus();
  }

  protected edit(): void {
    this.change({ text: this.field().nativeElement.value });
    if (this.text() && !this.writesNote()) this.reporter.stroke();
    else this.reporter.stop();
  }

  protected handleEnter(event: Event): void {
    const key = event as KeyboardEvent;
    // Enter that ends the composition of a character is not meant for us; Safari tells only by its key code.
    if (key.shiftKey || key.isComposing || key.keyCode === 229) return;
    event.preventDefault();
    this.send();
  }

  protected send(): void {
    if (!this.canSend() || this.isAsking || this.aids()?.holdsBack()) return;
    const content = this.text().trim();
    const called = this.draft().mentions.filter(({ name }) => content.includes(`@${name}`));
    const message: WrittenMessage = this.writesNote()
      ? { content, visibility: 'internal', mentions: called.map(({ _id }) => _id) }
      : { content, visibility: 'public', mentions: [] };
    const answer = this.confirmSend()?.(message) ?? true;
    if (typeof answer === 'boolean') this.finishSending(message, answer);
    else void this.awaitConfirmation(message, answer);
  }

  /** A staff member's keys for writing an answer, or a note. */
  write(asNote: boolean): void {
    this.change({ isNote: asNote });
    this.reporter.stop();
    this.focus();
  }

  protected toggleNote(): void {
    this.write(!this.draft().isNote);
  }

  protected complete({ from, to, words, mention }: Completion): void {
    const { text, mentions } = this.draft();
    const others = mentions.filter(({ _id }) => _id !== mention?._id);
    this.change({
      text: text.slice(0, from) + words + text.slice(to),
      mentions: mention ? [...others, mention].slice(-LIMITS.mentions) : mentions,
    });
    this.focus();
    this.field().nativeElement.setSelectionRange(from + words.length, from + words.length);
  }

  protected toggleEmoji(): void {
    this.emojiIsOpen.update((isOpen) => !isOpen);
  }

  protected closeEmoji(event: Event): void {
    if (!this.emojiIsOpen()) return;
    event.stopPropagation();
    this.emojiIsOpen.set(false);
    this.focus();
  }

  /** At the caret. */
  insert(words: string): void {
    const { selectionStart, selectionEnd, value } = this.field().nativeElement;
    this.change({ text: value.slice(0, selectionStart) + words + value.slice(selectionEnd) });
    const caret = selectionStart + words.length;
    this.field().nativeElement.setSelectionRange(caret, caret);
  }

  private async awaitConfirmation(message: WrittenMessage, answer: Promise<boolean>): Promise<void> {
    const conversationId = this.conversationId();
    this.isAsking = true;
    try {
      const isWanted = await answer;
      // Another conversation was opened meanwhile: the draft stays where it was written.
      if (this.conversationId() === conversationId) this.finishSending(message, isWanted);
    } finally {
      this.isAsking = false;
    }
  }

  private finishSending(message: WrittenMessage, isWanted: boolean): void {
    if (isWanted) {
      this.change({ text: '', mentions: [] });
      this.reporter.stop();
      this.written.emit(message);
    }
    this.focus();
  }

  private change(changes: Partial<Draft>): void {
    const before = this.text();
    this.draft.update((draft) => ({ ...draft, ...changes }));
    const text = this.text();
    // At once, not with the next rendering: the caret is placed in the new text.
    if (this.field().nativeElement.value !== text) this.field().nativeElement.value = text;
    keepDraft(this.author(), this.conversationId(), this.draft());
    if (!before.trim() && text.trim()) this.draftBegun.emit();
  }

  private grow(field: HTMLTextAreaElement): void {
    field.style.blockSize = 'auto';
    const style = getComputedStyle(field);
    const line = Number.parseFloat(style.lineHeight) || 24;
    const padding =
      (Number.parseFloat(style.paddingTop) || 0) + (Number.parseFloat(style.paddingBottom) || 0);
    const most = line * MAX_LINES + padding;
    field.style.blockSize = `${Math.min(field.scrollHeight, most)}px`;
    field.style.overflowY = field.scrollHeight > most ? 'auto' : 'hidden';
  }
}
