import type { NotificationKind } from '../domain/notifications';
import type { UserSummary } from './users';
import type { CursorMeta } from './envelope';

export interface NotificationView {
  _id: string;
  kind: NotificationKind;
  /** Who brought it about; null for the assistant and Switchboard itself. */
  actor: UserSummary | null;
  /** Title of the conversation, or the beginning of the note: never more than its receiver may see. */
  text: string;
  conversation: string | null;
  report: string | null;
  isRead: boolean;
  createdAt: string;
}

export interface ListNotificationsQuery {
  /** true: unread ones only. */
  unread?: boolean;
  limit?: number;
  cursor?: string;
}

export interface NotificationsMeta extends CursorMeta {
  unreadCount: number;
}

/** PUT /notifications/read: some, or without `ids` all. Answers with what is left unread. */
export interface ReadNotificationsRequest {
  ids?: string[];
}

export interface UnreadNotifications {
  unreadCount: number;
}

/** GET and PUT /notifications/preferences */
export interface NotificationPreferences {
  /** The kinds that the user does not want to be told of. */
  muted: NotificationKind[];
}
