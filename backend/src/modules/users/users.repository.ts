import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import {
  isStaff,
  ROLES,
  type ChatPreferences,
  type NotificationKind,
  type Role,
  type StaffStatus,
} from '@switchboard/contracts';
import type { Model, Types, UpdateQuery } from 'mongoose';
import { storedName } from './user-names';
import { User, type DirectoryEntry, type RevokedToken, type UserAccess } from './user.schema';

export interface NewUser {
  name: string;
  email: string;
  /** A bcrypt hash. */
  password: string;
  role: Role;
}

const ACCESS = { name: 1, role: 1, isActive: 1, tokenVersion: 1, revokedTokens: 1 } as const;
const SUMMARY = { name: 1, role: 1, avatar: 1 } as const;
const STAFF = ROLES.filter(isStaff);
const ENTRY = { ...SUMMARY, staffStatus: 1, mutedNotifications: 1 } as const;
type StoredSummary = Pick<User, '_id' | 'name' | 'role' | 'avatar'>;

/** Users as they are stored. Reads are plain objects, without the password unless the name says so. */
@Injectable()
export class UsersRepository {
  constructor(@InjectModel(User.name) private readonly users: Model<User>) {}

  async insert(user: NewUser): Promise<User> {
    const { password: _, ...stored } = (await this.users.create(user)).toObject();
    return stored;
  }

  findById(id: string): Promise<User | null> {
    return this.users.findById(id).lean<User>().exec();
  }

  findByIdWithPassword(id: string): Promise<User | null> {
    return this.users.findById(id).select('+password').lean<User>().exec();
  }

  findByEmailWithPassword(email: string): Promise<User | null> {
    return this.users.findOne({ email }).select('+password').lean<User>().exec();
  }

  findAccess(id: string): Promise<UserAccess | null> {
    return this.users.findById(id, ACCESS).lean<UserAccess>().exec();
  }

  findAccessOfAll(ids: string[]): Promise<UserAccess[]> {
    return this.users
      .find({ _id: { $in: ids } }, ACCESS)
      .lean<UserAccess[]>()
      .exec();
  }

  findSummaries(ids: string[]): Promise<StoredSummary[]> {
    return this.users
      .find({ _id: { $in: ids } }, SUMMARY)
      .lean<StoredSummary[]>()
      .exec();
  }

  /** Of these. Accounts from before there was a status take conversations on. */
  countAvailable(ids: string[]): Promise<number> {
    return this.users
      .countDocuments({
        _id: { $in: ids },
        role: { $in: STAFF },
        isActive: true,
        staffStatus: { $in: ['available', null] },
      })
      .exec();
  }

  /** By name. */
  findStaff(): Promise<DirectoryEntry[]> {
    return this.users
      .find({ role: { $in: STAFF }, isActive: true }, ENTRY)
      .sort({ name: 1, _id: 1 })
      .lean<DirectoryEntry[]>()
      .exec();
  }

  countByRole(role: Role): Promise<number> {
    return this.users.countDocuments({ role }).exec();
  }

  findEntries(ids: string[]): Promise<DirectoryEntry[]> {
    return this.users
      .find({ _id: { $in: ids }, isActive: true }, ENTRY)
      .lean<DirectoryEntry[]>()
      .exec();
  }

  /** @returns whether it was another one before */
  async setStaffStatus(id: string, staffStatus: StaffStatus): Promise<boolean> {
    const { modifiedCount } = await this.users.updateOne(
      { _id: id, staffStatus: { $ne: staffStatus } },
      { $set: { staffStatus } },
    );
    return modifiedCount > 0;
  }

  async setMuted(id: string, mutedNotifications: NotificationKind[]): Promise<void> {
    await this.users.updateOne({ _id: id }, { $set: { mutedNotifications } });
  }

  async findIdsNamed(word: string): Promise<Types.ObjectId[]> {
    const found = await this.users
      .find({ $text: { $search: word } }, { _id: 1 })
      .lean<Pick<User, '_id'>[]>()
      .exec();
    return found.map(({ _id }) => _id);
  }

  setName(id: string, name: string): Promise<User | null> {
    return this.update(id, { $set: storedName(name) });
  }

  /** @returns the user as it was before */
  setAvatar(id: string, avatar: string | null): Promise<User | null> {
    return this.users
      .findByIdAndUpdate(id, { $set: { avatar } }, { returnDocument: 'before' })
      .lean<User>()
      .exec();
  }

  setPreferences(id: string, preferences: Partial<ChatPreferences>): Promise<User | null> {
    const fields = Object.entries(preferences).map(
      ([key, value]) => [`chatPreferences.${key}`, value] as const,
    );
    return this.update(id, { $set: Object.fromEntries(fields) });
  }

  /** The new version voids every token at once, so the list of single ones begins anew. */
  setPassword(id: string, password: string): Promise<User | null> {
    return this.update(id, { $set: { password, revokedTokens: [] }, $inc: { tokenVersion: 1 } });
  }

  revokeAllTokens(id: string): Promise<User | null> {
    return this.update(id, { $set: { revokedTokens: [] }, $inc: { tokenVersion: 1 } });
  }

  addRevokedToken(id: string, token: RevokedToken): Promise<User | null> {
    return this.update(id, { $push: { revokedTokens: token } });
  }

  async dropRevokedTokens(id: string, expiredBefore: Date): Promise<void> {
    await this.users.updateOne(
      { _id: id },
      { $pull: { revokedTokens: { expiresAt: { $lt: expiredBefore } } } },
    );
  }

  setOnline(id: string, isOnline: boolean, at: Date): Promise<User | null> {
    return this.update(id, { $set: { isOnline, lastSeen: at } });
  }

  async setOnlineOfAll(ids: string[], isOnline: boolean): Promise<void> {
    await this.users.updateMany({ _id: { $in: ids } }, { $set: { isOnline } });
  }

  /** Ids of those the mirror shows online, and who were last seen before that. */
  async findOnlineIds(lastSeenBefore: Date): Promise<string[]> {
    const found = await this.users
      .find({ isOnline: true, lastSeen: { $lt: lastSeenBefore } }, { _id: 1 })
      .lean<Pick<User, '_id'>[]>()
      .exec();
    return found.map((user) => String(user._id));
  }

  async findOfflineIdsAmong(ids: string[]): Promise<string[]> {
    const found = await this.users
      .find({ _id: { $in: ids }, isOnline: false }, { _id: 1 })
      .lean<Pick<User, '_id'>[]>()
      .exec();
    return found.map((user) => String(user._id));
  }

  private update(id: string, change: UpdateQuery<User>): Promise<User | null> {
    return this.users.findByIdAndUpdate(id, change, { returnDocument: 'after' }).lean<User>().exec();
  }
}
