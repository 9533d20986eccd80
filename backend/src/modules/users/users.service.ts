import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { ChatPreferences, Role, UserSummary, UserView } from '@switchboard/contracts';
import type { Types } from 'mongoose';
import { ExpiringCache } from '../../platform/cache/expiring-cache';
import { duplicateKeyOf } from '../../platform/database/duplicate-key';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import { AccessChanges } from './access/access-changes.service';
import { changeOf } from './access/access-rules';
import type { RevokedToken, User, UserAccess } from './user.schema';
import { UsersRepository } from './users.repository';
import { emailTaken, userNotFound } from './users.errors';
import { userAccessChanged, userProfileChanged } from './users.signals';

export type { User, UserAccess } from './user.schema';

/** Milliseconds that a name may be out of date beside a message. */
const SUMMARY_LIFETIME = 5_000;
const SUMMARIES = 10_000;

/** Single revoked tokens kept for one user; after that all of the user's tokens are revoked instead. */
const REVOKED_TOKENS = 500;

export interface CreateUser {
  name: string;
  email: string;
  /** A bcrypt hash; the rules for passwords are the caller's. */
  passwordHash: string;
  /** Without it a customer. */
  role?: Role;
}

/** Accounts: who there is, and what of them others may see. */
@Injectable()
export class UsersService implements OnApplicationShutdown {
  private readonly summaries = new ExpiringCache<string, UserSummary>(SUMMARIES, SUMMARY_LIFETIME);
  private readonly stopListening: (() => void)[];

  constructor(
    private readonly users: UsersRepository,
    private readonly changes: AccessChanges,
    private readonly realtime: RealtimeServer,
  ) {
    this.stopListening = [userAccessChanged, userProfileChanged].map((signal) =>
      realtime.onSignal(signal, ({ userId }) => this.summaries.delete(userId)),
    );
  }

  onApplicationShutdown(): void {
    this.stopListening.forEach((stop) => stop());
  }

  /** @throws DomainError EMAIL_TAKEN, however the address is spelt. */
  async create({ name, email, passwordHash, role = 'customer' }: CreateUser): Promise<User> {
    try {
      return await this.users.insert({ name, email: normaliseEmail(email), password: passwordHash, role });
    } catch (error) {
      throw duplicateKeyOf(error) ? emailTaken(error) : error;
    }
  }

  findById(id: string): Promise<User | null> {
    return this.users.findById(id);
  }

  findByIdWithPassword(id: string): Promise<User | null> {
    return this.users.findByIdWithPassword(id);
  }

  findByEmailWithPassword(email: string): Promise<User | null> {
    return this.users.findByEmailWithPassword(normaliseEmail(email));
  }

  /** @throws DomainError USER_NOT_FOUND */
  async updateProfile(id: string, { name }: { name?: string }): Promise<User> {
    const user = name === undefined ? await this.users.findById(id) : await this.users.setName(id, name);
    this.realtime.signal(userProfileChanged, { userId: id });
    return found(user);
  }

  /**
   * @param avatar names the picture's content; null for none
   * @returns the user, and what was named before
   * @throws DomainError USER_NOT_FOUND
   */
  async setAvatar(id: string, avatar: string | null): Promise<{ user: User; previous: string | null }> {
    const before = found(await this.users.setAvatar(id, avatar));
    this.realtime.signal(userProfileChanged, { userId: id });
    return { user: { ...before, avatar }, previous: before.avatar ?? null };
  }

  /** Changes what is given and leaves the rest. @throws DomainError USER_NOT_FOUND */
  async updatePreferences(id: string, changes: Partial<ChatPreferences>): Promise<User> {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const isEmpty = Object.keys(given).length === 0;
    return found(isEmpty ? await this.users.findById(id) : await this.users.setPreferences(id, given));
  }

  /** Revokes all of the user's tokens. @throws DomainError USER_NOT_FOUND */
  async setPassword(id: string, passwordHash: string): Promise<User> {
    return this.withAccessChanged(id, this.users.setPassword(id, passwordHash));
  }

  /**
   * Ends all of the user's sessions.
   * @returns whether it was another role before
   * @throws DomainError USER_NOT_FOUND, LAST_ADMIN
   */
  async changeRole(id: string, role: Role): Promise<boolean> {
    return (await this.changes.make([id], (user) => changeOf(user, { role }, null))).length > 0;
  }

  /** Locks the user out, and ends all sessions. @throws DomainError USER_NOT_FOUND, LAST_ADMIN */
  async deactivate(id: string): Promise<void> {
    await this.changes.make([id], (user) => changeOf(user, { isActive: false }, null));
  }

  /** Ends all of the user's sessions. @throws DomainError USER_NOT_FOUND */
  async signOutEverywhere(id: string): Promise<User> {
    return this.withAccessChanged(id, this.users.revokeAllTokens(id));
  }

  /** Ends one token; a second time changes nothing that matters. */
  async revokeToken(userId: string, token: RevokedToken): Promise<void> {
    const user = await this.users.addRevokedToken(userId, token);
    this.announceAccessChange(userId);
    if (!user) return;
    const now = new Date();
    if (user.revokedTokens.some(({ expiresAt }) => expiresAt < now))
      await this.users.dropRevokedTokens(userId, now);
    // Whoever signs in and out by the hundred would make a document that is slow for everybody who reads it.
    if (user.revokedTokens.filter(({ expiresAt }) => expiresAt >= now).length > REVOKED_TOKENS) {
      await this.users.revokeAllTokens(userId);
    }
  }

  async markOnline(userId: string): Promise<User | null> {
    return this.users.setOnline(userId, true, new Date());
  }

  async markOffline(userId: string): Promise<User | null> {
    return this.users.setOnline(userId, false, new Date());
  }

  /**
   * Makes `isOnline` of all users agree with who is connected. Who was seen within `grace` milliseconds may still be
   * connecting and stays online.
   */
  async correctOnline(connected: ReadonlySet<string>, grace: number): Promise<void> {
    const shownOnline = await this.users.findOnlineIds(new Date(Date.now() - grace));
    const gone = shownOnline.filter((id) => !connected.has(id));
    if (gone.length) await this.users.setOnlineOfAll(gone, false);
    const missing = connected.size ? await this.users.findOfflineIdsAmong([...connected]) : [];
    if (missing.length) await this.users.setOnlineOfAll(missing, true);
  }

  /** What decides about the user's tokens, straight from the store; null when there is no such user. */
  accessOf(userId: string): Promise<UserAccess | null> {
    return this.users.findAccess(userId);
  }

  /** The same for many users in one query, by id; who is gone is not in it. */
  async accessOfAll(userIds: string[]): Promise<Map<string, UserAccess>> {
    const all = userIds.length ? await this.users.findAccessOfAll(userIds) : [];
    return new Map(all.map((access) => [String(access._id), access]));
  }

  /** Names and roles by id, at most 5 s old; who is deleted is not in it. */
  async summariesOf(ids: string[]): Promise<Map<string, UserSummary>> {
    const summaries = new Map<string, UserSummary>();
    const unknown = new Set<string>();
    for (const id of ids) {
      const summary = this.summaries.get(id);
      if (summary) summaries.set(id, summary);
      else unknown.add(id);
    }
    const read = unknown.size ? await this.users.findSummaries([...unknown]) : [];
    for (const { _id, name, role, avatar } of read) {
      const summary: UserSummary = { _id: String(_id), name, role, avatar: avatar ?? null };
      summaries.set(summary._id, summary);
      this.summaries.set(summary._id, summary);
    }
    return summaries;
  }

  /** How many of these are staff who take on new conversations. */
  async countAvailable(ids: string[]): Promise<number> {
    return ids.length ? this.users.countAvailable(ids) : 0;
  }

  /** Who has the word in their name. */
  idsNamed(word: string): Promise<Types.ObjectId[]> {
    return this.users.findIdsNamed(word);
  }

  /** A user as that user may see it. */
  toView(user: User): UserView {
    return {
      _id: String(user._id),
      name: user.name,
      email: user.email,
      role: user.role,
      chatPreferences: {
        tone: user.chatPreferences.tone,
        responseLength: user.chatPreferences.responseLength,
        customInstructions: user.chatPreferences.customInstructions,
      },
      isOnline: user.isOnline,
      lastSeen: user.lastSeen?.toISOString() ?? null,
      avatar: user.avatar ?? null,
      createdAt: user.createdAt.toISOString(),
    };
  }

  private async withAccessChanged(id: string, change: Promise<User | null>): Promise<User> {
    const user = await change;
    this.announceAccessChange(id);
    return found(user);
  }

  private announceAccessChange(userId: string): void {
    this.realtime.signal(userAccessChanged, { userId });
  }
}

/** One spelling for each address. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

function found(user: User | null): User {
  if (!user) throw userNotFound();
  return user;
}
