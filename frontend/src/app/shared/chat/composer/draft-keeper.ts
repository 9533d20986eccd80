/** What was typed and not sent, per conversation; it survives a change of conversation and a reload. */
const PREFIX = 'switchboard.draft.';

export function readDraft(conversationId: string): string {
  try {
    return sessionStorage.getItem(PREFIX + conversationId) ?? '';
  } catch {
    return '';
  }
}

export function keepDraft(conversationId: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(PREFIX + conversationId, text);
    else sessionStorage.removeItem(PREFIX + conversationId);
  } catch {
    // Storage is full or forbidden: the draft lives as long as this page.
  }
}
