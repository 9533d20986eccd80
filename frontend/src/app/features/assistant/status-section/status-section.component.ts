import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  AI_CALL_KINDS,
  type AiCallKind,
  type AiProviderStatus,
  type AiStatus,
  type BreakerState,
} from '@switchboard/contracts';
import { CostComponent } from '../../../shared/ui/cost/cost.component';
import { dollarText, numberText } from '../../../shared/ui/figures/figures';

/** Figures first: tokens and money, then who answers, then what waits. */
@Component({
  selector: 'sb-status-section',
  imports: [CostComponent, TranslocoDirective],
  templateUrl: './status-section.component.html',
  styleUrl: './status-section.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusSectionComponent {
  readonly status = input.required<AiStatus>();

  protected readonly queueStates = ['waiting', 'active', 'delayed', 'failed'] as const;
  protected readonly number = (value: number) => numberText(value);
  protected readonly dollars = (value: number) => dollarText(value);
  protected readonly limit = computed(() => {
    const { limit } = this.status().budget;
    return limit === null ? null : dollarText(limit);
  });
  /** How much of the budget is gone, in percent. */
  protected readonly share = computed(() => {
    const { limit, spent } = this.status().budget;
    if (limit === null) return null;
    return limit > 0 ? Math.min(100, (spent / limit) * 100) : 100;
  });

  protected breakersOf({ breakers }: AiProviderStatus): { kind: AiCallKind; state: BreakerState }[] {
    return AI_CALL_KINDS.flatMap((kind) => {
      const state = breakers[kind];
      return state ? [{ kind, state }] : [];
    });
  }
}
