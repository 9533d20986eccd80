import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  AI_CALL_KINDS,
  type AiCallKind,
  type AiProviderName,
  type AiProviderStatus,
  type BreakerState,
  type ProcessView,
} from '@switchboard/contracts';

interface BreakerRow {
  readonly kind: AiCallKind;
  /** The worst. */
  readonly state: BreakerState;
  /** Processes in which it is not closed, of those that have one. */
  readonly count: number;
  readonly total: number;
}

interface ProviderRow {
  readonly name: AiProviderName;
  readonly isPrimary: boolean;
  readonly breakers: readonly BreakerRow[];
}

/** Who answers, and whether their calls get through: each process has breakers of its own. */
@Component({
  selector: 'sb-provider-states',
  imports: [TranslocoDirective],
  templateUrl: './provider-states.component.html',
  styleUrl: './provider-states.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProviderStatesComponent {
  readonly providers = input.required<readonly AiProviderStatus[]>();
  readonly processes = input.required<readonly ProcessView[]>();

  protected readonly rows = computed<ProviderRow[]>(() => {
    const running = this.processes().filter(({ isLost }) => !isLost);
    return this.providers().map(({ name, isPrimary, breakers }) => ({
      name,
      isPrimary,
      breakers: AI_CALL_KINDS.flatMap((kind) => {
        const state = breakers[kind];
        if (!state) return [];
        const states = running.flatMap((process) => process.breakers[kind] ?? []);
        const count = states.filter((each) => each !== 'closed').length;
        return [{ kind, state, count, total: states.length }];
      }),
    }));
  });
}
