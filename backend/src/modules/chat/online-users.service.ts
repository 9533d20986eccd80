import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { isStaff, rooms, type ServerToClientEvents } from '@switchboard/contracts';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import { IMPATIENT_REDIS } from '../../platform/redis/redis.module';
import type { Redis } from 'ioredis';
import { PresenceService } from '../users/presence.service';
import type { ChatSocket } from './chat.socket';

type OnlineList = Parameters<ServerToClientEvents['users:online']>[0];

/** Milliseconds. */
const ANNOUNCE_EVERY = 2_000;
const REFRESH_EVERY = 15_000;

/** Customers whom staff see in the list of who is there. */
const CUSTOMERS_SHOWN = 200;

/** Keeps the leases of this process's sockets alive and tells them who is online: staff everybody, customers staff alone. */
@Injectable()
export class OnlineUsers implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OnlineUsers.name);
  private readonly sockets = new Set<ChatSocket>();
  private readonly timers: NodeJS.Timeout[] = [];
  private announced = { toStaff: '', toCustomers: '' };
  private isAnnouncing = false;
  private isRefreshing = false;

  constructor(
    private readonly presence: PresenceService,
    private readonly realtime: RealtimeServer,
    @Inject(IMPATIENT_REDIS) redis: Redis,
  ) {
    // Redis may have come back without them.
    redis.on('ready', () => void this.refreshLeases());
  }

  onApplicationBootstrap(): void {
    this.timers.push(
      setInterval(() => void this.announceChanges(), ANNOUNCE_EVERY),
      setInterval(() => void this.refreshLeases(), REFRESH_EVERY),
    );
  }

  onApplicationShutdown(): void {
    this.timers.forEach(clearInterval);
  }

  /** @returns how many connections the user has now, this one included */
  async add(socket: ChatSocket): Promise<number> {
    const { principal } = socket.data;
    this.sockets.add(socket);
    socket.once('disconnect', () => {
      this.sockets.delete(socket);
      void this.presence.close(principal, socket.id);
    });
    const connections = await this.presence.open(principal, socket.id);
    const { toStaff, toCustomers } = await this.lists();
    socket.emit('users:online', isStaff(principal.role) ? toStaff : toCustomers);
    return connections;
  }

  private async announceChanges(): Promise<void> {
    if (!this.sockets.size || this.isAnnouncing) return;
    this.isAnnouncing = true;
    try {
      const { toStaff, toCustomers } = await this.lists();
      const current = { toStaff: JSON.stringify(toStaff), toCustomers: JSON.stringify(toCustomers) };
      const local = this.realtime.io.local;
      if (current.toStaff !== this.announced.toStaff) local.to(rooms.staff).emit('users:online', toStaff);
      if (current.toCustomers !== this.announced.toCustomers) {
        local.except(rooms.staff).emit('users:online', toCustomers);
      }
      this.announced = current;
    } catch (error) {
      this.logger.warn({ err: error as Error }, 'who is online could not be announced');
    } finally {
      this.isAnnouncing = false;
    }
  }

  private async refreshLeases(): Promise<void> {
    if (this.isRefreshing) return;
    this.isRefreshing = true;
    await Promise.all([...this.sockets].map(({ id, data }) => this.presence.refresh(data.principal, id)));
    this.isRefreshing = false;
  }

  private async lists(): Promise<{ toStaff: OnlineList; toCustomers: OnlineList }> {
    const online = (await this.presence.online()).sort((a, b) => (a.userId < b.userId ? -1 : 1));
    const staff = online.filter(({ role }) => isStaff(role));
    const customers = online.filter(({ role }) => !isStaff(role)).slice(0, CUSTOMERS_SHOWN);
    return { toStaff: [...staff, ...customers], toCustomers: staff };
  }
}
