import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import type { Types } from 'mongoose';
import { duplicateKeyOf } from '../../../platform/database/duplicate-key';
import { RealtimeServer } from '../../../platform/realtime/realtime.server';
import { SweepDue } from '../../../platform/sweep/sweep-due';
import type { User } from '../user.schema';
import { emailTaken, lastAdmin, usersNotFound } from '../users.errors';
import { userAccessChanged, userProfileChanged } from '../users.signals';
import { AccessLogRepository } from './access-log.repository';
import type { AccessLog, LoggedChange } from './access-log.schema';
import { isActiveAdmin } from './access-rules';
import { AccountsRepository } from '../accounts.repository';

export interface ChangedUser {
  before: User;
  after: User;
}

/**
 * Changes to accounts, one after another over all processes: what is decided rests on accounts as they are, so that of
 * two admins who take the role from each other one is left. Several accounts change all or not at all.
 */
@Injectable()
export class AccessChanges {
  constructor(
    private readonly log: AccessLogRepository,
    private readonly accounts: AccountsRepository,
    private readonly realtime: RealtimeServer,
  ) {}

  /**
   * @param decide what is to be written to an account as it is; null for nothing
   * @returns those that were changed
   * @throws DomainError USER_NOT_FOUND, LAST_ADMIN, EMAIL_TAKEN
   */
  async make(ids: string[], decide: (user: User) => LoggedChange | null): Promise<ChangedUser[]> {
    for (;;) {
      const log = await this.log.read();
      if (log.pending) {
        await this.finish(log);
        continue;
      }
      const users = await this.accounts.findAll(ids);
      const missing = ids.filter((id) => !users.some(({ _id }) => String(_id) === id));
      if (missing.length) throw usersNotFound(ids, missing);
      const changes = users.flatMap((user) => decide(user) ?? []);
      if (!changes.length) return [];
      await this.keepAnAdmin(ids, users, changes);
      const begun = await this.log.begin(log, changes);
      if (!begun) continue;
      if (await this.finish(begun)) throw emailTaken();
      return changedBy(changes, users);
    }
  }

  /** Those that a process died over. */
  @OnEvent(SweepDue.event, { suppressErrors: false })
  async finishForgotten({ forgottenBefore }: SweepDue): Promise<void> {
    const log = await this.log.read();
    if (log.pending && log.begunAt && log.begunAt < forgottenBefore) await this.finish(log);
  }

  private async keepAnAdmin(ids: string[], users: User[], changes: LoggedChange[]): Promise<void> {
    const leaving = users.filter((user) => {
      const change = changes.find((one) => one.user.equals(user._id));
      return isActiveAdmin(user) && change && !isActiveAdmin({ ...user, ...change.set });
    });
    if (!leaving.length) return;
    const leavingIds: Types.ObjectId[] = leaving.map(({ _id }) => _id);
    if ((await this.accounts.countActiveAdminsBut(leavingIds)) === 0)
      throw lastAdmin(ids, leavingIds.map(String));
  }

  /** May be done twice, and by several at once. @returns whether an account was refused its address */
  private async finish(log: AccessLog): Promise<boolean> {
    let isRefused = false;
    for (const change of log.pending ?? []) {
      try {
        if (await this.accounts.write(change, log.revision)) this.announce(change);
      } catch (error) {
        if (!duplicateKeyOf(error)) throw error;
        isRefused = true;
      }
    }
    await this.log.end(log);
    return isRefused;
  }

  private announce({ user, set, endsSessions }: LoggedChange): void {
    const userId = String(user);
    if (endsSessions) this.realtime.signal(userAccessChanged, { userId });
    if (set.name !== undefined || set.role !== undefined)
      this.realtime.signal(userProfileChanged, { userId });
  }
}

function changedBy(changes: LoggedChange[], users: User[]): ChangedUser[] {
  return users.flatMap((before) => {
    const change = changes.find(({ user }) => user.equals(before._id));
    return change ? { before, after: { ...before, ...change.set } } : [];
  });
}
