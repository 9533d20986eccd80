import type { Injector } from '@angular/core';

/** The palette, and Material's dialogs themselves, are loaded when somebody wants them. */
export async function openPalette(injector: Injector): Promise<void> {
  const [{ MatDialog }, { PaletteComponent }, { TranslocoService }] = await Promise.all([
    import('@angular/material/dialog'),
    import('./palette/palette.component'),
    import('@jsverse/transloco'),
  ]);
  injector.get(MatDialog).open(PaletteComponent, {
    width: '640px',
    maxWidth: '96vw',
    position: { top: '10dvh' },
    ariaLabel: injector.get(TranslocoService).translate('commands.open'),
    autoFocus: 'input',
    // What was in the field, or on the button, has the focus again; unless what ran took it.
    restoreFocus: true,
  });
}

export async function openShortcuts(injector: Injector): Promise<void> {
  const [{ MatDialog }, { ShortcutsDialogComponent }] = await Promise.all([
    import('@angular/material/dialog'),
    import('./shortcuts-dialog/shortcuts-dialog.component'),
  ]);
  injector.get(MatDialog).open(ShortcutsDialogComponent, {
    width: '720px',
    maxWidth: '96vw',
    autoFocus: 'dialog',
  });
}
