import type { Role } from '@switchboard/contracts';
import type { IconName } from '../icons/icons';

export interface NavigationItem {
  readonly path: string;
  readonly icon: IconName;
  /** Key of its text. */
  readonly label: string;
  readonly roles: readonly Role[];
}

/** The rail, in order. A screen added later gets its line here. */
export const NAVIGATION: readonly NavigationItem[] = [
  { path: '/chat', icon: 'forum', label: 'nav.chats', roles: ['customer'] },
  { path: '/inbox', icon: 'inbox', label: 'nav.inbox', roles: ['agent', 'admin'] },
];
