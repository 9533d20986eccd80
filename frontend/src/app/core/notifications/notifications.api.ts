import { Injectable, inject } from '@angular/core';
import type {
  ListNotificationsQuery,
  NotificationPreferences,
  NotificationView,
  NotificationsMeta,
  ReadNotificationsRequest,
  UnreadNotifications,
} from '@switchboard/contracts';
import { ApiClient } from '../http/api-client';

@Injectable({ providedIn: 'root' })
export class NotificationsApi {
  private readonly api = inject(ApiClient);

  list(query: ListNotificationsQuery) {
    return this.api.getPage<NotificationView[], NotificationsMeta>('/notifications', query);
  }

  markRead(request: ReadNotificationsRequest): Promise<UnreadNotifications> {
    return this.api.put('/notifications/read', request);
  }

  preferences(): Promise<NotificationPreferences> {
    return this.api.get('/notifications/preferences');
  }

  setPreferences(preferences: NotificationPreferences): Promise<NotificationPreferences> {
    return this.api.put('/notifications/preferences', preferences);
  }
}
