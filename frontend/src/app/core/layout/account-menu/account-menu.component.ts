import { ChangeDetectionStrategy, Component, Injector, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { STAFF_STATUSES, type StaffStatus } from '@switchboard/contracts';
import { AvatarComponent } from '../../../shared/ui/avatar/avatar.component';
import { AuthApi } from '../../auth/auth.api';
import { SessionStore } from '../../auth/session.store';
import { registerFeature } from '../../feature/feature.providers';
import { StaffStatusComponent } from '../../staff/staff-status/staff-status.component';
import { STAFF_WORDS } from '../../staff/staff-words';
import { StaffStore } from '../../staff/staff.store';
import { Toaster } from '../../toasts/toaster';
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
    RouterLink,
    StaffStatusComponent,
    TranslocoDirective,
  ],
  providers: [StaffStore],
  templateUrl: './account-menu.component.html',
  styleUrl: './account-menu.component.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountMenuComponent {
  private readonly auth = inject(AuthApi);
  private readonly injector = inject(Injector);
  private readonly toaster = inject(Toaster);
  protected readonly session = inject(SessionStore);
  protected readonly statuses = STAFF_STATUSES;
  /** Only who takes on conversations has a status. */
  protected readonly staff = this.session.can('staff:see') ? inject(StaffStore) : null;

  constructor() {
    registerFeature(STAFF_WORDS);
  }

  protected readStatus(): void {
    void this.staff?.load();
  }

  protected chooseStatus(status: StaffStatus): void {
    this.staff?.setMyStatus(status).catch((cause: unknown) => this.toaster.showError(cause));
  }

  protected editPreferences(): void {
    void openPreferences(this.injector);
  }

  protected async signOut(): Promise<void> {
    // The token is revoked if the server can be reached; this browser forgets it either way.
    await this.auth.logout().catch(() => null);
    this.session.end('signed-out');
  }
}
