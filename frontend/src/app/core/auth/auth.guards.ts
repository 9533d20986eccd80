import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, RedirectCommand, Router } from '@angular/router';
import { type Permission, type Role, isStaff } from '@switchboard/contracts';
import { SessionStore } from './session.store';

/** The screen that a role lands on after signing in. */
export function homeOf(role: Role): string {
  return isStaff(role) ? '/inbox' : '/chat';
}

export const requireSignedIn: CanActivateFn = (_route, state) => {
  if (inject(SessionStore).isSignedIn()) return true;
  const router = inject(Router);
  const returnTo = state.url === '/' ? undefined : state.url;
  return new RedirectCommand(router.createUrlTree(['/login'], { queryParams: { returnTo } }));
};

/** Keeps those who are signed in away from the sign-in pages. */
export const requireSignedOut: CanActivateFn = () => {
  const user = inject(SessionStore).user();
  return user ? inject(Router).parseUrl(homeOf(user.role)) : true;
};

/** Whoever lacks the permission goes to their own home. */
export function requirePermission(permission: Permission): CanMatchFn {
  return () => {
    const session = inject(SessionStore);
    const user = session.user();
    if (!user || session.can(permission)) return true;
    return inject(Router).parseUrl(homeOf(user.role));
  };
}

/** Lets others pass by without loading what is behind it. */
export const forStaff: CanMatchFn = () => {
  const user = inject(SessionStore).user();
  return !!user && isStaff(user.role);
};

/** The customer's portal is for customers; staff have their own screens. */
export const requireCustomer: CanMatchFn = () => {
  const user = inject(SessionStore).user();
  return !user || !isStaff(user.role) ? true : inject(Router).parseUrl(homeOf(user.role));
};

export const goHome: CanActivateFn = () => {
  const user = inject(SessionStore).user();
  return inject(Router).parseUrl(user ? homeOf(user.role) : '/login');
};
