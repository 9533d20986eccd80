import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ExpiringCache } from '../../platform/cache/expiring-cache';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import type { Principal } from '../../platform/security/access.decorators';
import { UsersService, type UserAccess } from '../users/users.service';
import { userAccessChanged } from '../users/users.signals';
import { TokensService, unauthenticated, type TokenClaims } from './tokens.service';

/** Milliseconds that a revocation in another process may go unnoticed when its signal is lost. */
const ACCESS_LIFETIME = 5_000;
const USERS_REMEMBERED = 10_000;

/** Milliseconds that a failed read answers those who ask meanwhile, so that one request doesn't wait for it twice. */
const FAILURE_LIFETIME = 250;

/** What is to be remembered of an open session to ask later whether it is still good. */
export interface Session {
  userId: string;
  tokenId: string;
  tokenVersion: number;
  role: Principal['role'];
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** Decides whether a token is still good. The user document is the truth, so Redis being gone signs nobody in or out. */
@Injectable()
export class SessionsService implements OnApplicationShutdown {
  private readonly accesses = new ExpiringCache<string, Promise<UserAccess | null>>(
    USERS_REMEMBERED,
    ACCESS_LIFETIME,
  );
  private readonly stopListening: () => void;

  constructor(
    private readonly tokens: TokensService,
    private readonly users: UsersService,
    realtime: RealtimeServer,
  ) {
    this.stopListening = realtime.onSignal(userAccessChanged, ({ userId }) => this.accesses.delete(userId));
  }

  onApplicationShutdown(): void {
    this.stopListening();
  }

  /**
   * Who shows this token, for HTTP and for the socket's handshake.
   * @throws DomainError UNAUTHENTICATED; or the database's own error when it can't be asked.
   */
  async verify(token: string): Promise<Principal> {
    return this.principalOf(await this.tokens.read(token));
  }

  /** The same for claims whose signature was already checked. */
  async principalOf(claims: TokenClaims): Promise<Principal> {
    const session = {
      userId: claims.id.toLowerCase(),
      tokenId: claims.jti,
      tokenVersion: claims.tv,
      expiresAt: claims.exp * 1_000,
    };
    const access = await this.accessOf(session.userId);
    if (!access || !isHonoured(access, session)) throw unauthenticated();
    const { userId: _id, ...token } = session;
    return { _id, name: access.name, role: access.role, ...token };
  }

  /**
   * Which of these open sessions are still good, in their order, by one query and no cache. A change of role ends
   * one too.
   * @throws the database's own error when it can't be asked
   */
  async stillValid(sessions: Session[]): Promise<boolean[]> {
    const accesses = await this.users.accessOfAll([...new Set(sessions.map(({ userId }) => userId))]);
    return sessions.map((session) => {
      const access = accesses.get(session.userId);
      return access !== undefined && access.role === session.role && isHonoured(access, session);
    });
  }

  /** The promise itself is kept: requests that come together share one read, and a change meanwhile drops it. */
  private accessOf(userId: string): Promise<UserAccess | null> {
    const known = this.accesses.get(userId);
    if (known) return known;
    const read = this.users.accessOf(userId);
    this.accesses.set(userId, read);
    read.catch(() => {
      const forget = () => {
        if (this.accesses.get(userId) === read) this.accesses.delete(userId);
      };
      setTimeout(forget, FAILURE_LIFETIME).unref();
    });
    return read;
  }
}

function isHonoured(access: UserAccess, session: Omit<Session, 'role' | 'userId'>): boolean {
  return (
    access.isActive &&
    access.tokenVersion === session.tokenVersion &&
    session.expiresAt > Date.now() &&
    !access.revokedTokens.some(({ id }) => id === session.tokenId)
  );
}
