import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../platform/errors/domain.error';
import { toFailure } from '../../platform/errors/failure';
import { MetricsService } from '../../platform/health/metrics.service';
import { SessionsService } from '../auth/sessions.service';
import { PresenceService } from '../users/presence.service';
import type { ChatSocket } from './chat.socket';
import { SessionWatch } from './session-watch.service';
import { SocketEvents } from './socket-events.service';

/** Connections that one user may hold, over all processes. */
export const CONNECTIONS_PER_USER = 10;

/** Lets sockets in, and events through. */
@Injectable()
export class SocketGatekeeper {
  constructor(
    private readonly sessions: SessionsService,
    private readonly presence: PresenceService,
    private readonly sessionWatch: SessionWatch,
    private readonly events: SocketEvents,
    private readonly metrics: MetricsService,
  ) {}

  /** The handshake: a token, and a place. The client finds the failure in `error.data`. */
  async admit(socket: ChatSocket, next: (error?: Error) => void): Promise<void> {
    try {
      const token: unknown = socket.handshake.auth.token;
      if (typeof token !== 'string') throw new DomainError('UNAUTHENTICATED', 'Please sign in.');
      const principal = await this.sessions.verify(token);
      if ((await this.presence.connectionCount(principal._id)) >= CONNECTIONS_PER_USER)
        throw tooManyConnections();
      socket.data.principal = principal;
      socket.data.sending = Promise.resolve();
      next();
    } catch (error) {
      const { body } = toFailure(error, randomUUID());
      this.metrics.handshakesRefused.inc({ error: body.error });
      next(Object.assign(new Error(body.message), { data: body }));
    }
  }

  /** From its first moment to its last: what it sends is limited, and its right to be here is looked at again. */
  watch(socket: ChatSocket): void {
    this.metrics.sockets.inc();
    socket.once('disconnect', () => this.metrics.sockets.dec());
    this.events.guard(socket);
    this.sessionWatch.watch(socket);
  }
}

function tooManyConnections(): DomainError {
  return new DomainError('RATE_LIMITED', 'You are connected too many times. Close a window and try again.');
}
