import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  LIMITS,
  type AccountView,
  type CursorMeta,
  type ListUsersQuery,
  type UserFilters,
  type UserSort,
  type UserStats,
} from '@switchboard/contracts';
import { Result } from '../../platform/http/envelope.interceptor';
import { AccessChanges, type ChangedUser } from './access/access-changes.service';
import { changeOf, deletionOf, type AccountChange, type DeletionRequest } from './access/access-rules';
import { accountFilter } from './accounts/account-filter';
import { cursorBehind, ORDERS, placeBehind } from './accounts/account-order';
import { AccountsRepository } from './accounts.repository';
import type { User } from './user.schema';
import { userNotFound } from './users.errors';

export type { ChangedUser } from './access/access-changes.service';

/** Accounts, for those who manage them: who they are is for the caller to check. */
@Injectable()
export class AccountsService implements OnApplicationBootstrap {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly changes: AccessChanges,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.accounts.completeNames();
  }

  async list({
    limit = LIMITS.listPageDefault,
    sort = 'newest',
    cursor,
    ...filters
  }: ListUsersQuery): Promise<Result<AccountView[], CursorMeta>> {
    const conditions = [accountFilter(filters), ...(cursor === undefined ? [] : [placeBehind(cursor, sort)])];
    const found = await this.accounts.find({ $and: conditions }, ORDERS[sort], limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const nextCursor = found.length > limit && last ? cursorBehind(last, sort) : null;
    return new Result(page.map(toAccountView), { nextCursor });
  }

  async *each(filters: UserFilters, sort: UserSort = 'newest'): AsyncIterable<AccountView> {
    for await (const user of this.accounts.each(accountFilter(filters), ORDERS[sort]))
      yield toAccountView(user);
  }

  async stats(): Promise<UserStats> {
    const stats = { total: 0, customers: 0, agents: 0, admins: 0, inactive: 0, online: 0 };
    for (const { _id, count } of await this.accounts.counts()) {
      stats.total += count;
      stats[`${_id.role}s`] += count;
      if (!_id.isActive) stats.inactive += count;
      if (_id.isOnline) stats.online += count;
    }
    return stats;
  }

  /** In no order; without those that are not there. */
  getAll(ids: string[]): Promise<User[]> {
    return this.accounts.findAll(ids);
  }

  /** @throws DomainError USER_NOT_FOUND */
  async get(id: string): Promise<User> {
    const [user] = await this.accounts.findAll([id]);
    if (!user) throw userNotFound();
    return user;
  }

  /**
   * All of them or none. Sessions that must end have ended then; desks that are left are for `DeparturesService`.
   * @param by an admin's id
   * @returns those that were not so already
   * @throws DomainError USER_NOT_FOUND, LAST_ADMIN, EMAIL_TAKEN
   */
  change(ids: string[], change: AccountChange, by: string): Promise<ChangedUser[]> {
    return this.changes.make(ids, (user) => changeOf(user, change, by));
  }

  /**
   * Nobody can sign in to the account then, and nothing in it tells whose it was. The rest is for
   * `DeparturesService`, the account itself last.
   * @returns the account as it was
   * @throws DomainError USER_NOT_FOUND, LAST_ADMIN
   */
  async beginDeletion(id: string, request: DeletionRequest, by: string): Promise<User> {
    const [changed] = await this.changes.make([id], (user) => deletionOf(user, request, by));
    if (!changed) throw userNotFound();
    return changed.before;
  }
}

export function toAccountView(user: User): AccountView {
  return {
    _id: String(user._id),
    name: user.name,
    email: user.email,
    role: user.role,
    isActive: user.isActive,
    isOnline: user.isOnline,
    lastSeen: user.lastSeen?.toISOString() ?? null,
    avatar: user.avatar ?? null,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
  };
}
