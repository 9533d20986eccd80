import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, Router, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { registerCommands } from '../../../core/commands/commands';
import { LayoutStore } from '../../../core/layout/layout.store';
import { PresenceStore } from '../../../core/realtime/presence.store';
import { StaffStore } from '../../../core/staff/staff.store';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { InboxFiltersComponent } from '../inbox-filters/inbox-filters.component';
import { InboxListComponent } from '../inbox-list/inbox-list.component';
import { InboxToolsComponent } from '../inbox-tools/inbox-tools.component';
import { InboxViewsComponent } from '../inbox-views/inbox-views.component';
import { WritingKeys } from '../conversation/writing-keys';
import { InboxAddress } from '../inbox/inbox-address';
import { InboxCountsStore } from '../inbox/inbox-counts.store';
import { filtersThatAreOn, queryFromAddress } from '../inbox/inbox-query';
import { InboxStore } from '../inbox/inbox.store';

/** All conversations, for those who work for the desk: views, search and filters over them, and the open one. */
@Component({
  selector: 'sb-inbox-page',
  imports: [
    InboxFiltersComponent,
    InboxListComponent,
    InboxToolsComponent,
    InboxViewsComponent,
    MatIcon,
    RouterOutlet,
    StateMessageComponent,
    TranslocoDirective,
  ],
  providers: [InboxStore, InboxCountsStore, InboxAddress, StaffStore, WritingKeys],
  templateUrl: './inbox-page.component.html',
  styleUrl: './inbox-page.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.has-open]': 'store.openId() !== null' },
})
export class InboxPageComponent {
  private readonly layout = inject(LayoutStore);
  private readonly router = inject(Router);
  private readonly staff = inject(StaffStore);
  protected readonly presence = inject(PresenceStore);
  protected readonly store = inject(InboxStore);

  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  private readonly query = computed(() => queryFromAddress(this.address()), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly showsFilters = signal(false);

  constructor() {
    // With it they begin to work.
    inject(WritingKeys);
    registerCommands(
      ([1, -1] as const).map((by) => ({
        id: by > 0 ? 'inbox.next' : 'inbox.previous',
        label: by > 0 ? 'console.command.next' : 'console.command.previous',
        group: 'console.command.inbox',
        shortcut: by > 0 ? 'j' : 'k',
        isAvailable: () => this.store.rows().length > 0,
        run: () => this.openNext(by),
      })),
    );
    effect(() => this.layout.setThreadOpen(this.store.openId() !== null));
    effect(() => {
      const query = this.query();
      untracked(() => void this.store.show(query));
    });
    // Their names are needed for a filter that is on, and for choosing one.
    effect(() => {
      if (!this.showsFilters() && !filtersThatAreOn(this.query()).includes('assignee')) return;
      untracked(() => void this.staff.load());
    });
  }

  private openNext(by: 1 | -1): void {
    const rows = this.store.rows();
    const open = rows.findIndex(({ _id }) => _id === this.store.openId());
    const next = rows[open < 0 ? 0 : open + by];
    if (next) void this.router.navigate(['/inbox', next._id], { queryParamsHandling: 'preserve' });
  }
}
