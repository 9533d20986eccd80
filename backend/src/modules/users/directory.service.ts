import { Injectable } from '@nestjs/common';
import { ROLES, type NotificationKind, type Role, type StaffStatus } from '@switchboard/contracts';
import type { DirectoryEntry } from './user.schema';
import { UsersRepository } from './users.repository';

export type { DirectoryEntry } from './user.schema';

/** Whom one can turn to, whether they take on work, and what they want to hear of. Deactivated accounts are not in it. */
@Injectable()
export class DirectoryService {
  constructor(private readonly users: UsersRepository) {}

  /** Agents and admins, by name. */
  async staff(): Promise<DirectoryEntry[]> {
    return (await this.users.findStaff()).map(complete);
  }

  /** Accounts of each role, deactivated ones too. */
  async countByRole(): Promise<Record<Role, number>> {
    const counted = ROLES.map(async (role) => [role, await this.users.countByRole(role)] as const);
    return Object.fromEntries(await Promise.all(counted)) as Record<Role, number>;
  }

  /** In no order. */
  async entries(ids: string[]): Promise<DirectoryEntry[]> {
    return ids.length ? (await this.users.findEntries(ids)).map(complete) : [];
  }

  /** @returns whether that is another status than before */
  setStatus(userId: string, status: StaffStatus): Promise<boolean> {
    return this.users.setStaffStatus(userId, status);
  }

  /** Replaces what the user does not want to be told of. */
  async mute(userId: string, kinds: NotificationKind[]): Promise<void> {
    await this.users.setMuted(userId, kinds);
  }
}

/** Accounts from before a field existed have no such field. */
function complete(entry: DirectoryEntry): DirectoryEntry {
  return {
    ...entry,
    avatar: entry.avatar ?? null,
    staffStatus: entry.staffStatus ?? 'available',
    mutedNotifications: entry.mutedNotifications ?? [],
  };
}
