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
        path: 'my-reports',
        canMatch: [requireCustomer],
        loadChildren: () =>
          import('./features/my-reports/my-reports.routes').then((file) => file.myReportsRoutes),
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
      // Last: what is above is for everybody, and customers do not load this list.
      {
        path: '',
        canMatch: [requirePermission('conversations:read-all')],
        loadChildren: () => import('./staff.routes').then((file) => file.staffRoutes),
      },
      { path: '**', redirectTo: '/' },
    ],
  },
];
