import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterOutlet } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { errorText } from '../../../core/http/error-text';
import { LayoutStore } from '../../../core/layout/layout.store';
import { PresenceStore } from '../../../core/realtime/presence.store';
import { Toaster } from '../../../core/toasts/toaster';
import { ConversationListStore } from '../../../shared/chat/conversation-list.store';
import { ConversationRowComponent } from '../../../shared/chat/conversation-row/conversation-row.component';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';

/** All conversations, for those who work for the desk. */
@Component({
  selector: 'sb-inbox-page',
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
  templateUrl: './inbox-page.component.html',
  styleUrl: './inbox-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.has-open]': 'store.openId() !== null' },
})
export class InboxPageComponent {
  private readonly layout = inject(LayoutStore);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  protected readonly presence = inject(PresenceStore);
  protected readonly store = inject(ConversationListStore);
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    effect(() => this.layout.setThreadOpen(this.store.openId() !== null));
    void this.store.load();
  }

  protected loadMore(): void {
    this.store.loadMore().catch((cause: unknown) => this.toaster.showError(cause));
  }
}
