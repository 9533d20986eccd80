import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { isStaff, rooms, type UserSummary } from '@switchboard/contracts';
import { errorKind } from '../../platform/errors/error-kind';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import { UsersService } from '../users/users.service';
import type { ChatSocket } from './chat.socket';
import { ViewersLeases, type Viewing } from './viewers.leases';
import { viewersChanged } from './viewers.signals';

/** Milliseconds. */
const REFRESH_EVERY = 15_000;

/** A conversation that sockets of this process have open. */
interface View {
  sockets: Set<ChatSocket>;
  /** The list that they were told last. */
  told: string;
  /** One telling after another, so that the latest list is told last. */
  telling: Promise<void>;
}

/**
 * Tells staff who of them has a conversation open, so that two do not answer the same message. A signal says that
 * something changed; what is told is read from the leases, in each process in the order of its signals.
 */
@Injectable()
export class ViewersService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ViewersService.name);
  private readonly views = new Map<string, View>();
  private readonly opened = new Map<ChatSocket, Set<string>>();
  private readonly stopListening: () => void;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly leases: ViewersLeases,
    private readonly users: UsersService,
    private readonly realtime: RealtimeServer,
  ) {
    this.stopListening = realtime.onSignal(
      viewersChanged,
      ({ conversationId }) => void this.tell(conversationId),
    );
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.refresh(), REFRESH_EVERY);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.stopListening();
  }

  /** The socket has the conversation open from now on; customers are no viewers. */
  async enter(socket: ChatSocket, conversationId: string): Promise<void> {
    if (!isStaff(socket.data.principal.role) || !socket.connected) return;
    const view = this.views.get(conversationId) ?? {
      sockets: new Set(),
      told: '',
      telling: Promise.resolve(),
    };
    this.views.set(conversationId, view);
    view.sockets.add(socket);
    this.openedBy(socket).add(conversationId);
    await this.attempt(() => this.leases.open(conversationId, [viewingOf(socket)]));
    await this.tell(conversationId, socket);
    this.realtime.signal(viewersChanged, { conversationId });
  }

  async exit(socket: ChatSocket, conversationId: string): Promise<void> {
    if (!this.opened.get(socket)?.delete(conversationId)) return;
    const view = this.views.get(conversationId);
    view?.sockets.delete(socket);
    if (view?.sockets.size === 0) this.views.delete(conversationId);
    await this.attempt(() => this.leases.close(conversationId, viewingOf(socket)));
    this.realtime.signal(viewersChanged, { conversationId });
  }

  private openedBy(socket: ChatSocket): Set<string> {
    let opened = this.opened.get(socket);
    if (opened) return opened;
    this.opened.set(socket, (opened = new Set()));
    socket.once('disconnect', () => {
      for (const conversationId of opened) void this.exit(socket, conversationId);
      this.opened.delete(socket);
    });
    return opened;
  }

  /** Keeps the leases of this process, and notices those of others that have ended. */
  private async refresh(): Promise<void> {
    for (const [conversationId, { sockets }] of [...this.views]) {
      await this.attempt(() => this.leases.open(conversationId, [...sockets].map(viewingOf)));
      await this.tell(conversationId);
    }
  }

  /** @param newcomer is told in any case, the others when it is news */
  private tell(conversationId: string, newcomer?: ChatSocket): Promise<void> {
    const view = this.views.get(conversationId);
    if (!view) return Promise.resolve();
    view.telling = view.telling.then(async () => {
      const viewers = await this.attempt(() => this.viewersOf(conversationId, view));
      if (!viewers) return;
      const list = JSON.stringify(viewers);
      const isNews = list !== view.told;
      view.told = list;
      const room = rooms.conversationStaff(conversationId);
      if (isNews) this.realtime.io.local.to(room).emit('conversation:viewers', { conversationId, viewers });
      else newcomer?.emit('conversation:viewers', { conversationId, viewers });
    });
    return view.telling;
  }

  /** While Redis is gone, those of this process. */
  private async viewersOf(conversationId: string, { sockets }: View): Promise<UserSummary[]> {
    const own = [...new Set([...sockets].map(({ data }) => data.principal._id))].sort();
    const ids = (await this.attempt(() => this.leases.list(conversationId))) ?? own;
    const people = await this.users.summariesOf(ids);
    return ids.flatMap((id) => people.get(id) ?? []);
  }

  /** Nobody's work fails because it is not known who looks on. */
  private async attempt<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await ask();
    } catch (error) {
      this.logger.warn(`Who looks on is not known for certain: ${errorKind(error)}`);
      return undefined;
    }
  }
}

function viewingOf({ id, data }: ChatSocket): Viewing {
  return { userId: data.principal._id, socketId: id };
}
