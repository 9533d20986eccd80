import type { TranslocoService } from '@jsverse/transloco';
import type { NotificationKind, NotificationView } from '@switchboard/contracts';

const ICONS: Record<NotificationKind, string> = {
  escalation: 'person',
  report_filed: 'flag',
  mention: 'notification-mention',
  assigned: 'notification-assigned',
  snooze_ended: 'notification-snooze',
  customer_replied: 'chat',
  rated: 'notification-star',
  agent_replied: 'chat',
  report_updated: 'flag',
  resolved: 'check-circle',
};

export function notificationIcon(kind: NotificationKind): string {
  return ICONS[kind];
}

/** What happened, in one line. */
export function notificationTitle(transloco: TranslocoService, notification: NotificationView): string {
  const { kind, report, actor } = notification;
  const name = actor?.name ?? transloco.translate('notifications.someone');
  return transloco.translate(
    kind === 'assigned' && report ? 'notification.assignedReport' : `notification.${kind}`,
    { name },
  );
}
