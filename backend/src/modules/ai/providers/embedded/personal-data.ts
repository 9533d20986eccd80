import type { Transcript } from '../ai-provider';
import { foldLetters } from './text-normalisation';

/** Capitalised words after a greeting, thanks or a title, and how people introduce themselves. */
const NAMED: readonly RegExp[] = [
  /\b(?:[Hh]i|[Hh]ey|[Hh]ello|[Dd]ear|[Tt]hanks|[Tt]hank you|[Ss]orry|[Ww]elcome|[Bb]ye|(?:[Gg]ood )?(?:[Mm]orning|[Aa]fternoon|[Ee]vening|[Dd]ay)),? (?:(?:Mr|Ms|Mrs|Dr|Mx)\.? )?(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?)(?=\s*[,.!?]|\s+from\b|\s+here\b|$)/gu,
  /\b(?:[Tt]his is|I'm|I am|[Mm]y name is|[Nn]ame's) (\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?)(?=\s*[,.!]|\s+from\b|$)/gu,
  /\b(\p{Lu}[\p{L}'-]+) (?:here|speaking)\b/gu,
  /\b(?:Mr|Ms|Mrs|Dr|Mx)\.? (\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?)/gu,
];
/** Begin sentences as names do. */
const NO_NAMES = new Set([
  'team',
  'support',
  'all',
  'there',
  'sir',
  'madam',
  'everyone',
  'again',
  'that',
  'this',
  'we',
  'you',
  'it',
  'right',
  'nobody',
  'is',
  'are',
  'what',
]);

const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
/** "order 55-81023", "my invoice INV-20931": the kind of number stays, the number goes. */
const REFERENCE =
  /\b((?:order|booking|customer|reference|invoice|account|ticket|case|contract|tracking|phone|serial|card|vat)(?: (?:number|no\.?|code|id|reference))?)(?: is)?:? #?(?=[\w/-]*\d)[\w/-]{3,}/giu;
/** Telephone, card and account numbers, and whatever else is long: years and error codes are not. */
const LONG_NUMBER = /\+?\d[\d ()/.-]{4,}\d/g;
const LONG_CODE = /\b(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d-]{6,}\b/g;
/** A code that is somebody's own has many digits, or letters between them; a product's or a voucher's has not. */
const PERSONAL_CODE = /(?:\d.*){4}|\d[A-Z]+\d/;
/** After what an error's code follows. */
const ERROR_BEFORE = /(?:error|code|status|version)s?:? $/i;

/** Names that people in the conversation call each other, in lower case. */
export function namesIn(transcript: Transcript): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { content } of transcript) {
    for (const pattern of NAMED) {
      for (const [, found = ''] of content.matchAll(pattern)) {
        for (const name of foldLetters(found).split(' ')) if (!NO_NAMES.has(name)) names.add(name);
      }
    }
  }
  return names;
}

/** A sentence that can stand without the people it was said by: their names, addresses and numbers are out. */
export function withoutPersonalData(sentence: string, names: ReadonlySet<string>): string {
  return sentence
    .replace(ADDRESS, '')
    .replace(REFERENCE, '$1')
    .replace(LONG_NUMBER, (number, at: number) =>
      number.replace(/\D/g, '').length < 6 ? number : errorOrNothing(sentence, at, number),
    )
    .replace(LONG_CODE, (code, at: number) =>
      PERSONAL_CODE.test(code) ? errorOrNothing(sentence, at, code) : code,
    )
    .replace(/(,\s*)?(?<![\p{L}\p{N}])\p{Lu}[\p{L}'-]*/gu, (word) =>
      names.has(foldLetters(word.replace(/^,\s*/, ''))) ? '' : word,
    )
    .replace(/\s+([,.!?])/g, '$1')
    .replace(/,(?=[.!?]|$)/g, '')
    .replace(/\(\s*\)/g, '')
    .replace(/\s{2,}/g, ' ')
    .replace(/^[\s,.;:]+/, '')
    .trim();
}

function errorOrNothing(sentence: string, at: number, code: string): string {
  return ERROR_BEFORE.test(sentence.slice(0, at)) ? code : '';
}
