/** What an account may be. An admin can do all that an agent can. */
export const ROLES = ['customer', 'agent', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Does this role work for the desk? */
export function isStaff(role: Role): boolean {
  return role !== 'customer';
}

/**
 * What a role may do. Guards on the server and templates in the browser both read this table; what is not listed
 * is denied.
 */
export const PERMISSIONS = {
  'chat:use': ['customer', 'agent', 'admin'],
  'conversations:read-all': ['agent', 'admin'],
  'conversations:handle': ['agent', 'admin'],
  'conversations:assign-others': ['admin'],
  'conversations:delete': ['admin'],
  'messages:write-internal': ['agent', 'admin'],
  'faqs:manage': ['admin'],
  /** Status of the assistant, summaries, suggestions, help while writing, drafts of FAQs. */
  'ai:use': ['agent', 'admin'],
  /** Trying the assistant out, failed jobs. */
  'ai:manage': ['admin'],
  'moderation:review': ['agent', 'admin'],
  'canned-replies:use': ['agent', 'admin'],
  'reports:file': ['customer', 'agent', 'admin'],
  /** See all of them, take them on, resolve and dismiss them. */
  'reports:handle': ['agent', 'admin'],
  'reports:assign-others': ['admin'],
  'reports:delete': ['admin'],
  /** Who works here, who is available, the load of each; one's own figures. */
  'staff:see': ['agent', 'admin'],
  /** Who did what: the log of administrative and security-relevant acts. */
  'audit:read': ['admin'],
  /** Accounts: see, make, change, delete them. */
  'users:manage': ['admin'],
  /** All figures. */
  'analytics:read': ['admin'],
  /** One's own row of the figures about agents. */
  'analytics:read-own': ['agent', 'admin'],
  'notifications:use': ['customer', 'agent', 'admin'],
  'settings:manage': ['admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

export function hasPermission(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
