import { Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Role } from '@switchboard/contracts';
import { RealtimeService } from './realtime.service';

export interface OnlineUser {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
}

/** Who is connected now, as far as this user may know. */
@Injectable()
export class PresenceStore {
  private readonly users = signal<readonly OnlineUser[]>([]);
  private readonly ids = computed(() => new Set(this.users().map(({ userId }) => userId)));

  readonly online = this.users.asReadonly();

  constructor() {
    inject(RealtimeService)
      .on('users:online')
      .pipe(takeUntilDestroyed())
      .subscribe((users) => this.users.set(users));
  }

  isOnline(userId: string): boolean {
    return this.ids().has(userId);
  }
}
