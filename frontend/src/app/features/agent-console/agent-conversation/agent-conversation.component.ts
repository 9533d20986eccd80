import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Citation } from '@switchboard/contracts';
import { mediaQuery } from '../../../core/layout/media-query';
import { ChatStore } from '../../../shared/chat/chat.store';
import { ChatThreadComponent } from '../../../shared/chat/chat-thread/chat-thread.component';
import { OPEN_CONVERSATION_PROVIDERS, openConversation } from '../../../shared/chat/open-conversation';
import { AssistPanelComponent } from '../assist-panel/assist-panel.component';
import { ContextPaneComponent } from '../context-pane/context-pane.component';
import { ConversationFactsComponent } from '../conversation-facts/conversation-facts.component';
import { ConversationHeaderComponent } from '../conversation-header/conversation-header.component';
import { CollisionGuard } from '../conversation/collision-guard';
import { ConversationDesk } from '../conversation/conversation-desk';
import { CustomerContextStore } from '../conversation/customer-context.store';
import { ViewersStore } from '../conversation/viewers.store';
import { type Field, WritingKeys } from '../conversation/writing-keys';
import { HelpStore } from '../help.store';
import { InboxStore } from '../inbox/inbox.store';

/** A customer's conversation as the desk sees it: looked on at first, taken over by joining or by writing. */
@Component({
  selector: 'sb-agent-conversation',
  imports: [
    AssistPanelComponent,
    ChatThreadComponent,
    ContextPaneComponent,
    ConversationFactsComponent,
    ConversationHeaderComponent,
    MatIcon,
    MatIconButton,
    TranslocoDirective,
  ],
  providers: [
    OPEN_CONVERSATION_PROVIDERS,
    HelpStore,
    ConversationDesk,
    ViewersStore,
    CollisionGuard,
    CustomerContextStore,
  ],
  templateUrl: './agent-conversation.component.html',
  styleUrl: './agent-conversation.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown.escape)': 'leave()' },
})
export class AgentConversationComponent {
  private readonly chat = inject(ChatStore);
  private readonly context = inject(CustomerContextStore);
  private readonly router = inject(Router);
  private readonly thread = viewChild(ChatThreadComponent);
  private readonly drawer = viewChild<ElementRef<HTMLElement>>('drawer');
  private readonly drawerButton = viewChild<unknown, ElementRef<HTMLElement>>('drawerButton', {
    read: ElementRef,
  });
  protected readonly desk = inject(ConversationDesk);
  protected readonly guard = inject(CollisionGuard);

  readonly id = input.required<string>();

  protected readonly isWide = mediaQuery('(width >= 1280px)');
  /** Not before it is drawn: until then the composer is that of the conversation before. */
  private readonly field = computed<Field>(() => {
    const composer = this.thread()?.composer();
    if (composer?.conversationId() === this.id()) return composer;
    const comes = !['failed', 'deleted'].includes(this.chat.loadState());
    return this.chat.id() === this.id() && !comes ? null : undefined;
  });
  /** Where there is no room beside the conversation, the customer is shown over it when asked for. */
  protected readonly showsCustomer = signal(false);

  protected readonly isDeleted = computed(() => this.chat.loadState() === 'deleted');

  constructor() {
    openConversation(this.id, inject(InboxStore));
    inject(DestroyRef).onDestroy(inject(WritingKeys).serve(this.field));
    effect(() => {
      const id = this.id();
      // Nobody sees it: nobody asks for it.
      if (this.isWide() || this.showsCustomer()) untracked(() => this.context.open(id));
    });
    effect(() => this.drawer()?.nativeElement.focus());
  }

  protected suggest(words: string): void {
    this.thread()?.suggest(words);
  }

  protected showFaq(citation: Citation): void {
    this.thread()?.showCitation(citation);
  }

  protected closeCustomer(event?: Event): void {
    event?.stopPropagation();
    this.showsCustomer.set(false);
    this.drawerButton()?.nativeElement.focus();
  }

  protected leave(): void {
    // The list is not beside it.
    if (matchMedia('(width < 768px)').matches)
      void this.router.navigate(['/inbox'], { queryParamsHandling: 'preserve' });
  }
}
