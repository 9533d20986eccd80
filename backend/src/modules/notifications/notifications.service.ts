import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import {
  LIMITS,
  notificationKindsFor,
  rooms,
  type ListNotificationsQuery,
  type NotificationKind,
  type NotificationPreferences,
  type NotificationsMeta,
  type NotificationView,
  type UnreadNotifications,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { cursorBehind, olderThan } from '../../platform/database/newest-first';
import { Result } from '../../platform/http/envelope.interceptor';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import type { Principal } from '../../platform/security/access.decorators';
import { ConversationDeleting } from '../conversations/conversations.events';
import { UserDeparting } from '../users/users.events';
import { DirectoryService } from '../users/directory.service';
import { UsersService } from '../users/users.service';
import { actorsOf, toNotificationView } from './notification.mapper';
import { NotificationsRepository, type NotificationFilter } from './notifications.repository';

/** What people were told, and what they do with it. Telling them is `NotifierService`. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly repository: NotificationsRepository,
    private readonly directory: DirectoryService,
    private readonly users: UsersService,
    private readonly realtime: RealtimeServer,
  ) {}

  /** The reader's own, newest first. */
  async list(
    reader: Principal,
    { unread, limit = LIMITS.listPageDefault, cursor }: ListNotificationsQuery,
  ): Promise<Result<NotificationView[], NotificationsMeta>> {
    const filter: NotificationFilter = {
      ...ownOf(reader),
      ...(unread !== undefined && { isRead: !unread }),
      ...(cursor !== undefined && olderThan(cursor)),
    };
    const [found, unreadCount] = await Promise.all([
      this.repository.find(filter, limit + 1),
      this.unreadCountOf(reader),
    ]);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const people = await this.users.summariesOf(actorsOf(page));
    return new Result(
      page.map((notification) => toNotificationView(notification, people)),
      {
        nextCursor: found.length > limit && last ? cursorBehind(last) : null,
        unreadCount,
      },
    );
  }

  /** @param ids without them all */
  async markRead(reader: Principal, ids: string[] | null): Promise<UnreadNotifications> {
    const marked = await this.repository.markRead(
      new Types.ObjectId(reader._id),
      ids && ids.map((id) => new Types.ObjectId(id)),
    );
    const unreadCount = await this.unreadCountOf(reader);
    if (marked) {
      this.realtime.io.to(rooms.user(reader._id)).emit('notification:read', { ids, unreadCount });
    }
    return { unreadCount };
  }

  async preferencesOf({ _id }: Principal): Promise<NotificationPreferences> {
    const [entry] = await this.directory.entries([_id]);
    return { muted: entry?.mutedNotifications ?? [] };
  }

  async mute({ _id }: Principal, muted: NotificationKind[]): Promise<NotificationPreferences> {
    await this.directory.mute(_id, muted);
    return { muted };
  }

  @OnEvent(ConversationDeleting.event, { suppressErrors: false })
  async deleteAllOf({ conversationId }: ConversationDeleting): Promise<void> {
    await this.repository.delete({ conversation: new Types.ObjectId(conversationId) });
  }

  @OnEvent(UserDeparting.event, { suppressErrors: false })
  async deleteAllFor({ userId, departure: { deletion } }: UserDeparting): Promise<void> {
    if (deletion) await this.repository.delete({ user: new Types.ObjectId(userId) });
  }

  private unreadCountOf(reader: Principal): Promise<number> {
    return this.repository.count({ ...ownOf(reader), isRead: false });
  }
}

/** Who is not staff any more is not shown what staff are told, notes for one. */
function ownOf({ _id, role }: Principal): NotificationFilter {
  return { user: new Types.ObjectId(_id), kind: { $in: [...notificationKindsFor(role)] } };
}
