import { DestroyRef, Injectable, inject } from '@angular/core';

const WATCHED = 'switchboard.watched';
/** All windows hear of something within a moment; in ms. */
const TURN_LASTS = 5_000;

/**
 * Which window of this browser rings, so that one thing rings once: one that somebody looks at, or any if nobody looks
 * at any. Without locks, which browsers keep from pages that did not come over TLS, each rings for itself.
 */
@Injectable({ providedIn: 'root' })
export class AlertTurn {
  private readonly locks = navigator.locks as LockManager | undefined;
  private stopWatching: (() => void) | undefined;

  constructor() {
    const follow = () => this.followVisibility();
    follow();
    document.addEventListener('visibilitychange', follow);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', follow);
      this.stopWatching?.();
    });
  }

  async take(id: string): Promise<boolean> {
    if (!this.locks) return true;
    if (document.visibilityState === 'hidden' && (await this.isSomebodyWatching(this.locks))) return false;
    return this.claim(this.locks, id);
  }

  private claim(locks: LockManager, id: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const keep = (lock: Lock | null) => {
        resolve(lock !== null);
        return lock ? new Promise<void>((release) => setTimeout(release, TURN_LASTS)) : undefined;
      };
      locks.request(`switchboard.alert.${id}`, { ifAvailable: true }, keep).catch(reject);
    });
  }

  private async isSomebodyWatching(locks: LockManager): Promise<boolean> {
    const { held } = await locks.query();
    return held?.some(({ name }) => name === WATCHED) ?? false;
  }

  /** Every window that is looked at holds this lock, together with the others. */
  private followVisibility(): void {
    this.stopWatching?.();
    this.stopWatching = undefined;
    if (document.visibilityState !== 'visible' || !this.locks) return;
    const watching = new Promise<void>((resolve) => (this.stopWatching = resolve));
    this.locks
      .request(WATCHED, { mode: 'shared' }, () => watching)
      .catch(() => {
        // The page is being left.
      });
  }
}
