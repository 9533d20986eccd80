import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { dollarText } from '../figures/figures';

/** What something cost, in US dollars. A price that nobody knows is no 0. */
@Component({
  selector: 'sb-cost',
  imports: [TranslocoPipe],
  template: `{{ isFree() ? ('cost.free' | transloco) : (dollars() ?? ('cost.unknown' | transloco)) }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CostComponent {
  readonly cost = input.required<number | null>();
  /** Switchboard's own assistant asks for no money. */
  readonly isFree = input(false);

  protected readonly dollars = computed(() => {
    const cost = this.cost();
    return cost === null ? null : dollarText(cost);
  });
}
