import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ReportStatus } from '@switchboard/contracts';

/** Where a report stands: a word, and a mark with a shape of its own. */
@Component({
  selector: 'sb-report-status',
  template: `<span class="mark" aria-hidden="true"></span>{{ label() }}`,
  styleUrl: './report-status.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.data-status]': 'status()' },
})
export class ReportStatusComponent {
  readonly status = input.required<ReportStatus>();
  /** Its name, translated. */
  readonly label = input.required<string>();
}
