import { Injectable, signal } from '@angular/core';

export type ScreenPermission = NotificationPermission | 'unsupported';

/** Notifications outside of the page, by the Notifications API. */
@Injectable({ providedIn: 'root' })
export class ScreenNotifications {
  private readonly current = signal<ScreenPermission>(readPermission());

  /** What the browser allowed, as far as it was asked. */
  readonly permission = this.current.asReadonly();

  /** Asks the browser, which asks the person; to be called on a click. */
  async ask(): Promise<ScreenPermission> {
    if (readPermission() === 'default') await Notification.requestPermission();
    return this.refresh();
  }

  /** The person may have changed it in the browser's own settings. */
  refresh(): ScreenPermission {
    this.current.set(readPermission());
    return this.current();
  }

  /** `tag` makes two of the same one, whichever windows show them. */
  show(title: string, { body, tag, open }: { body: string; tag: string; open: () => void }): void {
    if (this.refresh() !== 'granted') return;
    try {
      const notification = new Notification(title, { body, tag, icon: '/favicon.svg' });
      notification.onclick = () => {
        notification.close();
        window.focus();
        open();
      };
    } catch {
      // Chrome on Android knows the constructor and refuses it: there only service workers may show notifications.
      this.current.set('unsupported');
    }
  }
}

function readPermission(): ScreenPermission {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}
