import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '../../../core/auth/session.store';
import { LayoutStore } from '../../../core/layout/layout.store';
import { Toaster } from '../../../core/toasts/toaster';
import { ConversationListComponent } from '../../../shared/chat/conversation-list/conversation-list.component';
import { ConversationListStore } from '../../../shared/chat/conversation-list.store';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { HistorySearchComponent } from '../history-search/history-search.component';

/** The customer's portal: their conversations, and the open one beside them. */
@Component({
  selector: 'sb-chat-page',
  imports: [
    ConversationListComponent,
    HistorySearchComponent,
    ListSkeletonComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    RouterOutlet,
    StateMessageComponent,
    TranslocoDirective,
  ],
  providers: [ConversationListStore],
  templateUrl: './chat-page.component.html',
  styleUrl: './chat-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'handleShortcut($event)', '[class.has-open]': 'store.openId() !== null' },
})
export class ChatPageComponent {
  private readonly layout = inject(LayoutStore);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly searchToggle = viewChild.required<unknown, ElementRef<HTMLElement>>('searchToggle', {
    read: ElementRef,
  });
  protected readonly store = inject(ConversationListStore);
  protected readonly isStarting = signal(false);
  protected readonly isSearching = signal(false);
  protected readonly firstName = computed(() => this.session.user()?.name.split(' ')[0] ?? '');

  constructor() {
    effect(() => this.layout.setThreadOpen(this.store.openId() !== null));
    // Somebody who found no answer in the help comes to ask.
    const isToStart = (history.state as { startNew?: boolean } | null)?.startNew === true;
    void this.store.load().then(() => (isToStart ? this.startNew(true) : undefined));
  }

  protected handleShortcut(event: KeyboardEvent): void {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyN') return;
    event.preventDefault();
    void this.startNew();
  }

  protected toggleSearch(): void {
    this.isSearching.update((isSearching) => !isSearching);
  }

  protected closeSearch(): void {
    this.isSearching.set(false);
    this.searchToggle().nativeElement.focus();
  }

  protected async startNew(replaceUrl = false): Promise<void> {
    if (this.isStarting()) return;
    this.isStarting.set(true);
    try {
      const { _id } = await this.store.startNew();
      await this.router.navigate(['/chat', _id], { replaceUrl, state: { focusComposer: true } });
    } catch (cause) {
      this.toaster.showError(cause);
    } finally {
      this.isStarting.set(false);
    }
  }
}
