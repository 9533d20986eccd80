/** What is written down when somebody does it: administrative acts, and what security rests on. */
export const AUDIT_ACTIONS = [
  'conversation.deleted',
  'message.released',
  'report.deleted',
  'canned_reply.created',
  'canned_reply.updated',
  'canned_reply.deleted',
  'audit.exported',
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
  'job',
  'audit',
] as const;
export type AuditTargetType = (typeof AUDIT_TARGETS)[number];
