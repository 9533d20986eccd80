import { ChangeDetectionStrategy, Component, Injector, effect, inject, untracked } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { SessionStore } from './core/auth/session.store';
import { ThemeStore } from './core/theme/theme.store';

@Component({
  selector: 'sb-root',
  imports: [RouterOutlet],
  template: '<router-outlet />',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly injector = inject(Injector);
  private isGivenUp = false;
  private userId = this.session.user()?._id ?? null;

  constructor() {
    inject(ThemeStore);
    void import('./core/brand/brand').then(({ loadBrand }) => loadBrand(this.injector));
    // The first to be asked: a page that is given up has nothing to hold it for.
    addEventListener('beforeunload', (event) => {
      if (this.isGivenUp) event.stopImmediatePropagation();
    });
    effect(() => {
      const userId = this.session.user()?._id ?? null;
      untracked(() => this.followSession(userId));
    });
  }

  private followSession(userId: string | null): void {
    const before = this.userId;
    this.userId = userId;
    if (before && !userId) {
      const returnTo = this.session.signOutReason() === 'expired' ? this.router.url : undefined;
      void this.closeDialogs();
      void this.router.navigate(['/login'], { queryParams: { returnTo } });
    } else if (before && userId && before !== userId) {
      // Another tab signed in as somebody else: nothing of the first may stay on this page.
      this.isGivenUp = true;
      location.assign('/');
    }
  }

  /** They lie over every page, also over the one for signing in. */
  private async closeDialogs(): Promise<void> {
    if (!document.querySelector('mat-dialog-container')) return;
    const { MatDialog } = await import('@angular/material/dialog');
    this.injector.get(MatDialog).closeAll();
  }
}
