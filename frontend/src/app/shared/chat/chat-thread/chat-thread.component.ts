import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Citation, MessageView, StaffConversationView } from '@switchboard/contracts';
import { map } from 'rxjs';
import { Announcer } from '../../../core/announcer/announcer';
import { SessionStore } from '../../../core/auth/session.store';
import { errorText } from '../../../core/http/error-text';
import { RealtimeService } from '../../../core/realtime/realtime.service';
import { seqOf } from '../../../core/message-address/message-address';
import { openFileReport } from '../../../core/reports/open-file-report';
import { Toaster } from '../../../core/toasts/toaster';
import { ListSkeletonComponent } from '../../ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../ui/state-message/state-message.component';
import { AnswerActions } from '../answer-actions';
import { ChatStore } from '../chat.store';
import { ChatSync } from '../chat-sync';
import { ComposerComponent, type ConfirmSend, type WrittenMessage } from '../composer/composer.component';
import { readDraft } from '../composer/draft-keeper';
import { DeletedChatComponent } from '../deleted-chat/deleted-chat.component';
import { FaqPanelComponent } from '../faq-panel/faq-panel.component';
import {
  type ActedMessage,
  type AnswerRating,
  MessageListComponent,
} from '../message-list/message-list.component';

/** The open conversation: history, composer, and the FAQ that was asked for. The page around it gives the header. */
@Component({
  selector: 'sb-chat-thread',
  imports: [
    ComposerComponent,
    DeletedChatComponent,
    FaqPanelComponent,
    ListSkeletonComponent,
    MessageListComponent,
    StateMessageComponent,
    TranslocoDirective,
  ],
  templateUrl: './chat-thread.component.html',
  styleUrl: './chat-thread.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown.escape)': 'closeCitation($event)' },
})
export class ChatThreadComponent {
  private readonly announcer = inject(Announcer);
  private readonly answers = inject(AnswerActions);
  private readonly injector = inject(Injector);
  private readonly realtime = inject(RealtimeService);
  private readonly session = inject(SessionStore);
  private readonly sync = inject(ChatSync);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  readonly composer = viewChild(ComposerComponent);
  private readonly list = viewChild(MessageListComponent);
  private opener: HTMLElement | null = null;

  protected readonly chat = inject(ChatStore);
  readonly placeholder = input('');
  readonly emptyHeading = input('');
  readonly emptyText = input('');
  readonly confirmSend = input<ConfirmSend | null>(null);
  readonly draftBegun = output();

  protected readonly wanted = toSignal(inject(ActivatedRoute).fragment.pipe(map(seqOf)), {
    initialValue: null,
  });
  protected readonly citation = signal<Citation | null>(null);
  protected readonly isForStaff = computed(() => this.session.can('conversations:read-all'));
  protected readonly facts = computed(() => {
    const conversation = this.chat.conversation();
    return (
      conversation && {
        customerName: conversation.user.name,
        title: conversation.title,
        isCustomerGone: (conversation as StaffConversationView).isCustomerGone,
      }
    );
  });
  protected readonly isOffline = computed(() => this.realtime.state() === 'offline');
  protected readonly problem = computed(() => {
    const error = this.chat.error();
    return error ? errorText(this.transloco, error) : '';
  });
  constructor() {
    this.chat.arrived$.pipe(takeUntilDestroyed()).subscribe((message) => this.announce(message));
    effect(() => {
      this.chat.id();
      untracked(() => this.citation.set(null));
    });
  }

  focusComposer(): void {
    this.composer()?.focus();
  }

  /** Puts words into the composer, for a person to send. */
  suggest(words: string): void {
    this.composer()?.suggest(words);
  }

  protected send({ content, visibility, mentions }: WrittenMessage): void {
    this.chat.send(content, visibility, mentions);
    this.list()?.scrollToEnd();
  }

  protected reportTyping(event: 'typing:start' | 'typing:stop'): void {
    const conversationId = this.chat.id();
    if (!conversationId) return;
    // Nobody misses a typing sign that was lost.
    this.realtime.emit(event, { conversationId }).catch(() => undefined);
  }

  protected loadEarlier(): void {
    this.chat.loadEarlier().catch((cause: unknown) => this.toaster.showError(cause));
  }

  protected askPerson(): void {
    this.chat.act('escalate').catch((cause: unknown) => this.toaster.showError(cause));
  }

  protected askAgain(messageId: string): void {
    this.answers.retry(messageId).catch((cause: unknown) => this.toaster.showError(cause));
  }

  protected rate({ messageId, rating }: AnswerRating): void {
    this.answers.rate(messageId, rating).catch(() => this.toaster.show('feedback.failed'));
  }

  protected act({ action, item }: ActedMessage): void {
    if (action === 'copy') void this.copy(item.content);
    else if (action === 'quote') this.composer()?.take(quoted(item.content));
    else {
      const message = this.chat.timeline().messages.find(({ _id }) => _id === item.id);
      void openFileReport(this.injector, { conversationId: this.chat.id() ?? '', message });
    }
  }

  protected takeBack(words: string): void {
    this.composer()?.take(words);
  }

  protected retryLoading(): void {
    void this.sync.begin();
  }

  /** Shows an FAQ beside the chat. */
  showCitation(citation: Citation): void {
    this.opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.citation.set(citation);
  }

  protected closeCitation(event?: Event): void {
    if (!this.citation()) return;
    event?.stopPropagation();
    this.citation.set(null);
    this.opener?.focus();
  }

  /** Not while the composer has it. */
  protected draft(): string {
    return readDraft(this.session.user()?._id ?? '', this.chat.id() ?? '').text;
  }

  protected async copy(words: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(words);
      this.toaster.show('messageActions.copied');
    } catch {
      this.toaster.show('messageActions.copyFailed');
    }
  }

  private announce(message: MessageView): void {
    const key =
      message.senderType === 'ai'
        ? 'announce.assistant'
        : message.sender
          ? 'announce.person'
          : 'announce.line';
    const params = { name: message.sender?.name, text: message.content };
    this.announcer.sayOnce(message._id, this.transloco.translate(key, params));
  }
}

/** As e-mail does it: a mark before each line, and a line of one's own after them. */
function quoted(words: string): string {
  const lines = words.split('\n').map((line) => `> ${line}`);
  return `${lines.join('\n')}\n`;
}
