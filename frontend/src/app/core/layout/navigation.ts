import { type Role, hasPermission, isStaff } from '@switchboard/contracts';
import type { IconName } from '../icons/icons';

export interface NavigationItem {
  readonly path: string;
  readonly icon: IconName;
  /** Key of its text. */
  readonly label: string;
  readonly isFor: (role: Role) => boolean;
  /** Goes there after a g: see core/commands. */
  readonly key?: string;
}

/** The rail, in order. A screen added later gets its line here. */
export const NAVIGATION: readonly NavigationItem[] = [
  { path: '/chat', icon: 'forum', label: 'nav.chats', key: 'c', isFor: (role) => !isStaff(role) },
  { path: '/my-reports', icon: 'flag', label: 'nav.reports', key: 'r', isFor: (role) => !isStaff(role) },
  {
    path: '/inbox',
    icon: 'inbox',
    label: 'nav.inbox',
    key: 'i',
    isFor: (role) => hasPermission(role, 'conversations:read-all'),
  },
  {
    path: '/reports',
    icon: 'flag',
    label: 'nav.reports',
    key: 'r',
    isFor: (role) => hasPermission(role, 'reports:handle'),
  },
  {
    path: '/canned-replies',
    icon: 'chat',
    label: 'nav.cannedReplies',
    key: 'n',
    isFor: (role) => hasPermission(role, 'canned-replies:use'),
  },
  {
    path: '/review',
    icon: 'shield',
    label: 'nav.review',
    key: 'v',
    isFor: (role) => hasPermission(role, 'moderation:review'),
  },
  {
    path: '/team',
    icon: 'group',
    label: 'nav.team',
    key: 't',
    isFor: (role) => hasPermission(role, 'staff:see'),
  },
  {
    path: '/knowledge',
    icon: 'note',
    label: 'nav.knowledge',
    key: 'k',
    isFor: (role) => hasPermission(role, 'faqs:manage'),
  },
  {
    path: '/assistant',
    icon: 'spark',
    label: 'nav.assistant',
    key: 'a',
    isFor: (role) => hasPermission(role, 'ai:manage'),
  },
  {
    path: '/analytics',
    icon: 'analytics',
    label: 'nav.analytics',
    key: 'y',
    isFor: (role) => hasPermission(role, 'analytics:read'),
  },
  {
    path: '/users',
    icon: 'account',
    label: 'nav.users',
    key: 'u',
    isFor: (role) => hasPermission(role, 'users:manage'),
  },
  {
    path: '/audit',
    icon: 'audit',
    label: 'nav.audit',
    key: 'l',
    isFor: (role) => hasPermission(role, 'audit:read'),
  },
  {
    path: '/settings',
    icon: 'tune',
    label: 'nav.settings',
    key: 's',
    isFor: (role) => hasPermission(role, 'settings:manage'),
  },
  { path: '/help', icon: 'menu-book', label: 'nav.help', key: 'h', isFor: () => true },
  // Staff have it in the account menu: their rail is long enough.
  { path: '/profile', icon: 'account', label: 'nav.profile', key: 'p', isFor: (role) => !isStaff(role) },
];
