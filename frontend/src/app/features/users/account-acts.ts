import { Injectable, Injector, inject } from '@angular/core';
import { MatDialog, type MatDialogConfig } from '@angular/material/dialog';
import type { ComponentType } from '@angular/cdk/portal';
import { TranslocoService } from '@jsverse/transloco';
import type { AccountView, Role } from '@switchboard/contracts';
import { firstValueFrom } from 'rxjs';
import { SessionStore } from '../../core/auth/session.store';
import { Toaster } from '../../core/toasts/toaster';
import {
  ConfirmDialogComponent,
  type ConfirmDialogTexts,
} from '../../shared/ui/confirm-dialog/confirm-dialog.component';
import { AccountDialogComponent } from './account-dialog/account-dialog.component';
import { DeleteDialogComponent } from './delete-dialog/delete-dialog.component';
import { PasswordDialogComponent } from './password-dialog/password-dialog.component';
import type { AskedAct } from './users-table/users-table.component';
import { UsersStore } from './users.store';

/** Asks what has to be asked, does it, and says that it is done. */
@Injectable()
export class AccountActs {
  private readonly dialogs = inject(MatDialog);
  private readonly injector = inject(Injector);
  private readonly me = inject(SessionStore).user()?._id;
  private readonly store = inject(UsersStore);
  private readonly toaster = inject(Toaster);
  private readonly transloco = inject(TranslocoService);

  async create(): Promise<void> {
    if (await this.ask(AccountDialogComponent)) this.toaster.show('users.done.created');
  }

  /** @returns whether the account, and its row, are gone */
  async carryOut({ act, account }: AskedAct): Promise<boolean> {
    const { _id, name } = account;
    switch (act) {
      case 'edit':
        if (await this.ask(AccountDialogComponent, account)) this.toaster.show('users.done.saved');
        break;
      case 'password':
        if (await this.ask(PasswordDialogComponent, account)) this.toaster.show('users.done.password');
        break;
      case 'activate':
        await this.run(this.store.update(_id, { isActive: true }), 'activated', name);
        break;
      case 'deactivate':
        if (await this.confirm('deactivate', account))
          await this.run(this.store.update(_id, { isActive: false }), 'deactivated', name);
        break;
      case 'signOut':
        if (await this.confirm('signOut', account))
          await this.run(this.store.signOut(_id), 'signedOut', name);
        break;
      case 'delete': {
        const isDeleted = await this.ask(DeleteDialogComponent, account);
        if (isDeleted) this.toaster.show('users.done.deleted', { name });
        return isDeleted;
      }
    }
    return false;
  }

  async changeRoles(role: Role): Promise<void> {
    const count = this.store.selected().size;
    const texts: ConfirmDialogTexts = {
      heading: this.text('roles.title', { role: this.transloco.translate(`users.roles.${role}`) }),
      text: this.text(count === 1 ? 'roles.one' : 'roles.many', { count }),
      confirm: this.transloco.translate('users.changeRole'),
      cancel: this.text('cancel'),
    };
    if (await this.ask(ConfirmDialogComponent, texts)) await this.run(this.store.changeRoles(role), 'roles');
  }

  private confirm(act: 'deactivate' | 'signOut', { _id, name }: AccountView): Promise<boolean> {
    const self = _id === this.me ? [this.text('self')] : [];
    const texts: ConfirmDialogTexts = {
      heading: this.text(`${act}.title`, { name }),
      text: [this.text(`${act}.text`), ...self].join(' '),
      confirm: this.transloco.translate(`users.${act}`),
      cancel: this.text('cancel'),
    };
    return this.ask(ConfirmDialogComponent, texts);
  }

  private text(name: string, params?: Record<string, unknown>): string {
    return this.transloco.translate(`users.confirm.${name}`, params);
  }

  private async ask(
    dialog: ComponentType<unknown>,
    data?: AccountView | ConfirmDialogTexts,
  ): Promise<boolean> {
    const isForm = dialog !== ConfirmDialogComponent;
    const config: MatDialogConfig = {
      data,
      injector: this.injector,
      width: isForm ? '520px' : '420px',
      maxWidth: '96vw',
    };
    return (await firstValueFrom(this.dialogs.open(dialog, config).afterClosed())) === true;
  }

  private async run(act: Promise<void>, done: string, name?: string): Promise<void> {
    try {
      await act;
      this.toaster.show(`users.done.${done}`, { name });
    } catch (cause) {
      this.toaster.showError(cause);
    }
  }
}
