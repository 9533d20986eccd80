import type { Routes } from '@angular/router';
import { goHome, requireSignedIn, requireSignedOut } from './core/auth/auth.guards';

/** What is behind the sign-in is loaded after it. */
export const routes: Routes = [
  // First: an empty path that has only children would match the root address too, and show nothing.
  { path: '', pathMatch: 'full', canActivate: [goHome], children: [] },
  {
    path: '',
    canActivateChild: [requireSignedOut],
    loadChildren: () => import('./features/login/login.routes').then((file) => file.loginRoutes),
  },
  {
    path: '',
    canActivate: [requireSignedIn],
    loadChildren: () => import('./signed-in.routes').then((file) => file.signedInRoutes),
  },
  { path: '**', redirectTo: '' },
];
