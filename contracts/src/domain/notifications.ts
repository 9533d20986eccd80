/**
 * What people are told of. For staff: a conversation needs a person; a report was filed; a note calls them; a
 * conversation, or a report, was given to them by somebody else; a snooze has ended; a customer answered in a
 * conversation of theirs, or rated it. For customers: a person answered; their report moved on; their conversation was
 * resolved.
 */
export const NOTIFICATION_KINDS = [
  'escalation',
  'report_filed',
  'mention',
  'assigned',
  'snooze_ended',
  'customer_replied',
  'rated',
  'agent_replied',
  'report_updated',
  'resolved',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

const FOR_CUSTOMERS: readonly NotificationKind[] = ['agent_replied', 'report_updated', 'resolved'];

/** The kinds that a role is ever told of, in the order in which settings show them. */
export function notificationKindsFor(role: 'customer' | 'agent' | 'admin'): readonly NotificationKind[] {
  if (role === 'customer') return FOR_CUSTOMERS;
  return NOTIFICATION_KINDS.filter((kind) => !FOR_CUSTOMERS.includes(kind) || kind === 'report_updated');
}
