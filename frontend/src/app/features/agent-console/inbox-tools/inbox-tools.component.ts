import { ChangeDetectionStrategy, Component, computed, inject, model, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoDirective } from '@jsverse/transloco';
import { CONVERSATION_SORTS } from '@switchboard/contracts';
import { registerCommands } from '../../../core/commands/commands';
import { SearchFieldComponent } from '../../../shared/ui/search-field/search-field.component';
import { InboxAddress } from '../inbox/inbox-address';
import { filtersThatAreOn } from '../inbox/inbox-query';
import { InboxStore } from '../inbox/inbox.store';

/** Search, filters and order: what narrows a view. */
@Component({
  selector: 'sb-inbox-tools',
  imports: [
    MatIcon,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    SearchFieldComponent,
    TranslocoDirective,
  ],
  templateUrl: './inbox-tools.component.html',
  styleUrl: './inbox-tools.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InboxToolsComponent {
  private readonly field = viewChild(SearchFieldComponent);
  protected readonly address = inject(InboxAddress);
  protected readonly store = inject(InboxStore);

  readonly showsFilters = model.required<boolean>();

  protected readonly sorts = CONVERSATION_SORTS;
  protected readonly filterCount = computed(() => filtersThatAreOn(this.store.query()).length);

  constructor() {
    registerCommands([
      {
        id: 'inbox.search',
        label: 'console.command.search',
        group: 'console.command.inbox',
        icon: 'search',
        shortcut: '/',
        run: () => this.field()?.focus(),
      },
    ]);
  }

  protected search(search: string): void {
    if (search !== this.store.query().search) this.address.change({ search }, true);
  }
}
