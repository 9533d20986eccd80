import { Injectable, computed, inject, signal } from '@angular/core';
import type { StaffMember } from '@switchboard/contracts';
import { StaffApi } from '../../core/staff/staff.api';

/** People come and go: those known are read again after this, in ms. */
const FRESH_FOR = 60_000;

/** Who works here, for calling them in notes and for the names in notes. */
@Injectable({ providedIn: 'root' })
export class StaffDirectory {
  private readonly api = inject(StaffApi);
  private readonly all = signal<readonly StaffMember[]>([]);
  private readAt = 0;

  readonly members = this.all.asReadonly();
  private readonly names = computed(() => new Map(this.all().map(({ _id, name }) => [_id, name])));

  /** Reads them, unless that was done a moment ago. A failure leaves those that are known. */
  async refresh(): Promise<void> {
    if (Date.now() - this.readAt < FRESH_FOR) return;
    this.readAt = Date.now();
    try {
      this.all.set(await this.api.list());
    } catch {
      this.readAt = 0;
    }
  }

  nameOf(id: string): string | undefined {
    return this.names().get(id);
  }
}
