import type { ClientToServerEvents, ServerToClientEvents } from '@switchboard/contracts';
import type { DefaultEventsMap, Socket } from 'socket.io';
import type { Principal } from '../../platform/security/access.decorators';

export interface SocketData {
  principal: Principal;
  /** The last message of this connection being stored: the next one waits for it, which keeps their order. */
  sending: Promise<unknown>;
}

export type ChatSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
