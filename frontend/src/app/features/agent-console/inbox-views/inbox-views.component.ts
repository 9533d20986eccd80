import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { INBOX_VIEWS, type InboxView } from '@switchboard/contracts';
import { numberText } from '../../../shared/ui/figures/figures';
import { DEFAULT_QUERY } from '../inbox/inbox-query';
import { InboxCountsStore } from '../inbox/inbox-counts.store';
import { InboxStore } from '../inbox/inbox.store';

const SHORTEN_FROM = 10_000;

/** The inbox's views, each with how much is in it. They are links: going back, reloading and passing them on work. */
@Component({
  selector: 'sb-inbox-views',
  imports: [RouterLink, TranslocoDirective],
  templateUrl: './inbox-views.component.html',
  styleUrl: './inbox-views.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InboxViewsComponent {
  protected readonly store = inject(InboxStore);
  protected readonly counts = inject(InboxCountsStore).counts;
  protected readonly views = INBOX_VIEWS;

  /** The open conversation stays open. */
  protected path(): string[] {
    const open = this.store.openId();
    return open ? ['/inbox', open] : ['/inbox'];
  }

  protected params(view: InboxView) {
    return { view: view === DEFAULT_QUERY.view ? null : view };
  }

  protected countText(view: InboxView): string {
    const count = this.counts()?.[view];
    if (count === undefined) return '';
    if (count < SHORTEN_FROM) return numberText(count);
    return count.toLocaleString(undefined, { notation: 'compact' });
  }
}
