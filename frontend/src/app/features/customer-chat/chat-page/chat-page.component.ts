import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterOutlet } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { SessionStore } from '../../../core/auth/session.store';
import { errorText } from '../../../core/http/error-text';
import { LayoutStore } from '../../../core/layout/layout.store';
import { Toaster } from '../../../core/toasts/toaster';
import { ConversationListStore } from '../../../shared/chat/conversation-list.store';
import { ConversationRowComponent } from '../../../shared/chat/conversation-row/conversation-row.component';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';

/** The customer's portal: their conversations, and the open one beside them. */
@Component({
  selector: 'sb-chat-page',
  imports: [
    ConversationRowComponent,
    ListSkeletonComponent,
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
  private readonly transloco = inject(TranslocoService);
  protected readonly store = inject(ConversationListStore);
  protected readonly isStarting = signal(false);
  protected readonly firstName = computed(() => this.session.user()?.name.split(' ')[0] ?? '');
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

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

  protected loadMore(): void {
    this.store.loadMore().catch((cause: unknown) => this.toaster.showError(cause));
  }
}
