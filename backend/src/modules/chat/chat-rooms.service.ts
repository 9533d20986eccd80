import { Injectable } from '@nestjs/common';
import {
  isStaff,
  LIMITS,
  rooms,
  type JoinedConversation,
  type JoinRequest,
  type MessageView,
  type SendMessageRequest,
} from '@switchboard/contracts';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import { notAParticipant } from '../conversations/conversations.errors';
import { ConversationsService } from '../conversations/conversations.service';
import { MessagesService } from '../messages/messages.service';
import { SendingService } from '../messages/sending.service';
import type { ChatSocket } from './chat.socket';
import { ViewersService } from './viewers.service';

/** A socket's place in conversations: entering with what was missed, leaving, and sending in order. */
@Injectable()
export class ChatRoomsService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly messages: MessagesService,
    private readonly sending: SendingService,
    private readonly realtime: RealtimeServer,
    private readonly viewers: ViewersService,
  ) {}

  /** Access is checked each time. For staff this is looking on, not taking over. */
  async enter(socket: ChatSocket, { conversationId, afterSeq }: JoinRequest): Promise<JoinedConversation> {
    const { principal } = socket.data;
    const conversation = await this.conversations.getFor(principal, conversationId);
    const isOfStaff = isStaff(principal.role);
    // Before the messages are read: what comes in between is then pushed, or in the page, or both.
    await socket.join([
      rooms.conversation(String(conversation._id)),
      ...(isOfStaff ? [rooms.conversationStaff(String(conversation._id))] : []),
    ]);
    // Nobody's history waits for it.
    void this.viewers.enter(socket, String(conversation._id));
    const { messages, hasMore, syncedTo } = await this.messages.page(principal, conversation, {
      afterSeq,
      limit: afterSeq === undefined ? LIMITS.messagePageDefault : LIMITS.messagePageMax,
    });
    return {
      conversation: await this.conversations.view(principal, conversation),
      messages: await this.messages.views(messages, conversation, isOfStaff),
      hasMore,
      syncedTo,
    };
  }

  async exit(socket: ChatSocket, conversationId: string): Promise<void> {
    const id = conversationId.toLowerCase();
    await socket.leave(rooms.conversation(id));
    await socket.leave(rooms.conversationStaff(id));
    void this.viewers.exit(socket, id);
  }

  /** Tells everybody else in the conversation, but not the typist's other windows. */
  tellTyping(socket: ChatSocket, conversationId: string, isTyping: boolean): void {
    const { _id: userId, name: userName } = socket.data.principal;
    const room = rooms.conversation(conversationId);
    if (!socket.rooms.has(room)) throw notAParticipant();
    const others = this.realtime.io.to(room).except(rooms.user(userId));
    if (isTyping) others.emit('typing:user', { userId, userName, conversationId });
    else others.emit('typing:stop', { userId, conversationId });
  }

  /** One connection's messages are stored one after another, so that they are numbered in the order sent. */
  async send(socket: ChatSocket, conversationId: string, request: SendMessageRequest): Promise<MessageView> {
    const sent = socket.data.sending.then(() => this.store(socket, conversationId, request));
    socket.data.sending = sent.catch(() => undefined);
    return sent;
  }

  private async store(
    { data: { principal } }: ChatSocket,
    conversationId: string,
    request: SendMessageRequest,
  ): Promise<MessageView> {
    const { message, conversation } = await this.sending.send(principal, conversationId, request);
    const [view] = await this.messages.views([message], conversation, isStaff(principal.role));
    if (!view) throw new Error('a stored message has no view');
    return view;
  }
}
