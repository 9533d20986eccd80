/** What other features may know of a stored conversation. */
export type { Conversation } from './conversation.schema';

/** And of whose it is. */
export { isForPeople, knowsOfIgnorance, reasonAfterAnswer, wasOfferedPerson } from './handover';
export type { EscalationLine } from './handover';
