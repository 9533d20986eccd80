import { HELP_PAGE, type NavigationItem } from '../layout/navigation';

/** The staff's rail, in order. A screen added later gets its line here. */
export const DESK_PAGES: readonly NavigationItem[] = [
  { path: '/inbox', icon: 'inbox', label: 'nav.inbox', key: 'i', can: 'conversations:read-all' },
  { path: '/reports', icon: 'flag', label: 'nav.reports', key: 'r', can: 'reports:handle' },
  { path: '/canned-replies', icon: 'chat', label: 'nav.cannedReplies', key: 'n', can: 'canned-replies:use' },
  { path: '/review', icon: 'shield', label: 'nav.review', key: 'v', can: 'moderation:review' },
  { path: '/team', icon: 'group', label: 'nav.team', key: 't', can: 'staff:see' },
  { path: '/knowledge', icon: 'note', label: 'nav.knowledge', key: 'k', can: 'faqs:manage' },
  { path: '/assistant', icon: 'spark', label: 'nav.assistant', key: 'a', can: 'ai:manage' },
  { path: '/analytics', icon: 'analytics', label: 'nav.analytics', key: 'y', can: 'analytics:read' },
  { path: '/users', icon: 'account', label: 'nav.users', key: 'u', can: 'users:manage' },
  { path: '/audit', icon: 'schedule', label: 'nav.audit', key: 'l', can: 'audit:read' },
  { path: '/settings', icon: 'tune', label: 'nav.settings', key: 's', can: 'settings:manage' },
  { path: '/system', icon: 'dns', label: 'nav.system', key: 'm', can: 'system:read' },
  HELP_PAGE,
];
