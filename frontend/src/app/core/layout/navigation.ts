import { Injectable, computed, inject, signal } from '@angular/core';
import type { Permission } from '@switchboard/contracts';
import { SessionStore } from '../auth/session.store';
import type { DeskIconName } from '../desk/desk-icons';
import type { IconName } from '../icons/icons';

export interface NavigationItem {
  readonly path: string;
  readonly icon: IconName | DeskIconName;
  /** Key of its text. */
  readonly label: string;
  /** Only for roles that have this permission. */
  readonly can?: Permission;
  /** Goes there after a g: see core/commands. */
  readonly key?: string;
}

export const HELP_PAGE: NavigationItem = { path: '/help', icon: 'menu-book', label: 'nav.help', key: 'h' };

/** The customer's rail, in order. */
const PORTAL: readonly NavigationItem[] = [
  { path: '/chat', icon: 'forum', label: 'nav.chats', key: 'c' },
  { path: '/my-reports', icon: 'flag', label: 'nav.reports', key: 'r' },
  HELP_PAGE,
  // Staff have it in the account menu: their rail is long enough.
  { path: '/profile', icon: 'account', label: 'nav.profile', key: 'p' },
];

/** The screens that the rail and the commands lead to. */
@Injectable({ providedIn: 'root' })
export class Navigation {
  private readonly session = inject(SessionStore);
  private readonly desk = signal<readonly NavigationItem[]>([]);

  /** Those of the person signed in, in order; none for who is not. */
  readonly pages = computed<readonly NavigationItem[]>(() => {
    const role = this.session.user()?.role;
    if (!role) return [];
    if (role === 'customer') return PORTAL;
    return this.desk().filter(({ can }) => !can || this.session.can(can));
  });

  /** The staff's pages come with their routes: customers do not load the list. */
  setDesk(pages: readonly NavigationItem[]): void {
    this.desk.set(pages);
  }
}
