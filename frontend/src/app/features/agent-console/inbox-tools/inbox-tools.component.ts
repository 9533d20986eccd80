import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  computed,
  effect,
  inject,
  model,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoDirective } from '@jsverse/transloco';
import { CONVERSATION_SORTS, LIMITS } from '@switchboard/contracts';
import { registerCommands } from '../../../core/commands/commands';
import { InboxAddress } from '../inbox/inbox-address';
import { filtersThatAreOn } from '../inbox/inbox-query';
import { InboxStore } from '../inbox/inbox.store';

/** Somebody who types is searched for after this, in ms. */
const PAUSE = 250;

/** Search, filters and order: what narrows a view. */
@Component({
  selector: 'sb-inbox-tools',
  imports: [MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, TranslocoDirective],
  templateUrl: './inbox-tools.component.html',
  styleUrl: './inbox-tools.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InboxToolsComponent {
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly address = inject(InboxAddress);
  protected readonly store = inject(InboxStore);

  readonly showsFilters = model.required<boolean>();

  protected readonly longest = LIMITS.search;
  protected readonly sorts = CONVERSATION_SORTS;
  protected readonly filterCount = computed(() => filtersThatAreOn(this.store.query()).length);

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
    registerCommands([
      {
        id: 'inbox.search',
        label: 'console.command.search',
        group: 'console.command.inbox',
        icon: 'search',
        shortcut: '/',
        run: () => this.field()?.nativeElement.focus(),
      },
    ]);
    // The address leads, except while somebody types: what they have typed since must not be taken away.
    effect(() => {
      const { search } = this.store.query();
      const field = this.field()?.nativeElement;
      if (field && field.value.trim() !== search && document.activeElement !== field) field.value = search;
    });
  }

  protected type(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  protected search(): void {
    clearTimeout(this.timer);
    const search = this.field()?.nativeElement.value.trim() ?? '';
    if (search !== this.store.query().search) this.address.change({ search }, true);
  }

  /** Escape empties the field first, and only then leaves what is around it. */
  protected empty(event?: Event): void {
    const field = this.field()?.nativeElement;
    if (!field?.value) return;
    event?.stopPropagation();
    field.value = '';
    this.search();
    field.focus();
  }
}
