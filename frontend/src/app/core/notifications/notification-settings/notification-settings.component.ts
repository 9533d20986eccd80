import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type NotificationKind, notificationKindsFor } from '@switchboard/contracts';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { SessionStore } from '../../auth/session.store';
import { registerFeature } from '../../feature/feature.providers';
import { toApiError } from '../../http/api-error';
import { errorText } from '../../http/error-text';
import { Toaster } from '../../toasts/toaster';
import { AlertSettings } from '../alert-settings';
import { NOTIFICATION_BAGGAGE } from '../notification-baggage';
import { NotificationsApi } from '../notifications.api';
import { ScreenNotifications } from '../screen-notifications';

/** What this user is told of, and how this browser draws attention to it. Each change is saved at once. */
@Component({
  selector: 'sb-notification-settings',
  imports: [ListSkeletonComponent, MatSlideToggle, StateMessageComponent, TranslocoDirective],
  templateUrl: './notification-settings.component.html',
  styleUrl: './notification-settings.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotificationSettingsComponent {
  private readonly api = inject(NotificationsApi);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  private readonly screen = inject(ScreenNotifications);
  protected readonly alerts = inject(AlertSettings);

  protected readonly preferences = resource({ loader: () => this.api.preferences() });
  private readonly isAsking = signal(false);
  protected readonly kinds = computed(() => {
    const role = this.session.user()?.role;
    return role ? notificationKindsFor(role) : [];
  });
  protected readonly muted = computed(() =>
    this.preferences.hasValue() ? new Set(this.preferences.value().muted) : null,
  );
  protected readonly problem = computed(() => {
    const error = this.preferences.error();
    return error ? errorText(this.transloco, toApiError(error)) : null;
  });
  /** The browser may have taken back what it allowed when this was switched on. */
  protected readonly isOnScreen = computed(
    () => this.isAsking() || (this.alerts.current().browser && this.screen.permission() === 'granted'),
  );
  protected readonly canBeOnScreen = computed(() => this.screen.permission() !== 'unsupported');
  private readonly wasDismissed = signal(false);
  protected readonly screenHint = computed(() => {
    switch (this.screen.permission()) {
      case 'unsupported':
        return 'browserUnsupported';
      case 'denied':
        return 'browserDenied';
      case 'default':
        return this.wasDismissed() ? 'browserDismissed' : 'browserAsks';
      default:
        return null;
    }
  });

  constructor() {
    registerFeature(NOTIFICATION_BAGGAGE);
    this.screen.refresh();
  }

  protected async tellOf(kind: NotificationKind, isWanted: boolean): Promise<void> {
    const before = this.preferences.value();
    if (!before) return;
    const others = before.muted.filter((muted) => muted !== kind);
    const wanted = { muted: isWanted ? others : [...others, kind] };
    this.preferences.set(wanted);
    try {
      await this.api.setPreferences(wanted);
    } catch (cause) {
      if (this.preferences.value() === wanted) this.preferences.set(before);
      this.toaster.showError(cause);
    }
  }

  /** The browser asks only here, on the person's own click. */
  protected async showOnScreen(isWanted: boolean): Promise<void> {
    if (!isWanted) {
      this.alerts.change({ browser: false });
      return;
    }
    this.isAsking.set(true);
    const permission = await this.screen.ask();
    this.isAsking.set(false);
    this.wasDismissed.set(permission === 'default');
    this.alerts.change({ browser: permission === 'granted' });
  }
}
