import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { IconName } from '../../../core/icons/icons';
import type { ReceiptState } from '../receipts';

export type TickState = ReceiptState | 'waiting' | 'failed';

const ICON_OF: Record<TickState, IconName> = {
  waiting: 'schedule',
  sent: 'check',
  delivered: 'done-all',
  read: 'done-all',
  failed: 'error',
};

/** How far one's own message has come. */
@Component({
  selector: 'sb-receipt-ticks',
  imports: [MatIcon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <span [title]="t('receipt.' + state())"><mat-icon [svgIcon]="icon()" /></span>
      <span class="sb-visually-hidden">{{ t('receipt.' + state()) }}</span>
    </ng-container>
  `,
  styleUrl: './receipt-ticks.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': 'state()', '[attr.data-receipt]': 'state()' },
})
export class ReceiptTicksComponent {
  readonly state = input.required<TickState>();
  protected readonly icon = computed(() => ICON_OF[this.state()]);
}
