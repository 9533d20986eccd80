import { inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import {
  ConfirmDialogComponent,
  type ConfirmDialogTexts,
} from '../../shared/ui/confirm-dialog/confirm-dialog.component';
import { SessionStore } from '../../core/auth/session.store';
import { SettingsStore } from './settings.store';

/** Nobody loses what they have changed without being asked, as long as they may save it. */
export async function askBeforeLeaving(): Promise<boolean> {
  const [dialog, store, transloco] = [inject(MatDialog), inject(SettingsStore), inject(TranslocoService)];
  if (store.changed().length === 0 || !inject(SessionStore).can('settings:manage')) return true;
  const text = (key: string) => transloco.translate<string>(`settings.leave.${key}`);
  const data: ConfirmDialogTexts = {
    heading: text('heading'),
    text: text('text'),
    confirm: text('confirm'),
    cancel: text('cancel'),
  };
  const closed = dialog.open<ConfirmDialogComponent, ConfirmDialogTexts, boolean>(ConfirmDialogComponent, {
    data,
  });
  return (await firstValueFrom(closed.afterClosed())) === true;
}
