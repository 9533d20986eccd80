import { Inject, Injectable, Logger } from '@nestjs/common';
import { notificationKindsFor, type NotificationKind } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { derivedId } from '../../platform/database/derived-id';
import type { DirectoryEntry } from '../users/directory.service';
import { NOTIFICATION_CHANNELS, type NotificationChannel } from './channels/notification-channel';
import type { Notification } from './notification.schema';
import { NotificationsRepository } from './notifications.repository';

/** Something that people are to be told of. */
export interface News {
  kind: NotificationKind;
  /** What happened, by name: the same cause tells nobody twice. */
  cause: string;
  /** Who brought it about and so knows; null for the assistant and Switchboard itself. */
  actor: string | null;
  text: string;
  conversation: Types.ObjectId;
  report?: Types.ObjectId;
}

/** Of these one unread notification of a conversation says all, and the newest stands for those that were read. */
const REPLIES: readonly NotificationKind[] = ['customer_replied', 'agent_replied'];

/** Tells people what they want to hear of: stored first, then delivered. */
@Injectable()
export class NotifierService {
  private readonly logger = new Logger(NotifierService.name);

  constructor(
    private readonly repository: NotificationsRepository,
    @Inject(NOTIFICATION_CHANNELS) private readonly channels: readonly NotificationChannel[],
  ) {}

  /** Leaves out whoever brought it about, has muted its kind, or has a role that is not told of it. */
  async tell(news: News, receivers: DirectoryEntry[]): Promise<void> {
    const { kind, actor } = news;
    const wanting = receivers.filter(
      ({ _id, role, mutedNotifications }) =>
        String(_id) !== actor &&
        notificationKindsFor(role).includes(kind) &&
        !mutedNotifications.includes(kind),
    );
    const told = REPLIES.includes(kind) ? await this.withoutUnread(news, wanting) : wanting;
    const stored = await this.repository.insertNew(told.map(({ _id }) => notificationFor(_id, news)));
    await Promise.all(
      stored.flatMap((notification) => this.channels.map((channel) => this.deliver(channel, notification))),
    );
  }

  private async withoutUnread(
    { kind, conversation }: News,
    receivers: DirectoryEntry[],
  ): Promise<DirectoryEntry[]> {
    const replies = { conversation, kind, user: { $in: receivers.map(({ _id }) => _id) } };
    const waiting = await this.repository.usersWith({ ...replies, isRead: false });
    await this.repository.delete({ ...replies, isRead: true });
    return receivers.filter(({ _id }) => !waiting.has(String(_id)));
  }

  private async deliver(channel: NotificationChannel, notification: Notification): Promise<void> {
    try {
      await channel.deliver(notification);
    } catch (error) {
      this.logger.warn({ err: error as Error }, `a notification was not delivered by ${channel.name}`);
    }
  }
}

function notificationFor(
  user: Types.ObjectId,
  { kind, cause, actor, text, conversation, report }: News,
): Notification {
  return {
    _id: derivedId('notification', kind, cause, String(user)),
    user,
    kind,
    cause,
    actor: actor === null ? null : new Types.ObjectId(actor),
    text,
    conversation,
    report: report ?? null,
    isRead: false,
    createdAt: new Date(),
  };
}
