import { Injectable, computed, signal } from '@angular/core';
import {
  type ChatPreferences,
  type Permission,
  type SignedInUser,
  type UserView,
  hasPermission,
} from '@switchboard/contracts';

export interface Session {
  user: UserView;
  token: string;
}

/** Why the session ended; the sign-in page says so. */
export type SignOutReason = 'signed-out' | 'expired';

const STORAGE_KEY = 'switchboard.session';

/** Who is signed in, in every tab of this browser. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly session = signal<Session | null>(readStored());
  private readonly endedBecause = signal<SignOutReason | null>(null);

  readonly user = computed(() => this.session()?.user ?? null);
  readonly token = computed(() => this.session()?.token ?? null);
  readonly isSignedIn = computed(() => this.session() !== null);
  readonly signOutReason = this.endedBecause.asReadonly();

  constructor() {
    window.addEventListener('storage', (event) => {
      if (event.key !== STORAGE_KEY && event.key !== null) return;
      this.session.set(readStored());
    });
  }

  start({ token, ...user }: SignedInUser): void {
    this.endedBecause.set(null);
    this.write({ user, token });
  }

  end(reason: SignOutReason): void {
    if (!this.session()) return;
    this.endedBecause.set(reason);
    this.write(null);
  }

  can(permission: Permission): boolean {
    const user = this.user();
    return user !== null && hasPermission(user.role, permission);
  }

  replaceUser(user: UserView): void {
    const session = this.session();
    if (session?.user._id === user._id) this.write({ ...session, user });
  }

  setPreferences(chatPreferences: ChatPreferences): void {
    const session = this.session();
    if (session) this.write({ ...session, user: { ...session.user, chatPreferences } });
  }

  private write(session: Session | null): void {
    this.session.set(session);
    try {
      if (session) localStorage.setItem(STORAGE_KEY, JSON.stringify(session));
      else localStorage.removeItem(STORAGE_KEY);
    } catch {
      // Storage is full or forbidden: the session lives as long as this page.
    }
  }
}

function readStored(): Session | null {
  try {
    const stored = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null') as Partial<Session> | null;
    return stored?.token && stored.user?._id && stored.user.role ? (stored as Session) : null;
  } catch {
    return null;
  }
}
