export const ACCOUNT_STATUSES = ['active', 'inactive'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** `newest` account first, by `name`, or who was there last first. */
export const USER_SORTS = ['newest', 'name', 'lastSeen'] as const;
export type UserSort = (typeof USER_SORTS)[number];

/**
 * What becomes of the conversations of a customer who is deleted: `anonymise` keeps them, of nobody; `delete` removes
 * them with their messages and reports.
 */
export const CONVERSATIONS_CHOICES = ['anonymise', 'delete'] as const;
export type ConversationsChoice = (typeof CONVERSATIONS_CHOICES)[number];

/** Accounts whose role is changed in one go. */
export const USERS_AT_ONCE = 100;
