import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { RECENT_MINUTES, type SystemStatus } from '@switchboard/contracts';
import { numberText } from '../../../shared/ui/figures/figures';
import { numberFormat } from '../../../shared/ui/intl/formats';

/** What all processes together did lately. */
@Component({
  selector: 'sb-recent-figures',
  imports: [TranslocoDirective],
  templateUrl: './recent-figures.component.html',
  styleUrl: './recent-figures.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecentFiguresComponent {
  readonly recent = input.required<SystemStatus['recent']>();

  protected readonly minutes = RECENT_MINUTES;
  protected readonly number = (value: number) => numberText(value);
  /** Nothing asked, nothing failed: no rate. */
  protected readonly errorRate = computed(() => {
    const { requests, serverErrors } = this.recent();
    if (!requests) return '–';
    return numberFormat({ style: 'percent', maximumFractionDigits: 1 }).format(serverErrors / requests);
  });
}
