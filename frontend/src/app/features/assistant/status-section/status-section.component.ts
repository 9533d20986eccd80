import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
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
  imports: [CostComponent, RouterLink, TranslocoDirective],
  templateUrl: './status-section.component.html',
  styleUrl: './status-section.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusSectionComponent {
  readonly status = input.required<AiStatus>();

  protected readonly queueStates = ['waiting', 'active', 'delayed', 'failed'] as const;
  protected readonly number = (value: number) => numberText(value);
  protected readonly dollars = (value: number) => dollarText(value);
  /** The month's always, the day's where there is one. */
  protected readonly budgets = computed(() => {
    const { limit, spent, dailyLimit, spentToday } = this.status().budget;
    const month = budgetOf('monthlyBudget', spent, limit);
    return dailyLimit === null ? [month] : [month, budgetOf('dailyBudget', spentToday, dailyLimit)];
  });

  protected breakersOf({ breakers }: AiProviderStatus): { kind: AiCallKind; state: BreakerState }[] {
    return AI_CALL_KINDS.flatMap((kind) => {
      const state = breakers[kind];
      return state ? [{ kind, state }] : [];
    });
  }
}

function budgetOf(name: 'monthlyBudget' | 'dailyBudget', spent: number, limit: number | null) {
  const isExhausted = limit !== null && spent >= limit;
  /** How much of it is gone, in percent. */
  const share = limit === null ? null : limit > 0 ? Math.min(100, (spent / limit) * 100) : 100;
  return { name, spent, limit, isExhausted, share };
}
