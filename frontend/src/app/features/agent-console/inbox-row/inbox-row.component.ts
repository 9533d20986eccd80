import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { StaffConversationView } from '@switchboard/contracts';
import { messageFragment } from '../../../core/message-address/message-address';
import { lastActivity } from '../../../shared/chat/conversation-changes';
import { AvatarComponent } from '../../../shared/ui/avatar/avatar.component';
import { HighlightedTextComponent } from '../../../shared/ui/highlighted-text/highlighted-text.component';
import { PriorityComponent } from '../../../shared/ui/priority/priority.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { MoodComponent } from '../mood/mood.component';
import { ReadAheadDirective } from '../../../shared/chat/read-ahead/read-ahead.directive';
import { StandingComponent } from '../standing/standing.component';
import { WaitingClockComponent } from '../waiting-clock/waiting-clock.component';

/** Row heights in rem: the list has to know them, and text may be enlarged. */
export const INBOX_ROW_REM = 6.25;

/** A conversation in the inbox: whose it is, what it is about, and how urgently it needs somebody. */
@Component({
  selector: 'sb-inbox-row',
  imports: [
    AvatarComponent,
    HighlightedTextComponent,
    MatIcon,
    MoodComponent,
    PriorityComponent,
    ReadAheadDirective,
    RouterLink,
    StandingComponent,
    TimeComponent,
    TranslocoDirective,
    WaitingClockComponent,
  ],
  templateUrl: './inbox-row.component.html',
  styleUrl: './inbox-row.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InboxRowComponent {
  readonly conversation = input.required<StaffConversationView>();
  readonly isOpen = input(false);
  readonly customerIsOnline = input(false);

  protected readonly activity = computed(() => lastActivity(this.conversation()));
  /** Where a search found its words: in the title, in the customer's name, or else in what is shown of the messages. */
  private readonly match = computed(() => {
    const { match, title, user } = this.conversation();
    if (!match) return null;
    const isInMessage = match.messageId !== null;
    const place = isInMessage
      ? 'excerpt'
      : match.text === title
        ? 'title'
        : match.text === user.name
          ? 'name'
          : 'excerpt';
    return { ...match, place } as const;
  });
  protected readonly messageFound = computed(() => messageFragment(this.conversation().match?.seq));
  protected readonly titleRanges = computed(() => this.rangesIn('title'));
  protected readonly nameRanges = computed(() => this.rangesIn('name'));
  protected readonly excerpt = computed(() => {
    const { lastMessage } = this.conversation();
    const match = this.match();
    if (match?.place === 'excerpt') return { text: match.text, ranges: match.ranges, senderType: null };
    return lastMessage && { text: lastMessage.text, ranges: [], senderType: lastMessage.senderType };
  });
  protected readonly isImportant = computed(() => {
    const { priority } = this.conversation();
    return priority === 'high' || priority === 'urgent';
  });

  private rangesIn(place: 'title' | 'name') {
    const match = this.match();
    return match?.place === place ? match.ranges : [];
  }
}
