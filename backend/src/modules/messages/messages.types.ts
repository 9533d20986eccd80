/** Shapes that sockets and HTTP take alike. */
export { MarkReadDto, SendMessageDto } from './dto/messages.dto';

/** What other features may know of a stored message. */
export { sentAt } from './message.schema';
export type { Message, MessageTask } from './message.schema';
export type { ForgottenMessage } from './messages.repository';
