import type { Routes } from '@angular/router';
import { forStaff, goHome, requireCustomer } from './core/auth/auth.guards';
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
      // First: the staff's navigation comes with it, and stands on every page of theirs.
      {
        path: '',
        canMatch: [forStaff],
        loadChildren: () => import('./staff.routes').then((file) => file.staffRoutes),
      },
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
      // Also for who is not signed in yet, and wanted a page of the staff: the way back to it is kept.
      { path: '**', canActivate: [goHome], children: [] },
    ],
  },
];
