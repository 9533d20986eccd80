import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SystemStores } from '@switchboard/contracts';
import { durationText } from '../../../shared/ui/figures/figures';
import { bytesText } from '../bytes';

/** What everything stands on. */
@Component({
  selector: 'sb-store-cards',
  imports: [TranslocoDirective],
  templateUrl: './store-cards.component.html',
  styleUrl: './store-cards.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StoreCardsComponent {
  readonly stores = input.required<SystemStores>();

  protected readonly names = ['mongodb', 'redis'] as const;
  protected readonly bytes = (value: number) => bytesText(value);
  protected readonly duration = (value: number) => durationText(Math.max(1, value));
}
