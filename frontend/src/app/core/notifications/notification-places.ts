import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import type { NotificationView } from '@switchboard/contracts';
import { filter, map } from 'rxjs';
import { SessionStore } from '../auth/session.store';

/** Where notifications lead to, and whether the reader is there already. */
@Injectable()
export class NotificationPlaces {
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly isVisible = signal(document.visibilityState === 'visible');
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );

  constructor() {
    const follow = () => this.isVisible.set(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', follow);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('visibilitychange', follow));
  }

  /** The report or the conversation that it is about; null when that is gone. */
  of({ report, conversation }: NotificationView): string | null {
    const isStaff = this.session.can('conversations:read-all');
    if (report) return `${isStaff ? '/reports' : '/my-reports'}/${report}`;
    if (conversation) return `${isStaff ? '/inbox' : '/chat'}/${conversation}`;
    return null;
  }

  /** The place is open, and before somebody's eyes. A signal. */
  isLookedAt(notification: NotificationView): boolean {
    return this.isVisible() && this.url().split(/[?#]/)[0] === this.of(notification);
  }

  open(notification: NotificationView): void {
    const place = this.of(notification);
    if (place) void this.router.navigateByUrl(place);
  }
}
