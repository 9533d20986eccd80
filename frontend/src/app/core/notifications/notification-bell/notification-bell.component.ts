import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { NotificationView } from '@switchboard/contracts';
import { Announcer } from '../../announcer/announcer';
import { registerFeature } from '../../feature/feature.providers';
import { NotificationAlerts } from '../notification-alerts';
import { NOTIFICATION_BAGGAGE } from '../notification-baggage';
import { NotificationPanelComponent } from '../notification-panel/notification-panel.component';
import { NotificationPlaces } from '../notification-places';
import { notificationTitle } from '../notification-words';
import { NotificationsStore } from '../notifications.store';

const MOST_SHOWN = 99;

/** How much is unread; opens the list of it. Says and rings what arrives. */
@Component({
  selector: 'sb-notification-bell',
  imports: [
    CdkConnectedOverlay,
    CdkOverlayOrigin,
    CdkTrapFocus,
    MatIcon,
    MatIconButton,
    NotificationPanelComponent,
    TranslocoDirective,
  ],
  providers: [NotificationsStore, NotificationPlaces, NotificationAlerts],
  templateUrl: './notification-bell.component.html',
  styleUrl: './notification-bell.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotificationBellComponent {
  private readonly alerts = inject(NotificationAlerts);
  private readonly announcer = inject(Announcer);
  private readonly places = inject(NotificationPlaces);
  private readonly transloco = inject(TranslocoService);
  private readonly store = inject(NotificationsStore);
  /** Those that were marked because their place was open; one that fails is not tried for ever. */
  private readonly seen = new Set<string>();

  protected readonly isOpen = signal(false);
  protected readonly unread = computed(() => {
    const count = this.store.unreadCount();
    return count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count);
  });
  protected readonly positions: ConnectedPosition[] = [
    { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 4 },
  ];

  constructor() {
    registerFeature(NOTIFICATION_BAGGAGE);
    // The first connection may be older than the bell.
    void this.store.load();
    this.store.arrived$.pipe(takeUntilDestroyed()).subscribe((notification) => this.announce(notification));
    effect(() => {
      const seen = this.store.items().filter((item) => !item.isRead && this.places.isLookedAt(item));
      untracked(() => this.markSeen(seen));
    });
  }

  protected close(): void {
    this.isOpen.set(false);
  }

  private announce(notification: NotificationView): void {
    if (this.places.isLookedAt(notification)) return;
    const what = notificationTitle(this.transloco, notification);
    const { _id, text } = notification;
    this.announcer.sayOnce(
      `notification ${_id}`,
      this.transloco.translate('notifications.announce', { what, text }),
    );
    void this.alerts.alert(notification);
  }

  private markSeen(notifications: readonly NotificationView[]): void {
    const ids = notifications.map(({ _id }) => _id).filter((id) => !this.seen.has(id));
    if (!ids.length) return;
    ids.forEach((id) => this.seen.add(id));
    this.store.markRead(ids).catch(() => {
      // They are shown as unread again, which is the truth; nobody asked for anything.
    });
  }
}
