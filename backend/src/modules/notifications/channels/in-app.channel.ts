import { Injectable } from '@nestjs/common';
import { rooms } from '@switchboard/contracts';
import { RealtimeServer } from '../../../platform/realtime/realtime.server';
import { UsersService } from '../../users/users.service';
import { actorsOf, toNotificationView } from '../notification.mapper';
import type { Notification } from '../notification.schema';
import type { NotificationChannel } from './notification-channel';

/** To every window that its receiver has open; who has none finds it in the list. */
@Injectable()
export class InAppChannel implements NotificationChannel {
  readonly name = 'in-app';

  constructor(
    private readonly realtime: RealtimeServer,
    private readonly users: UsersService,
  ) {}

  async deliver(stored: Notification): Promise<void> {
    const people = await this.users.summariesOf(actorsOf([stored]));
    const notification = toNotificationView(stored, people);
    this.realtime.io.to(rooms.user(String(stored.user))).emit('notification:new', { notification });
  }
}
