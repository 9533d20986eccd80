import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { isFailure } from '../http/api-error';
import { SessionStore } from './session.store';

/** The token goes to this origin's own API and nowhere else. */
function isOwnApi(url: string): boolean {
  const { origin, pathname } = new URL(url, location.origin);
  return origin === location.origin && (pathname === '/api' || pathname.startsWith('/api/'));
}

export const authInterceptor: HttpInterceptorFn = (request, next) => {
  const session = inject(SessionStore);
  const token = session.token();
  if (!token || !isOwnApi(request.url)) return next(request);

  return next(request.clone({ setHeaders: { Authorization: `Bearer ${token}` } })).pipe(
    tap({
      error: (cause: unknown) => {
        const isRefused =
          cause instanceof HttpErrorResponse &&
          cause.status === 401 &&
          !(isFailure(cause.error) && cause.error.error === 'INVALID_CREDENTIALS');
        // A late answer to an old token must not end a session begun since.
        if (isRefused && session.token() === token) session.end('expired');
      },
    }),
  );
};
