import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { errorText } from '../../../core/http/error-text';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { CustomerContextStore } from '../conversation/customer-context.store';
import { CustomerCardComponent } from '../customer-card/customer-card.component';
import { EarlierConversationsComponent } from '../earlier-conversations/earlier-conversations.component';
import { OpenReportsComponent } from '../open-reports/open-reports.component';

/** Who the conversation is with: the customer, what they have reported, and what they wrote before. */
@Component({
  selector: 'sb-context-pane',
  imports: [
    CustomerCardComponent,
    EarlierConversationsComponent,
    ListSkeletonComponent,
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
  protected readonly store = inject(CustomerContextStore);

  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });
}
