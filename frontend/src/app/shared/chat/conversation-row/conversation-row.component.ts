import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SentimentComponent } from '../../ui/sentiment/sentiment.component';
import { TimeComponent } from '../../ui/time/time.component';
import type { AnyConversation } from '../chat.api';
import { lastActivity } from '../conversation-changes';
import { ReadAheadDirective } from '../read-ahead/read-ahead.directive';

/** A conversation in its customer's list. */
@Component({
  selector: 'sb-conversation-row',
  imports: [ReadAheadDirective, RouterLink, SentimentComponent, TimeComponent, TranslocoDirective],
  templateUrl: './conversation-row.component.html',
  styleUrl: './conversation-row.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConversationRowComponent {
  readonly conversation = input.required<AnyConversation>();
  readonly link = input.required<readonly string[]>();
  readonly isOpen = input(false);

  protected readonly activity = computed(() => lastActivity(this.conversation()));
}
