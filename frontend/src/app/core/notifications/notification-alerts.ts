import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { NotificationView } from '@switchboard/contracts';
import { AlertSettings } from './alert-settings';
import { AlertTurn } from './alert-turn';
import { NotificationPlaces } from './notification-places';
import { NotificationSound } from './notification-sound';
import { notificationTitle } from './notification-words';
import { ScreenNotifications } from './screen-notifications';

/** Draws attention to what has arrived: a sound, and a notification of the browser while nobody looks at the page. */
@Injectable()
export class NotificationAlerts {
  private readonly places = inject(NotificationPlaces);
  private readonly screen = inject(ScreenNotifications);
  private readonly settings = inject(AlertSettings);
  private readonly sound = inject(NotificationSound);
  private readonly transloco = inject(TranslocoService);
  private readonly turn = inject(AlertTurn);

  async alert(notification: NotificationView): Promise<void> {
    const { sound, browser } = this.settings.current();
    if (!(sound || browser) || !(await this.turn.take(notification._id))) return;
    if (sound) this.sound.play();
    if (browser && document.visibilityState === 'hidden') {
      this.screen.show(notificationTitle(this.transloco, notification), {
        body: notification.text,
        tag: notification._id,
        open: () => this.places.open(notification),
      });
    }
  }
}
