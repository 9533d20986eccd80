import type { NotificationView, UserSummary } from '@switchboard/contracts';
import type { Notification } from './notification.schema';

/** Ids of everybody whose name a view of these shows. */
export function actorsOf(notifications: Notification[]): string[] {
  return [...new Set(notifications.flatMap(({ actor }) => (actor ? [String(actor)] : [])))];
}

export function toNotificationView(
  notification: Notification,
  people: Map<string, UserSummary>,
): NotificationView {
  const { actor, conversation, report } = notification;
  return {
    _id: String(notification._id),
    kind: notification.kind,
    // Who was deleted is nobody any more.
    actor: (actor && people.get(String(actor))) ?? null,
    text: notification.text,
    conversation: conversation && String(conversation),
    report: report && String(report),
    isRead: notification.isRead,
    createdAt: notification.createdAt.toISOString(),
  };
}
