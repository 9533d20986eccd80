import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StaffConversationView } from '@switchboard/contracts';
import { lastActivity } from '../../../shared/chat/conversation-changes';
import { SentimentComponent } from '../../../shared/ui/sentiment/sentiment.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { StandingComponent } from '../standing/standing.component';

/** What a customer wrote about before; each opens. */
@Component({
  selector: 'sb-earlier-conversations',
  imports: [RouterLink, SentimentComponent, StandingComponent, TimeComponent],
  template: `
    <ul>
      @for (conversation of conversations(); track conversation._id) {
        <li>
          <a [routerLink]="['/inbox', conversation._id]" queryParamsHandling="preserve">
            <span class="title">{{ conversation.title }}</span>
            <span class="about">
              <sb-sentiment [sentiment]="conversation.sentiment" />
              <sb-standing [conversation]="conversation" />
              <sb-time [date]="activityOf(conversation)" />
            </span>
          </a>
        </li>
      }
    </ul>
  `,
  styleUrl: './earlier-conversations.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EarlierConversationsComponent {
  readonly conversations = input.required<readonly StaffConversationView[]>();

  protected readonly activityOf = lastActivity;
}
