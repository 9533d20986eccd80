import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Role } from '@switchboard/contracts';
import { Model, Types, type QueryFilter } from 'mongoose';
import { User, type Departure } from './user.schema';
import { storedName } from './user-names';
import type { LoggedChange } from './access/access-log.schema';

export type AccountFilter = QueryFilter<User>;
export type AccountOrder = Record<string, 1 | -1>;

export interface AccountCount {
  _id: { role: Role; isActive: boolean; isOnline: boolean };
  count: number;
}

/** Who is being deleted is nobody any more. Accounts from before there were departures have none. */
const THERE: AccountFilter = { 'departure.deletion': null };

/** Accounts, for those who manage them. */
@Injectable()
export class AccountsRepository {
  constructor(@InjectModel(User.name) private readonly users: Model<User>) {}

  find(filter: AccountFilter, order: AccountOrder, limit: number): Promise<User[]> {
    return this.users
      .find({ $and: [filter, THERE] })
      .sort(order)
      .limit(limit)
      .lean<User[]>()
      .exec();
  }

  /** All that fit, one after another. */
  each(filter: AccountFilter, order: AccountOrder): AsyncIterable<User> {
    return this.users
      .find({ $and: [filter, THERE] })
      .sort(order)
      .lean<User[]>()
      .cursor();
  }

  /** In no order. */
  findAll(ids: string[]): Promise<User[]> {
    return this.users
      .find({ _id: { $in: ids }, ...THERE })
      .lean<User[]>()
      .exec();
  }

  counts(): Promise<AccountCount[]> {
    return this.users
      .aggregate<AccountCount>([
        { $match: THERE },
        {
          $group: {
            _id: { role: '$role', isActive: '$isActive', isOnline: '$isOnline' },
            count: { $sum: 1 },
          },
        },
      ])
      .exec();
  }

  countActiveAdminsBut(ids: Types.ObjectId[]): Promise<number> {
    return this.users.countDocuments({ role: 'admin', isActive: true, _id: { $nin: ids } }).exec();
  }

  /**
   * Of each revision of the access log once, and never one after a later one.
   * @returns whether it was written now
   */
  async write({ user, set, endsSessions }: LoggedChange, revision: number): Promise<boolean> {
    const { modifiedCount } = await this.users.updateOne(
      { _id: user, accessRevision: { $not: { $gte: revision } } },
      {
        $set: { ...set, accessRevision: revision, ...(endsSessions && { revokedTokens: [] }) },
        ...(endsSessions && { $inc: { tokenVersion: 1 } }),
      },
    );
    return modifiedCount > 0;
  }

  /** Of this account, or of all that have departed before then. */
  findDeparted(departed: { id: string } | { before: Date }): Promise<User[]> {
    const filter: AccountFilter =
      'id' in departed
        ? { _id: departed.id, departure: { $ne: null } }
        : { 'departure.since': { $type: 'date', $lt: departed.before } };
    return this.users.find(filter).lean<User[]>().exec();
  }

  async endDeparture(_id: Types.ObjectId, { since }: Departure): Promise<void> {
    await this.users.updateOne({ _id, 'departure.since': since }, { $set: { departure: null } });
  }

  async delete(_id: string | Types.ObjectId): Promise<boolean> {
    const { deletedCount } = await this.users.deleteOne({ _id });
    return deletedCount > 0;
  }

  /** Accounts from before names were sorted and searched. */
  async completeNames(): Promise<void> {
    const incomplete = this.users.find({ nameKey: null }, { name: 1 }).lean<Pick<User, '_id' | 'name'>[]>();
    for await (const { _id, name } of incomplete.cursor()) {
      await this.users.updateOne({ _id, name }, { $set: storedName(name) }, { timestamps: false });
    }
  }
}
