import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '../../../core/auth/session.store';
import { LayoutStore } from '../../../core/layout/layout.store';
import { Toaster } from '../../../core/toasts/toaster';
import { ConversationListComponent } from '../../../shared/chat/conversation-list/conversation-list.component';
import { ConversationListStore } from '../../../shared/chat/conversation-list.store';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';

/** The customer's portal: their conversations, and the open one beside them. */
@Component({
  selector: 'sb-chat-page',
  imports: [
    ConversationListComponent,
    MatButton,
    MatIcon,
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
  protected readonly store = inject(ConversationListStore);
  protected readonly isStarting = signal(false);
  protected readonly firstName = computed(() => this.session.user()?.name.split(' ')[0] ?? '');

  constructor() {
    effect(() => this.layout.setThreadOpen(this.store.openId() !== null));
    void this.store.load();
  }

  protected handleShortcut(event: KeyboardEvent): void {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyN') return;
    event.preventDefault();
    void this.startNew();
  }

  protected async startNew(): Promise<void> {
    if (this.isStarting()) return;
    this.isStarting.set(true);
    try {
      const { _id } = await this.store.startNew();
      await this.router.navigate(['/chat', _id], { state: { focusComposer: true } });
    } catch (cause) {
      this.toaster.showError(cause);
    } finally {
      this.isStarting.set(false);
    }
  }
}
