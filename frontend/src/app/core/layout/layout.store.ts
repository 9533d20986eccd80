import { Injectable, signal } from '@angular/core';

/** What the pages tell the frame around them. */
@Injectable({ providedIn: 'root' })
export class LayoutStore {
  private readonly threadOpen = signal(false);

  /** A conversation is open: on a phone it has the whole screen. */
  readonly isThreadOpen = this.threadOpen.asReadonly();

  setThreadOpen(isOpen: boolean): void {
    this.threadOpen.set(isOpen);
  }
}
