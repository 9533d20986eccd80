import { ChangeDetectionStrategy, Component, Injector, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoDirective } from '@jsverse/transloco';
import { AvatarComponent } from '../../../shared/ui/avatar/avatar.component';
import { AuthApi } from '../../auth/auth.api';
import { SessionStore } from '../../auth/session.store';
import { openPreferences } from '../open-preferences';

@Component({
  selector: 'sb-account-menu',
  imports: [
    AvatarComponent,
    MatIcon,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    TranslocoDirective,
  ],
  templateUrl: './account-menu.component.html',
  styleUrl: './account-menu.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountMenuComponent {
  private readonly auth = inject(AuthApi);
  private readonly injector = inject(Injector);
  protected readonly session = inject(SessionStore);

  protected editPreferences(): void {
    void openPreferences(this.injector);
  }

  protected async signOut(): Promise<void> {
    // The token is revoked if the server can be reached; this browser forgets it either way.
    await this.auth.logout().catch(() => null);
    this.session.end('signed-out');
  }
}
