/** What other features may know of a stored message. */
export type { Message, MessageTask } from './message.schema';
