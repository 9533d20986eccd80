import {
  ChangeDetectionStrategy,
  Component,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { CATEGORIES, CONVERSATION_STATUSES } from '@switchboard/contracts';
import { messageFragment } from '../../../core/message-address/message-address';
import { registerFeature } from '../../../core/feature/feature.providers';
import { errorText } from '../../../core/http/error-text';
import { lastActivity } from '../../../shared/chat/conversation-changes';
import { HighlightedTextComponent } from '../../../shared/ui/highlighted-text/highlighted-text.component';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { SearchFieldComponent } from '../../../shared/ui/search-field/search-field.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { PORTAL_WORDS } from '../portal-words';
import { HistorySearchStore } from './history-search.store';

/** Finds a conversation by words in its title or messages, by state and by category. */
@Component({
  selector: 'sb-history-search',
  imports: [
    HighlightedTextComponent,
    ListSkeletonComponent,
    MatButton,
    RouterLink,
    SearchFieldComponent,
    StateMessageComponent,
    TimeComponent,
    TranslocoDirective,
  ],
  providers: [HistorySearchStore],
  templateUrl: './history-search.component.html',
  styleUrl: './history-search.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown.escape)': 'closed.emit()' },
})
export class HistorySearchComponent {
  protected readonly fragment = messageFragment;
  private readonly field = viewChild.required(SearchFieldComponent);
  private readonly transloco = inject(TranslocoService);
  protected readonly store = inject(HistorySearchStore);

  readonly openId = input<string | null>(null);
  readonly closed = output();

  protected readonly statuses = CONVERSATION_STATUSES;
  protected readonly categories = CATEGORIES;
  protected readonly lastActivity = lastActivity;
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  constructor() {
    registerFeature(PORTAL_WORDS);
    void this.store.read();
    afterNextRender(() => this.field().focus());
  }

  protected choose(filter: 'status' | 'category', event: Event): void {
    const value = (event.target as HTMLSelectElement).value || null;
    this.store.ask({ [filter]: value });
  }
}
