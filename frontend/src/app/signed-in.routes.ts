import type { Routes } from '@angular/router';
import { requireCustomer, requirePermission } from './core/auth/auth.guards';
import { ShellComponent } from './core/layout/shell/shell.component';
import { PictureStore } from './core/pictures/picture.store';
import { provideRealtime } from './core/realtime/realtime.providers';
import { OutboxStore } from './shared/chat/outbox.store';
import { PictureSource } from './shared/ui/avatar/picture-source';

export const signedInRoutes: Routes = [
  {
    path: '',
    component: ShellComponent,
    providers: [provideRealtime(), OutboxStore, { provide: PictureSource, useClass: PictureStore }],
    children: [
      {
        path: 'chat',
        canMatch: [requireCustomer],
        loadChildren: () =>
          import('./features/customer-chat/customer-chat.routes').then((file) => file.customerChatRoutes),
      },
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
        loadChildren: () =>
          import('./features/assistant/assistant.routes').then((file) => file.assistantRoutes),
      },
      {
        path: 'knowledge',
        canMatch: [requirePermission('faqs:manage')],
        loadChildren: () =>
          import('./features/faq-admin/faq-admin.routes').then((file) => file.faqAdminRoutes),
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
        path: 'my-reports',
        canMatch: [requireCustomer],
        loadChildren: () =>
          import('./features/my-reports/my-reports.routes').then((file) => file.myReportsRoutes),
      },
      {
        path: 'team',
        canMatch: [requirePermission('staff:see')],
        loadChildren: () => import('./features/team/team.routes').then((file) => file.teamRoutes),
      },
      {
        path: 'analytics',
        canMatch: [requirePermission('analytics:read')],
        loadChildren: () =>
          import('./features/analytics/analytics.routes').then((file) => file.analyticsRoutes),
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
        path: 'help',
        loadChildren: () =>
          import('./features/faq-centre/faq-centre.routes').then((file) => file.faqCentreRoutes),
      },
      {
        path: 'profile',
        loadChildren: () => import('./features/profile/profile.routes').then((file) => file.profileRoutes),
      },
      { path: '**', redirectTo: '/' },
    ],
  },
];
