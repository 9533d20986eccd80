import type { Injector, Signal } from '@angular/core';
import type { ConversationView, Rating } from '@switchboard/contracts';

export interface DetailsSubject {
  readonly conversation: Signal<ConversationView>;
  rated(rating: Rating): void;
}

/** The dialog, and Material's dialogs themselves, are loaded when somebody wants to know. */
export async function openConversationDetails(injector: Injector, about: DetailsSubject): Promise<void> {
  const [{ MatDialog }, { ConversationDetailsComponent }] = await Promise.all([
    import('@angular/material/dialog'),
    import('./conversation-details.component'),
  ]);
  injector.get(MatDialog).open(ConversationDetailsComponent, {
    width: '560px',
    maxWidth: '96vw',
    autoFocus: 'dialog',
    data: about,
  });
}
