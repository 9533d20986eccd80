import type { Citation, RankedFaq } from '../providers/ai-provider';

const MARK =
  '(?:[[【]\\s*(?:faq|source|kb|q)?\\s*[#:^]?\\s*\\d{1,4}(?:\\s*[,;–-]\\s*\\d{1,4})*[^\\]】\\w]*[\\]】]|\\(\\s*(?:faq|source)\\s*[#:]?\\s*\\d{1,4}\\s*\\))';
/** `[1]`, `[1, 3]`, `[2][4]`, `[FAQ 2]`, `[^2]`, `【4】`, `(FAQ #2)`, with the space before them. Not `list[0]`. */
const NUMBERED = new RegExp(`(?:[ \\t]+|(?<![\\p{L}\\d_]))${MARK}(?:[ \\t]*${MARK})*`, 'giu');
/** An id of the store, which no reader has any use for. */
const BY_ID = /[ \t]*[[(【]?\s*(?:faq|source|id)?\s*[#:]?\s*\b([\da-f]{24})\b\s*[\])】]?/gi;
/** How the model says that it does not know. */
const UNKNOWN = /[ \t]*\[\s*unknown\s*\][ \t]*/gi;

export interface ReadCitations {
  /** Without its marks. */
  text: string;
  /** Only what was really retrieved. */
  cited: Citation[];
  saysUnknown: boolean;
}

/** Reads the marks of an answer: each that names an FAQ of `knowledge` becomes a citation, and all are taken out. */
export function readCitations(text: string, knowledge: readonly RankedFaq[]): ReadCitations {
  const cited = new Map<string, Citation>();
  const cite = ({ faq }: RankedFaq): void => void cited.set(faq.id, { faq: faq.id, question: faq.question });
  let saysUnknown = false;
  const plain = text
    .replace(UNKNOWN, (mark, offset: number) => {
      saysUnknown = true;
      return offset > 0 && /\s$/.test(mark) ? ' ' : '';
    })
    .replace(NUMBERED, (marks) => {
      for (const number of marks.match(/\d+/g) ?? []) {
        const entry = knowledge[Number(number) - 1];
        if (entry) cite(entry);
      }
      return '';
    })
    .replace(BY_ID, (_, id: string) => {
      const entry = knowledge.find(({ faq }) => faq.id === id);
      if (entry) cite(entry);
      return '';
    });
  return { text: plain, cited: [...cited.values()], saysUnknown };
}
