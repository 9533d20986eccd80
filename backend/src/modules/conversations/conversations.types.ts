/** What other features may know of a stored conversation. */
export type { Conversation } from './conversation.schema';

/** What is done with the customer needs one. */
export { requireCustomer } from './conversations.errors';

/** And of whose it is. */
export { isForPeople, knowsOfIgnorance, reasonAfterAnswer, wasOfferedPerson } from './handover';
export type { EscalationLine } from './handover';
