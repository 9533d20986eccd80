import { DestroyRef, type Signal, computed, effect, inject, untracked } from '@angular/core';
import { AnswerActions } from './answer-actions';
import type { AnyConversation } from './chat.api';
import { ChatStore } from './chat.store';
import { ChatSync } from './chat-sync';
import { ReceiptSender } from './receipt-sender';
import { TypingStore } from './typing.store';

/** What the page of one conversation provides for itself. */
export const OPEN_CONVERSATION_PROVIDERS = [TypingStore, ReceiptSender, ChatStore, ChatSync, AnswerActions];

/** The list beside the open conversation: it marks the row, and knows something of it before the rest is here. */
export interface ConversationShelf {
  find(id: string): AnyConversation | null;
  setOpen(id: string | null): void;
  clearUnread(id: string): void;
}

/**
 * Keeps the conversation with this id open, for as long as the component that asks lives, and the list beside it up to
 * date about that. Answers with the conversation; until it is here, with what the list knows of it.
 */
export function openConversation(
  id: Signal<string>,
  list: ConversationShelf,
): Signal<AnyConversation | null> {
  const chat = inject(ChatStore);
  const sync = inject(ChatSync);

  effect(() => {
    const opened = id();
    untracked(() => {
      sync.open(opened);
      list.setOpen(opened);
    });
  });
  effect(() => {
    if (chat.isReadToEnd()) list.clearUnread(id());
  });
  inject(DestroyRef).onDestroy(() => list.setOpen(null));

  return computed(() => chat.conversation() ?? list.find(id()));
}
