import { UseFilters } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import {
  isStaff,
  rooms,
  type JoinedConversation,
  type MessageView,
  type Success,
} from '@switchboard/contracts';
import { AckExceptionFilter } from '../../platform/errors/ack-exception.filter';
import { DomainError } from '../../platform/errors/domain.error';
import type { RealtimeIo } from '../../platform/realtime/realtime.server';
import { AnswerRequestsService } from '../messages/answer-requests.service';
import { MessageReceiptsService } from '../messages/message-receipts.service';
import type { ChatSocket } from './chat.socket';
import { ChatRoomsService } from './chat-rooms.service';
import { ConversationRefDto, DeliveredDto, JoinDto, NewMessageDto, ReadDto } from './dto/events.dto';
import { OnlineUsers } from './online-users.service';
import { BareIdPipe, payloadPipe } from './payload';
import { CONNECTIONS_PER_USER, SocketGatekeeper } from './socket-gatekeeper';

/** Socket events in, acknowledgements out. It holds no rules: those are the services'. */
@UseFilters(new AckExceptionFilter())
@WebSocketGateway()
export class ChatGateway implements OnGatewayInit<RealtimeIo>, OnGatewayConnection<ChatSocket> {
  constructor(
    private readonly gatekeeper: SocketGatekeeper,
    private readonly online: OnlineUsers,
    private readonly conversations: ChatRoomsService,
    private readonly receipts: MessageReceiptsService,
    private readonly answerRequests: AnswerRequestsService,
  ) {}

  afterInit(io: RealtimeIo): void {
    io.use((socket, next) => void this.gatekeeper.admit(socket as ChatSocket, next));
  }

  async handleConnection(socket: ChatSocket): Promise<void> {
    const { principal } = socket.data;
    this.gatekeeper.watch(socket);
    await socket.join([rooms.user(principal._id), ...(isStaff(principal.role) ? [rooms.staff] : [])]);
    if ((await this.online.add(socket)) > CONNECTIONS_PER_USER) socket.disconnect(true);
  }

  @SubscribeMessage('conversation:join')
  async join(
    @ConnectedSocket() socket: ChatSocket,
    @MessageBody(BareIdPipe, payloadPipe) request: JoinDto,
  ): Promise<Success<JoinedConversation>> {
    return done(await this.conversations.enter(socket, request));
  }

  @SubscribeMessage('conversation:leave')
  async leave(
    @ConnectedSocket() socket: ChatSocket,
    @MessageBody(BareIdPipe, payloadPipe) { conversationId }: ConversationRefDto,
  ): Promise<Success<null>> {
    await this.conversations.exit(socket, conversationId);
    return done(null);
  }

  @SubscribeMessage('message:new')
  async send(
    @ConnectedSocket() socket: ChatSocket,
    @MessageBody(payloadPipe) { conversationId, message }: NewMessageDto,
  ): Promise<Success<MessageView>> {
    return done(await this.conversations.send(socket, conversationId, message));
  }

  @SubscribeMessage('message:read')
  async markRead(
    @ConnectedSocket() socket: ChatSocket,
    @MessageBody(payloadPipe) { conversationId, ...request }: ReadDto,
  ): Promise<Success<null>> {
    return done(await this.receipts.markRead(socket.data.principal, conversationId, request));
  }

  @SubscribeMessage('message:delivered')
  async markDelivered(
    @ConnectedSocket() socket: ChatSocket,
    @MessageBody(payloadPipe) { conversationId, upToSeq }: DeliveredDto,
  ): Promise<Success<null>> {
    return done(await this.receipts.markDelivered(socket.data.principal, conversationId, upToSeq));
  }

  @SubscribeMessage('typing:start')
  startTyping(
    @ConnectedSocket() socket: ChatSocket,
    @MessageBody(payloadPipe) { conversationId }: ConversationRefDto,
  ): Success<null> {
    this.conversations.tellTyping(socket, conversationId, true);
    return done(null);
  }

  @SubscribeMessage('typing:stop')
  stopTyping(
    @ConnectedSocket() socket: ChatSocket,
    @MessageBody(payloadPipe) { conversationId }: ConversationRefDto,
  ): Success<null> {
    this.conversations.tellTyping(socket, conversationId, false);
    return done(null);
  }

  @SubscribeMessage('ai:responding')
  async letAssistantAnswer(
    @ConnectedSocket() socket: ChatSocket,
    @MessageBody(payloadPipe) { conversationId }: ConversationRefDto,
  ): Promise<Success<null>> {
    const { principal } = socket.data;
    if (!isStaff(principal.role))
      throw new DomainError('FORBIDDEN', 'Only staff can ask the assistant to answer.');
    return done(await this.answerRequests.answerNow(principal, conversationId));
  }
}

function done<Data>(data: Data): Success<Data> {
  return { success: true, message: 'OK', data };
}
