import type { Injector } from '@angular/core';
import { HeldKeys } from './held-keys';

/**
 * The palette, and Material's dialogs themselves, are loaded when somebody wants them. What is typed until its field has
 * the focus goes there; no letter of it acts on the page below.
 */
export async function openPalette(injector: Injector): Promise<void> {
  let isWanted = true;
  const keys = new HeldKeys(() => {
    keys.end();
    isWanted = false;
  });
  const parts = await load().catch((cause: unknown) => {
    keys.end();
    throw cause;
  });
  if (!isWanted) return;
  const [{ MatDialog }, { PaletteComponent }, { TranslocoService }] = parts;
  const palette = injector.get(MatDialog).open(PaletteComponent, {
    width: '640px',
    maxWidth: '96vw',
    position: { top: '10dvh' },
    ariaLabel: injector.get(TranslocoService).translate('commands.open'),
    autoFocus: 'input',
    // What was in the field, or on the button, has the focus again; unless what ran took it.
    restoreFocus: true,
  });
  palette.afterOpened().subscribe(() => palette.componentInstance.begin(keys.end()));
}

function load() {
  return Promise.all([
    import('@angular/material/dialog'),
    import('./palette/palette.component'),
    import('@jsverse/transloco'),
  ]);
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
