import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CustomerProfile } from '@switchboard/contracts';
import { PresenceStore } from '../../../core/realtime/presence.store';
import { AvatarComponent } from '../../../shared/ui/avatar/avatar.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';

/** A customer at a glance. */
@Component({
  selector: 'sb-customer-card',
  imports: [AvatarComponent, MatIcon, TimeComponent, TranslocoDirective],
  templateUrl: './customer-card.component.html',
  styleUrl: './customer-card.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CustomerCardComponent {
  private readonly presence = inject(PresenceStore);

  readonly profile = input.required<CustomerProfile>();

  protected readonly isOnline = computed(() => this.presence.isOnline(this.profile()._id));
  protected readonly since = computed(() =>
    new Date(this.profile().createdAt).toLocaleDateString(undefined, { month: 'long', year: 'numeric' }),
  );
  protected readonly rating = computed(() =>
    this.profile().averageRating?.toLocaleString(undefined, { maximumFractionDigits: 1 }),
  );
}
