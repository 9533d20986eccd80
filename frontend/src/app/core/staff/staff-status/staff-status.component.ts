import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { StaffStatus } from '@switchboard/contracts';

/** A member's status: a word, and a mark with a shape of its own. */
@Component({
  selector: 'sb-staff-status',
  template: `<span class="mark" aria-hidden="true"></span>{{ label() }}`,
  styleUrl: './staff-status.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.data-status]': 'status()' },
})
export class StaffStatusComponent {
  readonly status = input.required<StaffStatus>();
  /** Its name, translated. */
  readonly label = input.required<string>();
}
