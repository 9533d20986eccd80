import type { Routes } from '@angular/router';
import { requirePermission } from './core/auth/auth.guards';
import { provideDesk } from './core/desk/desk.providers';

const pages: Routes = [
  {
    path: 'inbox',
    canMatch: [requirePermission('conversations:read-all')],
    loadChildren: () =>
      import('./features/agent-console/agent-console.routes').then((file) => file.agentConsoleRoutes),
  },
  {
    path: 'review',
    canMatch: [requirePermission('moderation:review')],
    loadChildren: () =>
      import('./features/moderation-review/moderation-review.routes').then(
        (file) => file.moderationReviewRoutes,
      ),
  },
  {
    path: 'assistant',
    canMatch: [requirePermission('ai:manage')],
    loadChildren: () => import('./features/assistant/assistant.routes').then((file) => file.assistantRoutes),
  },
  {
    path: 'knowledge',
    canMatch: [requirePermission('faqs:manage')],
    loadChildren: () => import('./features/faq-admin/faq-admin.routes').then((file) => file.faqAdminRoutes),
  },
  {
    path: 'canned-replies',
    canMatch: [requirePermission('canned-replies:use')],
    loadChildren: () =>
      import('./features/canned-replies/canned-replies.routes').then((file) => file.cannedRepliesRoutes),
  },
  {
    path: 'reports',
    canMatch: [requirePermission('reports:handle')],
    loadChildren: () => import('./features/reports/reports.routes').then((file) => file.reportsRoutes),
  },
  {
    path: 'team',
    canMatch: [requirePermission('staff:see')],
    loadChildren: () => import('./features/team/team.routes').then((file) => file.teamRoutes),
  },
  {
    path: 'analytics/gaps',
    canMatch: [requirePermission('analytics:read')],
    loadChildren: () => import('./features/gaps/gaps.routes').then((file) => file.gapsRoutes),
  },
  {
    path: 'analytics',
    canMatch: [requirePermission('analytics:read')],
    loadChildren: () => import('./features/analytics/analytics.routes').then((file) => file.analyticsRoutes),
  },
  {
    path: 'users',
    canMatch: [requirePermission('users:manage')],
    loadChildren: () => import('./features/users/users.routes').then((file) => file.usersRoutes),
  },
  {
    path: 'audit',
    canMatch: [requirePermission('audit:read')],
    loadChildren: () => import('./features/audit/audit.routes').then((file) => file.auditRoutes),
  },
  {
    path: 'settings',
    canMatch: [requirePermission('settings:manage')],
    loadChildren: () => import('./features/settings/settings.routes').then((file) => file.settingsRoutes),
  },
  {
    path: 'system',
    canMatch: [requirePermission('system:read')],
    loadChildren: () => import('./features/system/system.routes').then((file) => file.systemRoutes),
  },
];

/** The pages of agents and admins, with the words, icons and navigation that they share. */
export const staffRoutes: Routes = [{ path: '', providers: [provideDesk()], children: pages }];
