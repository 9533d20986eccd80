import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { errorText } from '../../../core/http/error-text';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { ConversationDesk } from '../conversation/conversation-desk';
import { CustomerContextStore } from '../conversation/customer-context.store';
import { CustomerCardComponent } from '../customer-card/customer-card.component';
import { EarlierConversationsComponent } from '../earlier-conversations/earlier-conversations.component';
import { OpenReportsComponent } from '../open-reports/open-reports.component';

/** The help for writing stands below: a long history must not push it away. */
const EARLIER_AT_FIRST = 3;

/** Who the conversation is with: the customer, what they have reported, and what they wrote before. */
@Component({
  selector: 'sb-context-pane',
  imports: [
    CustomerCardComponent,
    EarlierConversationsComponent,
    ListSkeletonComponent,
    MatButton,
    OpenReportsComponent,
    StateMessageComponent,
    TranslocoDirective,
  ],
  templateUrl: './context-pane.component.html',
  styleUrl: './context-pane.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ContextPaneComponent {
  private readonly transloco = inject(TranslocoService);
  private readonly desk = inject(ConversationDesk);
  protected readonly store = inject(CustomerContextStore);

  /** No try makes an account come back. */
  protected readonly isGone = computed(
    () => this.desk.isCustomerGone() || this.store.error()?.code === 'USER_NOT_FOUND',
  );
  /** Of this customer. */
  protected readonly showsAll = linkedSignal({
    source: () => this.store.profile()?._id,
    computation: () => false,
  });
  protected readonly shownEarlier = computed(() =>
    this.showsAll() ? this.store.earlier() : this.store.earlier().slice(0, EARLIER_AT_FIRST),
  );
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });
}
