import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { SignedInUser } from '@switchboard/contracts';
import { homeOf } from '../../core/auth/auth.guards';
import { SessionStore } from '../../core/auth/session.store';

/** What happens once the server knows who somebody is. */
@Injectable({ providedIn: 'root' })
export class Arrival {
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);

  async enter(user: SignedInUser, returnTo?: string): Promise<void> {
    this.session.start(user);
    // Only a path of this app: never another origin.
    const isOwnPath = returnTo?.startsWith('/') && !returnTo.startsWith('//') && !returnTo.startsWith('/\\');
    await this.router.navigateByUrl(isOwnPath && returnTo ? returnTo : homeOf(user.role));
  }
}
