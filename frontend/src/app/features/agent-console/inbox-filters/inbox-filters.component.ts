import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  CATEGORIES,
  CONVERSATION_STATUSES,
  PRIORITIES,
  SENTIMENTS,
  type ConversationStatusFilter,
} from '@switchboard/contracts';
import { StaffStore } from '../../../core/staff/staff.store';
import { DayFieldComponent } from '../../../shared/ui/day-field/day-field.component';
import { isReversed } from '../../../shared/ui/day-field/days';
import { InboxAddress } from '../inbox/inbox-address';
import { type FilterName, filtersThatAreOn } from '../inbox/inbox-query';
import { InboxStore } from '../inbox/inbox.store';

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChosenFilter {
  readonly name: FilterName;
  readonly value: string;
}

/** The filters: which are on, each to be taken away again, and a panel to choose them in. */
@Component({
  selector: 'sb-inbox-filters',
  imports: [
    DayFieldComponent,
    MatButton,
    MatFormField,
    MatIcon,
    MatLabel,
    MatOption,
    MatSelect,
    TranslocoDirective,
  ],
  templateUrl: './inbox-filters.component.html',
  styleUrl: './inbox-filters.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InboxFiltersComponent {
  private readonly staff = inject(StaffStore);
  private readonly transloco = inject(TranslocoService);
  protected readonly address = inject(InboxAddress);
  protected readonly store = inject(InboxStore);

  readonly isOpen = input.required<boolean>();

  protected readonly lists = computed(() => {
    const { assignee, tag } = this.store.query();
    const worded = (values: readonly string[], prefix: string): Choice[] =>
      values.map((value) => ({ value, label: this.transloco.translate(`${prefix}.${value}`) }));
    const people = this.staff.all().map(({ _id, name }) => ({ value: _id, label: name }));
    const tags = [...new Set([...(tag ? [tag] : []), ...this.store.tags()])];
    return [
      {
        name: 'status',
        choices: [
          ...worded(CONVERSATION_STATUSES, 'status'),
          ...worded(['unresolved'] satisfies ConversationStatusFilter[], 'console.filter'),
        ],
      },
      { name: 'category', choices: worded(CATEGORIES, 'category') },
      { name: 'sentiment', choices: worded(SENTIMENTS, 'sentiment') },
      { name: 'priority', choices: worded(PRIORITIES, 'console.priority') },
      {
        name: 'assignee',
        choices:
          assignee && !people.some(({ value }) => value === assignee)
            ? [{ value: assignee, label: '…' }, ...people]
            : people,
      },
      { name: 'tag', choices: tags.map((value) => ({ value, label: value })) },
    ] as const satisfies { name: FilterName; choices: Choice[] }[];
  });
  protected readonly days = ['from', 'to'] as const;
  protected readonly isReversed = computed(() => isReversed(this.store.query().from, this.store.query().to));

  protected readonly chosen = computed<ChosenFilter[]>(() => {
    const query = this.store.query();
    return filtersThatAreOn(query).map((name) => ({ name, value: this.wordsOf(name, query[name] ?? '') }));
  });

  protected set(name: FilterName, value: string | null): void {
    this.address.change({ [name]: value || null });
  }

  private wordsOf(name: FilterName, value: string): string {
    if (name === 'from' || name === 'to') {
      const [year = 0, month = 1, day = 1] = value.split('-').map(Number);
      return new Date(year, month - 1, day).toLocaleDateString(undefined, { dateStyle: 'medium' });
    }
    const choices: readonly Choice[] = this.lists().find((list) => list.name === name)?.choices ?? [];
    return choices.find((choice) => choice.value === value)?.label ?? value;
  }
}
