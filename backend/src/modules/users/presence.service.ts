import { Injectable, Logger } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import type { Role } from '@switchboard/contracts';
import { SweepDue } from '../../platform/sweep/sweep-due';
import { LEASE, PresenceLeases, type OnlineUser } from './presence.leases';
import { UsersService } from './users.service';

export type { OnlineUser } from './presence.leases';

export interface PresentUser {
  _id: string;
  name: string;
  role: Role;
}

/**
 * Who is connected, by leases in Redis that are refreshed while a socket lives. While Redis is gone a process knows
 * its own sockets only. But for
 * `holdsLease`, nothing here fails for the caller.
 */
@Injectable()
export class PresenceService {
  private readonly logger = new Logger(PresenceService.name);
  private readonly own = new Map<string, { user: OnlineUser; sockets: Set<string> }>();

  constructor(
    private readonly leases: PresenceLeases,
    private readonly users: UsersService,
  ) {}

  /** A socket is there. @returns how many live connections the user has now, this one included. */
  async open(user: PresentUser, socketId: string): Promise<number> {
    const online: OnlineUser = { userId: user._id, name: user.name, role: user.role };
    const ownBefore = this.own.get(user._id)?.sockets.size ?? 0;
    this.remember(online, socketId);
    const { before, after } = await this.shared(
      () => this.leases.open(online, socketId),
      () => ({ before: ownBefore, after: this.ownCount(user._id) }),
    );
    if (!this.own.get(user._id)?.sockets.has(socketId)) {
      // The socket was closed while its lease was being written.
      await this.release(user._id, socketId);
    } else if (before === 0) {
      await this.mirror(user._id, true);
    }
    return after;
  }

  /** Prolongs the lease, which lasts 45 s; also brings it back after Redis lost it. */
  async refresh(user: PresentUser, socketId: string): Promise<void> {
    if (this.own.get(user._id)?.sockets.has(socketId)) await this.open(user, socketId);
  }

  /** A socket is gone. */
  async close(user: Pick<PresentUser, '_id'>, socketId: string): Promise<void> {
    const own = this.own.get(user._id);
    own?.sockets.delete(socketId);
    if (own?.sockets.size === 0) this.own.delete(user._id);
    await this.release(user._id, socketId);
  }

  async isOnline(userId: string): Promise<boolean> {
    return (await this.connectionCount(userId)) > 0;
  }

  /**
   * The same for decisions that cannot be taken back.
   * @throws when Redis cannot be asked, instead of answering for this process alone
   */
  async holdsLease(userId: string): Promise<boolean> {
    return (await this.leases.count(userId)) > 0;
  }

  /** Live connections of the user, in all processes. */
  async connectionCount(userId: string): Promise<number> {
    return this.shared(
      () => this.leases.count(userId),
      () => this.ownCount(userId),
    );
  }

  /** Everybody who is connected, in no order. */
  async online(): Promise<OnlineUser[]> {
    return this.shared(
      () => this.leases.list(),
      () => Array.from(this.own.values(), ({ user }) => user),
    );
  }

  /**
   * Corrects `isOnline` in the users collection by the leases. While Redis is gone nothing is changed: one process's
   * own knowledge would show everybody else offline.
   */
  @OnEvent(SweepDue.event)
  async sweep(): Promise<void> {
    try {
      const connected = await this.leases.list();
      await this.users.correctOnline(new Set(connected.map(({ userId }) => userId)), LEASE);
    } catch (error) {
      this.warn('The presence sweep was skipped', error);
    }
  }

  private async release(userId: string, socketId: string): Promise<void> {
    const left = await this.shared(
      () => this.leases.close(userId, socketId),
      () => this.ownCount(userId),
    );
    if (left === 0) await this.mirror(userId, false);
  }

  private remember(user: OnlineUser, socketId: string): void {
    const own = this.own.get(user.userId) ?? { user, sockets: new Set() };
    own.user = user;
    own.sockets.add(socketId);
    this.own.set(user.userId, own);
  }

  private ownCount(userId: string): number {
    return this.own.get(userId)?.sockets.size ?? 0;
  }

  private async mirror(userId: string, isOnline: boolean): Promise<void> {
    try {
      await (isOnline ? this.users.markOnline(userId) : this.users.markOffline(userId));
    } catch (error) {
      this.warn('The mirror of presence was not written; the sweep will', error);
    }
  }

  private async shared<Answer>(ask: () => Promise<Answer>, fallBack: () => Answer): Promise<Answer> {
    try {
      return await ask();
    } catch (error) {
      this.warn('Presence is known for this process alone', error);
      return fallBack();
    }
  }

  private warn(what: string, error: unknown): void {
    this.logger.warn(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
