import type { StaffConversationView, ConversationView } from '../http/conversations';
import type { Envelope } from '../http/envelope';
import type { MarkReadRequest, MessageView, SendMessageRequest } from '../http/messages';

export type Ack<Data = null> = (answer: Envelope<Data>) => void;

export interface ConversationRef {
  conversationId: string;
}

export interface JoinRequest extends ConversationRef {
  /** Messages after this number; without it the newest page. */
  afterSeq?: number;
}

export interface JoinedConversation {
  conversation: ConversationView | StaffConversationView;
  /** Ascending by `seq`. */
  messages: MessageView[];
  hasMore: boolean;
  syncedTo: number;
}

export interface NewMessageRequest extends ConversationRef {
  message: SendMessageRequest & { clientMessageId: string };
}

export type ReadRequest = ConversationRef & MarkReadRequest;

export interface DeliveredRequest extends ConversationRef {
  upToSeq: number;
}

/** What a client may say. Each is acknowledged with the HTTP envelope. */
export interface ClientToServerEvents {
  'conversation:join': (request: string | JoinRequest, ack: Ack<JoinedConversation>) => void;
  'conversation:leave': (request: string | ConversationRef, ack: Ack) => void;
  'message:new': (request: NewMessageRequest, ack: Ack<MessageView>) => void;
  'message:read': (request: ReadRequest, ack: Ack) => void;
  'message:delivered': (request: DeliveredRequest, ack: Ack) => void;
  'typing:start': (request: ConversationRef, ack: Ack) => void;
  'typing:stop': (request: ConversationRef, ack: Ack) => void;
  'ai:responding': (request: ConversationRef, ack: Ack) => void;
}
