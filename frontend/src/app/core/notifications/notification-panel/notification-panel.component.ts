import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { NotificationView } from '@switchboard/contracts';
import { ListSkeletonComponent } from '../../../shared/ui/list-skeleton/list-skeleton.component';
import { StateMessageComponent } from '../../../shared/ui/state-message/state-message.component';
import { TimeComponent } from '../../../shared/ui/time/time.component';
import { errorText } from '../../http/error-text';
import { Toaster } from '../../toasts/toaster';
import { NotificationPlaces } from '../notification-places';
import { NotificationSettingsComponent } from '../notification-settings/notification-settings.component';
import { notificationIcon, notificationTitle } from '../notification-words';
import { NotificationsStore } from '../notifications.store';

/** The list below the bell; each entry leads to what it is about. */
@Component({
  selector: 'sb-notification-panel',
  imports: [
    ListSkeletonComponent,
    MatButton,
    MatIcon,
    MatIconButton,
    NotificationSettingsComponent,
    RouterLink,
    StateMessageComponent,
    TimeComponent,
    TranslocoDirective,
  ],
  templateUrl: './notification-panel.component.html',
  styleUrl: './notification-panel.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotificationPanelComponent {
  private readonly places = inject(NotificationPlaces);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);
  protected readonly store = inject(NotificationsStore);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  readonly closed = output();

  protected readonly showsSettings = signal(false);
  protected readonly entries = computed(() =>
    this.store.items().map((notification) => ({
      notification,
      icon: notificationIcon(notification.kind),
      title: notificationTitle(this.transloco, notification),
      place: this.places.of(notification),
    })),
  );
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? errorText(this.transloco, error) : '';
  });

  protected showSettings(isWanted: boolean): void {
    this.showsSettings.set(isWanted);
    // The button that had the focus is gone.
    this.heading().nativeElement.focus();
  }

  protected open({ _id }: NotificationView): void {
    this.markRead([_id]);
    this.closed.emit();
  }

  protected markRead(ids: string[] | null): void {
    this.store.markRead(ids).catch((cause: unknown) => this.toaster.showError(cause));
  }

  protected showMore(): void {
    this.store.loadMore().catch((cause: unknown) => this.toaster.showError(cause));
  }
}
