import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LayoutStore } from '../../../core/layout/layout.store';
import { PresenceStore } from '../../../core/realtime/presence.store';
import { ConversationListComponent } from '../../../shared/chat/conversation-list/conversation-list.component';
import { ConversationListStore } from '../../../shared/chat/conversation-list.store';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';

/** All conversations, for those who work for the desk. */
@Component({
  selector: 'sb-inbox-page',
  imports: [ConversationListComponent, MatIcon, RouterOutlet, StateMessageComponent, TranslocoDirective],
  providers: [ConversationListStore],
  templateUrl: './inbox-page.component.html',
  styleUrl: './inbox-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.has-open]': 'store.openId() !== null' },
})
export class InboxPageComponent {
  private readonly layout = inject(LayoutStore);
  protected readonly presence = inject(PresenceStore);
  protected readonly store = inject(ConversationListStore);

  constructor() {
    effect(() => this.layout.setThreadOpen(this.store.openId() !== null));
    void this.store.load();
  }
}
