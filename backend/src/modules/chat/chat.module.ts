import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { ConversationsModule } from '../conversations/conversations.module';
import { MessagesModule } from '../messages/messages.module';
import { UsersModule } from '../users/users.module';
import { ChatRoomsService } from './chat-rooms.service';
import { ChatGateway } from './chat.gateway';
import { OnlineUsers } from './online-users.service';
import { SessionWatch } from './session-watch.service';
import { SocketEvents } from './socket-events.service';
import { SocketGatekeeper } from './socket-gatekeeper';
import { ViewersLeases } from './viewers.leases';
import { ViewersService } from './viewers.service';

/** Sockets. For the API's composition alone. */
@Module({
  imports: [AuthModule, UsersModule, ConversationsModule, MessagesModule],
  providers: [
    ChatGateway,
    ChatRoomsService,
    SocketEvents,
    SocketGatekeeper,
    SessionWatch,
    OnlineUsers,
    ViewersLeases,
    ViewersService,
  ],
})
export class ChatModule {}
