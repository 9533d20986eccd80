/** What other features may know of a stored conversation. */
export type { Conversation } from './conversation.schema';
