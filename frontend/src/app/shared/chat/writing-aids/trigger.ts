export interface Trigger {
  readonly kind: 'mention' | 'canned';
  /** Where the @ or the slash stands. */
  readonly from: number;
  readonly query: string;
}

/** A slash begins a line; shortcuts are lower case letters, digits and hyphens. */
const CANNED = /(?:^|\n)(\/([a-z\d-]{0,40}))$/i;
/** An @ begins a word; a name may have two of them. */
const MENTION = /(?:^|[\s(])(@([\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]*)?))$/u;

/** What is being typed just before the caret, and could be completed. People are called in notes alone. */
export function triggerAt(text: string, caret: number, isNote: boolean): Trigger | null {
  const before = text.slice(0, caret);
  const match = CANNED.exec(before) ?? (isNote ? MENTION.exec(before) : null);
  const [, typed = '', query = ''] = match ?? [];
  if (!typed) return null;
  return { kind: typed.startsWith('/') ? 'canned' : 'mention', from: caret - typed.length, query };
}
