import { hasModifierKey } from '@angular/cdk/keycodes';
import { inject } from '@angular/core';
import type { AbstractControl } from '@angular/forms';
import { MatDialog, MatDialogRef } from '@angular/material/dialog';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import {
  ConfirmDialogComponent,
  type ConfirmDialogTexts,
} from '../../shared/ui/confirm-dialog/confirm-dialog.component';

/**
 * For a dialog that takes something in, called while it is made. Escape and a click beside it close it as any other,
 * but not while it works, and not with what was entered: Escape asks first, and a click, which may have slipped, does
 * nothing.
 */
export function keepEntered(isBusy: () => boolean, form?: AbstractControl): void {
  const dialog = inject<MatDialogRef<unknown, unknown>>(MatDialogRef);
  const dialogs = inject(MatDialog);
  const transloco = inject(TranslocoService);
  const valueOf = () => JSON.stringify(form?.getRawValue());
  const untouched = valueOf();

  dialog.disableClose = true;
  dialog.backdropClick().subscribe(() => {
    if (!isBusy() && valueOf() === untouched) dialog.close();
  });
  dialog.keydownEvents().subscribe((event) => {
    if (event.key !== 'Escape' || hasModifierKey(event)) return;
    event.preventDefault();
    if (!isBusy()) void close();
  });

  async function close(): Promise<void> {
    if (valueOf() === untouched || (await mayBeLost())) dialog.close();
  }

  async function mayBeLost(): Promise<boolean> {
    const text = (key: string) => transloco.translate<string>(`closing.${key}`);
    const data: ConfirmDialogTexts = {
      heading: text('heading'),
      text: text('text'),
      confirm: text('confirm'),
      cancel: text('cancel'),
    };
    const asked = dialogs.open<ConfirmDialogComponent, ConfirmDialogTexts, boolean>(ConfirmDialogComponent, {
      data,
      width: '420px',
      maxWidth: '96vw',
    });
    return (await firstValueFrom(asked.afterClosed())) === true;
  }
}
