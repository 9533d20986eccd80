import type { Injector } from '@angular/core';

/** The dialog is loaded when somebody wants it. */
export async function openFaqDraft(injector: Injector, conversation: string): Promise<void> {
  const [{ MatDialog }, { FaqDraftDialogComponent }] = await Promise.all([
    import('@angular/material/dialog'),
    import('./faq-draft-dialog.component'),
  ]);
  injector.get(MatDialog).open(FaqDraftDialogComponent, {
    width: '560px',
    maxWidth: '96vw',
    autoFocus: 'dialog',
    data: { conversation },
  });
}
