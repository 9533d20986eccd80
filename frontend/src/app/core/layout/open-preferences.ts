import type { Injector } from '@angular/core';

/** The dialog, and Material's dialogs themselves, are loaded when somebody wants them. */
export async function openPreferences(injector: Injector): Promise<void> {
  const [{ MatDialog }, { PreferencesDialogComponent }] = await Promise.all([
    import('@angular/material/dialog'),
    import('../preferences/preferences-dialog/preferences-dialog.component'),
  ]);
  injector
    .get(MatDialog)
    .open(PreferencesDialogComponent, { width: '480px', maxWidth: '96vw', autoFocus: 'dialog' });
}
