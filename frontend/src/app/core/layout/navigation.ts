import { type Permission, type Role, hasPermission } from '@switchboard/contracts';
import type { IconName } from '../icons/icons';

export interface NavigationItem {
  readonly path: string;
  readonly icon: IconName;
  /** Key of its text. */
  readonly label: string;
  /** Only for roles that have this permission. */
  readonly can?: Permission;
  readonly isForCustomers?: true;
  /** Goes there after a g: see core/commands. */
  readonly key?: string;
}

/** The rail, in order. A screen added later gets its line here. */
const NAVIGATION: readonly NavigationItem[] = [
  { path: '/chat', icon: 'forum', label: 'nav.chats', key: 'c', isForCustomers: true },
  { path: '/my-reports', icon: 'flag', label: 'nav.reports', key: 'r', isForCustomers: true },
  {
    path: '/inbox',
    icon: 'inbox',
    label: 'nav.inbox',
    key: 'i',
    can: 'conversations:read-all',
  },
  {
    path: '/reports',
    icon: 'flag',
    label: 'nav.reports',
    key: 'r',
    can: 'reports:handle',
  },
  {
    path: '/canned-replies',
    icon: 'chat',
    label: 'nav.cannedReplies',
    key: 'n',
    can: 'canned-replies:use',
  },
  {
    path: '/review',
    icon: 'shield',
    label: 'nav.review',
    key: 'v',
    can: 'moderation:review',
  },
  {
    path: '/team',
    icon: 'group',
    label: 'nav.team',
    key: 't',
    can: 'staff:see',
  },
  {
    path: '/knowledge',
    icon: 'note',
    label: 'nav.knowledge',
    key: 'k',
    can: 'faqs:manage',
  },
  {
    path: '/assistant',
    icon: 'spark',
    label: 'nav.assistant',
    key: 'a',
    can: 'ai:manage',
  },
  {
    path: '/analytics',
    icon: 'analytics',
    label: 'nav.analytics',
    key: 'y',
    can: 'analytics:read',
  },
  {
    path: '/users',
    icon: 'account',
    label: 'nav.users',
    key: 'u',
    can: 'users:manage',
  },
  {
    path: '/audit',
    icon: 'schedule',
    label: 'nav.audit',
    key: 'l',
    can: 'audit:read',
  },
  {
    path: '/settings',
    icon: 'tune',
    label: 'nav.settings',
    key: 's',
    can: 'settings:manage',
  },
  { path: '/help', icon: 'menu-book', label: 'nav.help', key: 'h' },
  // Staff have it in the account menu: their rail is long enough.
  { path: '/profile', icon: 'account', label: 'nav.profile', key: 'p', isForCustomers: true },
];

/** The screens of somebody with this role, in order; none for who is not signed in. */
export function navigationOf(role: Role | undefined): NavigationItem[] {
  if (!role) return [];
  return NAVIGATION.filter(
    ({ can, isForCustomers }) =>
      (!can || hasPermission(role, can)) && (!isForCustomers || role === 'customer'),
  );
}
