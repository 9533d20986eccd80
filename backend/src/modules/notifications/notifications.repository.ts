import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, mongo, Types, type QueryFilter } from 'mongoose';
import { Notification } from './notification.schema';

export type NotificationFilter = QueryFilter<Notification>;

const DUPLICATE_KEY = 11_000;

@Injectable()
export class NotificationsRepository {
  constructor(@InjectModel(Notification.name) private readonly model: Model<Notification>) {}

  /** Those that exist already are left as they are. @returns the new ones */
  async insertNew(notifications: Notification[]): Promise<Notification[]> {
    if (notifications.length === 0) return [];
    try {
      await this.model.collection.insertMany(notifications, { ordered: false });
      return notifications;
    } catch (error) {
      if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
      const refused = [error.writeErrors].flat();
      if (refused.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
      const known = new Set(refused.map(({ index }) => index));
      return notifications.filter((_, index) => !known.has(index));
    }
  }

  /** Newest first. */
  find(filter: NotificationFilter, limit: number): Promise<Notification[]> {
    return this.model
      .find(filter)
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .lean<Notification[]>()
      .exec();
  }

  count(filter: NotificationFilter): Promise<number> {
    return this.model.countDocuments(filter).exec();
  }

  /** Ids of the users among whose notifications one fits. */
  async usersWith(filter: NotificationFilter): Promise<Set<string>> {
    const found = await this.model
      .find(filter, { user: 1 })
      .lean<Pick<Notification, '_id' | 'user'>[]>()
      .exec();
    return new Set(found.map(({ user }) => String(user)));
  }

  /** @returns how many were unread before */
  async markRead(user: Types.ObjectId, ids: Types.ObjectId[] | null): Promise<number> {
    const { modifiedCount } = await this.model.updateMany(
      { user, isRead: false, ...(ids && { _id: { $in: ids } }) },
      { $set: { isRead: true } },
    );
    return modifiedCount;
  }

  async delete(filter: NotificationFilter): Promise<void> {
    await this.model.deleteMany(filter);
  }
}
