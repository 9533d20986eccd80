import { ChangeDetectionStrategy, Component, booleanAttribute, computed, input } from '@angular/core';
import { PRIORITIES, type Priority } from '@switchboard/contracts';

/** A priority as a word, and as bars of which more are full the more it presses. */
@Component({
  selector: 'sb-priority',
  template: `
    <svg viewBox="0 0 16 12" aria-hidden="true">
      @for (bar of bars; track bar) {
        <rect
          [attr.x]="bar * 4"
          [attr.y]="9 - bar * 3"
          width="3"
          [attr.height]="3 + bar * 3"
          rx="1"
          [class.is-full]="bar <= level()"
        />
      }
    </svg>
    <span [class.sb-visually-hidden]="isMark()">{{ label() }}</span>
  `,
  styleUrl: './priority.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.data-priority]': 'priority()', '[title]': "isMark() ? label() : ''" },
})
export class PriorityComponent {
  readonly priority = input.required<Priority>();
  /** Its name, translated. */
  readonly label = input.required<string>();

  /** The bars alone; the word is for those who do not see them. */
  readonly isMark = input(false, { transform: booleanAttribute });

  protected readonly bars = PRIORITIES.map((_, index) => index);
  protected readonly level = computed(() => PRIORITIES.indexOf(this.priority()));
}
