import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { errorText } from '../../../core/http/error-text';
import { Toaster } from '../../../core/toasts/toaster';
import { ListSkeletonComponent } from '../../ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../ui/state-message/state-message.component';
import { ConversationListStore } from '../conversation-list.store';
import { ConversationRowComponent } from '../conversation-row/conversation-row.component';

/** The conversations of the page's store, or why there are none to show. */
@Component({
  selector: 'sb-conversation-list',
  imports: [
    ConversationRowComponent,
    ListSkeletonComponent,
    MatButton,
    StateMessageComponent,
    TranslocoDirective,
  ],
  templateUrl: './conversation-list.component.html',
  styleUrl: './conversation-list.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConversationListComponent {
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  protected readonly store = inject(ConversationListStore);

  /** What a conversation's id is put behind to make its address, like `/chat`. */
  readonly linkPrefix = input.required<string>();
  readonly emptyIcon = input.required<string>();
  readonly emptyHeading = input.required<string>();
  readonly emptyText = input('');
  readonly skeletonRows = input(7);

  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  protected loadMore(): void {
    this.store.loadMore().catch((cause: unknown) => this.toaster.showError(cause));
  }
}
