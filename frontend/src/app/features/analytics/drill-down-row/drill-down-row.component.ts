import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DrillDownRow } from '@switchboard/contracts';
import { messageFragment } from '../../../core/message-address/message-address';
import { numberText } from '../../../shared/ui/figures/figures';
import { TimeComponent } from '../../../shared/ui/time/time.component';

/** One conversation or report, and what it adds to the figure. */
@Component({
  selector: 'sb-drill-down-row',
  imports: [RouterLink, TimeComponent, TranslocoDirective],
  templateUrl: './drill-down-row.component.html',
  styleUrl: './drill-down-row.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DrillDownRowComponent {
  readonly row = input.required<DrillDownRow>();

  protected readonly path = computed(() => {
    const { report, conversation } = this.row();
    return report ? ['/reports', report._id] : ['/inbox', conversation._id];
  });
  /** Of several messages, to the last one. */
  protected readonly fragment = computed(() => messageFragment(this.row().seq));
  protected readonly count = computed(() => numberText(this.row().count));
}
