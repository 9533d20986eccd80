/** Somebody on the staff who is called in a note. */
export interface Mention {
  readonly _id: string;
  readonly name: string;
}

/** What was typed and not sent. That it is a note is part of it: it must not come back as an answer to the customer. */
export interface Draft {
  readonly text: string;
  readonly isNote: boolean;
  /** Those whose names were put in; whoever was deleted from the text again is not called. */
  readonly mentions: readonly Mention[];
}

const EMPTY: Draft = { text: '', isNote: false, mentions: [] };
const PREFIX = 'switchboard.draft';

/** Per author and conversation; survives a change of conversation and a reload. */
export function readDraft(author: string, conversationId: string): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(author, conversationId)) ?? '{}') as Partial<Draft>;
    return { ...EMPTY, ...kept };
  } catch {
    return EMPTY;
  }
}

export function keepDraft(author: string, conversationId: string, draft: Draft): void {
  try {
    const key = keyOf(author, conversationId);
    if (draft.text) sessionStorage.setItem(key, JSON.stringify(draft));
    else sessionStorage.removeItem(key);
  } catch {
    // Storage is full or forbidden: the draft lives as long as this page.
  }
}

function keyOf(author: string, conversationId: string): string {
  return `${PREFIX}.${author}.${conversationId}`;
}
