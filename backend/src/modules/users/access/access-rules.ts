import {
  DEFAULT_CHAT_PREFERENCES,
  isStaff,
  type ConversationsChoice,
  type Role,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Departure, User } from '../user.schema';
import { storedName } from '../user-names';
import type { LoggedChange } from './access-log.schema';

/** How accounts are called whose owner has gone. */
export const FORMER_USER = 'Former user';

export interface AccountChange {
  name?: string;
  /** In lower case. */
  email?: string;
  role?: Role;
  isActive?: boolean;
  /** A bcrypt hash. */
  passwordHash?: string;
}

export interface DeletionRequest {
  conversations: ConversationsChoice;
  /** Who gets the open reports; null for nobody. */
  reassignTo: string | null;
}

type Standing = Pick<User, 'role' | 'isActive'>;

export function isActiveAdmin({ role, isActive }: Standing): boolean {
  return role === 'admin' && isActive;
}

export function worksHere({ role, isActive }: Standing): boolean {
  return isActive && isStaff(role);
}

/** @param by an admin's id; null for a command. @returns null when it is so already */
export function changeOf(
  user: User,
  { passwordHash, ...wanted }: AccountChange,
  by: string | null,
): LoggedChange | null {
  const fields = Object.fromEntries(
    Object.entries(wanted).filter(
      ([field, value]) => value !== undefined && value !== user[field as keyof typeof wanted],
    ),
  ) as Omit<AccountChange, 'passwordHash'>;
  if (passwordHash === undefined && Object.keys(fields).length === 0) return null;
  const after = { ...user, ...fields };
  const endsSessions =
    passwordHash !== undefined || fields.role !== undefined || fields.isActive !== undefined;
  return {
    user: user._id,
    endsSessions,
    set: {
      ...fields,
      ...(fields.name !== undefined && storedName(fields.name)),
      ...(passwordHash !== undefined && { password: passwordHash }),
      ...(worksHere(user) && !worksHere(after) && { departure: departureOf(by) }),
      // Back again before all was given away: the rest stays.
      ...(!worksHere(user) && worksHere(after) && { departure: null }),
    },
  };
}

/** Takes everything from the account that tells whose it was, at once; the rest follows its departure. */
export function deletionOf(
  user: User,
  { conversations, reassignTo }: DeletionRequest,
  by: string,
): LoggedChange {
  return {
    user: user._id,
    endsSessions: true,
    set: {
      ...storedName(FORMER_USER),
      nameWords: [],
      // Unique, and nobody's.
      email: `${String(user._id)}@deleted.invalid`,
      // The hash of no password.
      password: '',
      role: 'customer',
      isActive: false,
      isOnline: false,
      lastSeen: null,
      avatar: null,
      chatPreferences: { ...DEFAULT_CHAT_PREFERENCES },
      staffStatus: 'available',
      mutedNotifications: [],
      departure: {
        ...departureOf(by),
        deletion: {
          conversations,
          reassignTo: reassignTo === null ? null : new Types.ObjectId(reassignTo),
          formerName: user.name,
        },
      },
    },
  };
}

function departureOf(by: string | null): Departure {
  return { since: new Date(), by: by === null ? null : new Types.ObjectId(by), deletion: null };
}
