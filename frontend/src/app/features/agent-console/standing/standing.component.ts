import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { StaffConversationView } from '@switchboard/contracts';

/** How a conversation stands, and what it is about: "Needs a person" only as long as somebody waits for one. */
@Component({
  selector: 'sb-standing',
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t"
    >{{
      isWithAgent()
        ? t('chat.withAgent', { name: conversation().assignedAgent?.name ?? t('chat.anAgent') })
        : t('status.' + conversation().status)
    }}
    · {{ t('category.' + conversation().category) }}</ng-container
  >`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StandingComponent {
  readonly conversation = input.required<StaffConversationView>();

  protected readonly isWithAgent = computed(() => {
    const { isAgentInvolved, needsPersonSince, status } = this.conversation();
    return isAgentInvolved && !needsPersonSince && status !== 'resolved';
  });
}
