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
  private userId = this.session.user()?._id ?? null;

  constructor() {
    inject(ThemeStore);
    const injector = inject(Injector);
    void import('./core/brand/brand').then(({ loadBrand }) => loadBrand(injector));
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
      void this.router.navigate(['/login'], { queryParams: { returnTo } });
    } else if (before && userId && before !== userId) {
      // Another tab signed in as somebody else: nothing of the first may stay on this page.
      location.assign('/');
    }
  }
}
