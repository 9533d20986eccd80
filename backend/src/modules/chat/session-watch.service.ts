import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import { SessionsService } from '../auth/sessions.service';
import { userAccessChanged } from '../users/users.signals';
import type { ChatSocket } from './chat.socket';

/** Milliseconds; a socket has to be closed within five seconds of losing its right. */
const CHECK_EVERY = 3_000;

/** Closes sockets whose token was revoked or has expired, or whose user is gone, locked out or has another role. */
@Injectable()
export class SessionWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(SessionWatch.name);
  private readonly sockets = new Set<ChatSocket>();
  private readonly stopListening: () => void;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: SessionsService,
    realtime: RealtimeServer,
  ) {
    this.stopListening = realtime.onSignal(userAccessChanged, ({ userId }) => {
      void this.check([...this.sockets].filter(({ data }) => data.principal._id === userId));
    });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.check([...this.sockets]), CHECK_EVERY);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.stopListening();
  }

  watch(socket: ChatSocket): void {
    this.sockets.add(socket);
    socket.once('disconnect', () => this.sockets.delete(socket));
  }

  private async check(sockets: ChatSocket[]): Promise<void> {
    if (!sockets.length) return;
    try {
      const valid = await this.sessions.stillValid(
        sockets.map(({ data: { principal } }) => ({ ...principal, userId: principal._id })),
      );
      sockets.filter((_, index) => !valid[index]).forEach((socket) => socket.disconnect(true));
    } catch (error) {
      // The database is gone: nobody is signed out by that.
      this.logger.warn({ err: error as Error }, 'sessions could not be checked; the next round tries again');
    }
  }
}
