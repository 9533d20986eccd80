import { Injectable, computed, inject, signal } from '@angular/core';
import { SessionStore } from '../auth/session.store';

/** Something chosen in the palette: a command by its id, or a place by its address and what it was called. */
export interface Recent {
  readonly key: string;
  readonly name?: string;
  readonly place?: string;
  readonly icon?: string;
}

const MOST = 6;
const STORAGE_KEY = 'switchboard.recent';

/** What was chosen last, newest first; of this window and this person. */
@Injectable({ providedIn: 'root' })
export class Recents {
  private readonly session = inject(SessionStore);
  private readonly storageKey = computed(() => `${STORAGE_KEY}.${this.session.user()?._id ?? ''}`);
  private readonly changes = signal(0);

  readonly all = computed<readonly Recent[]>(() => {
    this.changes();
    return readStored(this.storageKey());
  });

  note(recent: Recent): void {
    const others = this.all().filter(({ key }) => key !== recent.key);
    try {
      sessionStorage.setItem(this.storageKey(), JSON.stringify([recent, ...others].slice(0, MOST)));
    } catch {
      // Storage is full or forbidden: nothing is remembered.
    }
    this.changes.update((count) => count + 1);
  }
}

function readStored(key: string): Recent[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as Recent[];
  } catch {
    return [];
  }
}
