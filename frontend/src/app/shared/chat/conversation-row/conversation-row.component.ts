import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AvatarComponent } from '../../ui/avatar/avatar.component';
import { SentimentComponent } from '../../ui/sentiment/sentiment.component';
import { TimeComponent } from '../../ui/time/time.component';
import type { AnyConversation } from '../chat.api';
import { lastActivity } from '../conversation-changes';

/** A conversation in a list; staff see whose it is and who has it. */
@Component({
  selector: 'sb-conversation-row',
  imports: [AvatarComponent, MatIcon, RouterLink, SentimentComponent, TimeComponent, TranslocoDirective],
  templateUrl: './conversation-row.component.html',
  styleUrl: './conversation-row.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConversationRowComponent {
  readonly conversation = input.required<AnyConversation>();
  readonly link = input.required<readonly string[]>();
  readonly isOpen = input(false);
  readonly isForStaff = input(false);
  readonly customerIsOnline = input(false);

  protected readonly isDegraded = computed(() => {
    const conversation = this.conversation();
    return this.isForStaff() && 'isDegraded' in conversation && conversation.isDegraded;
  });
  protected readonly activity = computed(() => lastActivity(this.conversation()));
}
