import type { ClientToServerEvents } from './client-to-server';
import type { ServerToClientEvents } from './server-to-client';

/** The names of all events, as values; the types keep them complete. */
export const CLIENT_EVENTS = Object.keys({
  'conversation:join': true,
  'conversation:leave': true,
  'message:new': true,
  'message:read': true,
  'message:delivered': true,
  'typing:start': true,
  'typing:stop': true,
  'ai:responding': true,
} satisfies Record<keyof ClientToServerEvents, true>) as (keyof ClientToServerEvents)[];

export const SERVER_EVENTS = Object.keys({
  'message:received': true,
  'message:updated': true,
  'message:blocked': true,
  'message:read': true,
  'message:delivered': true,
  'typing:user': true,
  'typing:stop': true,
  'ai:typing': true,
  'ai:delta': true,
  'ai:cancelled': true,
  'ai:failed': true,
  'sync:required': true,
  'users:online': true,
  'conversation:agent_joined': true,
  'conversation:updated': true,
  'conversation:summary': true,
  'conversation:suggestions': true,
  'conversation:viewers': true,
  'notification:new': true,
  'notification:read': true,
  'report:new': true,
  'report:removed': true,
  'report:update': true,
  'staff:status': true,
} satisfies Record<keyof ServerToClientEvents, true>) as (keyof ServerToClientEvents)[];
