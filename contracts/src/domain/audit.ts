/** What is written down when somebody does it: administrative acts, and what security rests on. */
export const AUDIT_ACTIONS = [
  'auth.registered',
  'auth.signed_in',
  'auth.sign_in_failed',
  'auth.signed_out',
  'auth.password_changed',
  'user.created',
  'user.updated',
  'user.role_changed',
  'user.password_set',
  'user.activated',
  'user.deactivated',
  'user.signed_out',
  'user.deleted',
  'users.exported',
  'conversation.deleted',
  'message.released',
  'report.deleted',
  'canned_reply.created',
  'canned_reply.updated',
  'canned_reply.deleted',
  'settings.changed',
  'retention.applied',
  'audit.exported',
  'faq.created',
  'faq.updated',
  'faq.deleted',
  'faq.published',
  'faq.unpublished',
  'faq.restored',
  'faq.reordered',
  'faqs.imported',
  'faqs.exported',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What an act was done to. */
export const AUDIT_TARGETS = [
  'user',
  'faq',
  'settings',
  'conversation',
  'message',
  'report',
  'canned_reply',
  'audit',
] as const;
export type AuditTargetType = (typeof AUDIT_TARGETS)[number];
