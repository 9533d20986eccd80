/** What an account may be. An admin can do all that an agent can. */
export const ROLES = ['customer', 'agent', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Does this role work for the desk? */
export function isStaff(role: Role): boolean {
  return role !== 'customer';
}

const STAFF = ['agent', 'admin'] as const;
const ADMINS = ['admin'] as const;

/**
 * What a role may do. Guards on the server and templates in the browser both read this table; what is not listed
 * is denied.
 */
export const PERMISSIONS = {
  'chat:use': ROLES,
  'conversations:read-all': STAFF,
  'conversations:handle': STAFF,
  'conversations:assign-others': ADMINS,
  'conversations:delete': ADMINS,
  'messages:write-internal': STAFF,
  'faqs:manage': ADMINS,
  /** Status of the assistant, summaries, suggestions, help while writing, drafts of FAQs. */
  'ai:use': STAFF,
  /** Trying the assistant out, failed jobs. */
  'ai:manage': ADMINS,
  'moderation:review': STAFF,
  'canned-replies:use': STAFF,
  'reports:file': ROLES,
  /** See all of them, take them on, resolve and dismiss them. */
  'reports:handle': STAFF,
  'reports:assign-others': ADMINS,
  'reports:delete': ADMINS,
  /** Who works here, who is available, the load of each; one's own figures. */
  'staff:see': STAFF,
  /** Who did what: the log of administrative and security-relevant acts. */
  'audit:read': ADMINS,
  /** Accounts: see, make, change, delete them. */
  'users:manage': ADMINS,
  /** All figures. */
  'analytics:read': ADMINS,
  /** One's own row of the figures about agents. */
  'analytics:read-own': STAFF,
  'notifications:use': ROLES,
  'settings:manage': ADMINS,
  /** How the processes and what they depend on fare. */
  'system:read': ADMINS,
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

export function hasPermission(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
