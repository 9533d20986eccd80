import type { Notification } from '../notification.schema';

/**
 * A way to reach people. Called once for each notification, after it was stored, in whichever process that happened,
 * and while others wait: what takes long is put into a queue. One that fails is logged and keeps no other from its turn.
 */
export interface NotificationChannel {
  readonly name: string;
  deliver(notification: Notification): Promise<void>;
}

/** Provides all of them, as an array. */
export const NOTIFICATION_CHANNELS = Symbol('notification channels');
