import { type WrittenFaq, isWritten } from './faq-content';

/** What was written and not saved, and what it began from; null for a new FAQ. */
export interface KeptDraft {
  readonly written: WrittenFaq;
  readonly base: { readonly written: WrittenFaq; readonly revision: number } | null;
}

const keyOf = (user: string, id: string) => `switchboard.faq.${user}.${id}`;

/** Survives a reload of the page, in this tab. */
export function keepDraft(user: string, id: string, draft: KeptDraft | null): void {
  try {
    if (draft) sessionStorage.setItem(keyOf(user, id), JSON.stringify(draft));
    else sessionStorage.removeItem(keyOf(user, id));
  } catch {
    // A browser without storage, or a full one: then a reload loses it, as it does everywhere.
  }
}

export function keptDraft(user: string, id: string): KeptDraft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(user, id)) ?? 'null') as Partial<KeptDraft> | null;
    if (!kept || !isWritten(kept.written)) return null;
    const { written, base } = kept;
    const isBase = base && isWritten(base.written) && typeof base.revision === 'number';
    return { written, base: isBase ? base : null };
  } catch {
    return null;
  }
}
