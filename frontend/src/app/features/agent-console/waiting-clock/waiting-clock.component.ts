import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { StaffConversationView } from '@switchboard/contracts';
import { DueClockComponent } from '../../../shared/ui/due-clock/due-clock.component';
import { spanText } from '../../../shared/ui/figures/figures';
import { Clock } from '../../../shared/ui/time/clock';

/** How long a customer has waited for a person, and how that stands to the target; nothing where none is needed. */
@Component({
  selector: 'sb-waiting-clock',
  imports: [DueClockComponent, TranslocoDirective],
  template: `
    @if (conversation().needsPersonSince; as since) {
      <ng-container *transloco="let t">
        <span class="waited">{{ t('console.waits', { span: waited() }) }}</span>
        @if (conversation().dueAt; as dueAt) {
          <sb-due-clock isNarrow [dueAt]="dueAt" [since]="since" />
        }
      </ng-container>
    }
  `,
  styleUrl: './waiting-clock.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WaitingClockComponent {
  private readonly clock = inject(Clock);

  readonly conversation = input.required<Pick<StaffConversationView, 'needsPersonSince' | 'dueAt'>>();

  protected readonly waited = computed(() => {
    const since = Date.parse(this.conversation().needsPersonSince ?? '');
    return spanText(Math.max(0, this.clock.now() - since), undefined, 'narrow');
  });
}
