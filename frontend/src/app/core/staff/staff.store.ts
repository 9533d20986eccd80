import { Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { StaffMember, StaffStatus } from '@switchboard/contracts';
import { merge } from 'rxjs';
import { SessionStore } from '../auth/session.store';
import { type ApiError, toApiError } from '../http/api-error';
import { PresenceStore } from '../realtime/presence.store';
import { RealtimeService } from '../realtime/realtime.service';
import { StaffApi } from './staff.api';

/** Who works here, live: who is connected, and who takes on conversations. Provide it where it is shown. */
@Injectable()
export class StaffStore {
  private readonly api = inject(StaffApi);
  private readonly presence = inject(PresenceStore);
  private readonly session = inject(SessionStore);
  private readonly members = signal<readonly StaffMember[]>([]);
  private readonly state = signal<'loading' | 'ready' | 'failed'>('loading');
  private readonly problem = signal<ApiError | null>(null);

  /** As the server ordered them. */
  readonly all = computed(() => {
    // Until the first list of who is online has come, the directory's own word counts.
    const isPresenceKnown = this.presence.online().length > 0;
    return this.members().map((member) =>
      isPresenceKnown ? { ...member, isOnline: this.presence.isOnline(member._id) } : member,
    );
  });
  readonly me = computed(() => {
    const id = this.session.user()?._id;
    return this.all().find(({ _id }) => _id === id) ?? null;
  });
  readonly loadState = this.state.asReadonly();
  readonly error = this.problem.asReadonly();

  constructor() {
    const realtime = inject(RealtimeService);
    merge(realtime.connected$, realtime.on('sync:required'))
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.load());
    realtime
      .on('staff:status')
      .pipe(takeUntilDestroyed())
      .subscribe(({ userId, status }) => this.showStatus(userId, status));
  }

  /** What is shown stays until the answer is there, or when it does not come. */
  async load(): Promise<void> {
    if (this.state() === 'failed') this.state.set('loading');
    try {
      this.members.set(await this.api.list());
      this.problem.set(null);
      this.state.set('ready');
    } catch (cause) {
      this.problem.set(toApiError(cause));
      if (this.state() === 'loading') this.state.set('failed');
    }
  }

  /** Shown at once, and taken back if the server refuses. */
  async setMyStatus(status: StaffStatus): Promise<void> {
    const me = this.me();
    if (!me || me.status === status) return;
    this.showStatus(me._id, status);
    try {
      await this.api.setStatus({ status });
    } catch (cause) {
      this.showStatus(me._id, me.status);
      throw cause;
    }
  }

  private showStatus(userId: string, status: StaffStatus): void {
    this.members.update((members) =>
      members.map((member) => (member._id === userId ? { ...member, status } : member)),
    );
  }
}
