import { foldLetters } from './text-normalisation';

const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
  '€': 'e',
  '+': 't',
  // Cyrillic and Greek letters that look Latin.
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  к: 'k',
  т: 't',
  м: 'm',
  н: 'h',
  в: 'b',
  α: 'a',
  ε: 'e',
  ο: 'o',
  ι: 'i',
  κ: 'k',
  υ: 'u',
  ν: 'v',
  μ: 'u',
  ß: 'b',
  ø: 'o',
  ƒ: 'f',
  '£': 'l',
  '¥': 'y',
  '¢': 'c',
  '(': 'c',
  '6': 'g',
  '9': 'g',
  τ: 't',
  ρ: 'p',
  ς: 'c',
};
/** Letters set apart: "f u c k", "f.u.c.k", "k 1 l l". */
const SPACED_LETTERS =
  /(?<![\p{L}\p{N}'])(?:[\p{L}\p{N}!@$][\s._*-]{1,2}){2,30}[\p{L}\p{N}](?![\p{L}\p{N}'])/gu;
const DIGITS_APART = /^[\p{N}\W_]+$/u;
/** A word with a look-alike among its letters. "Version2", "3rd" and "item 5" have theirs at one end. */
const DISGUISED =
  /\p{L}[^\p{L}\s'.,;:?/\\_-]+\p{L}|^[@$!|€(£]+\p{L}{2}|^\p{N}{1,2}\p{L}{2,}|\p{L}{2}[$3]+$|^\p{L}[^\p{L}\s'.,;:?/\\_-]{2,}$/u;
const FOREIGN_LETTERS = /[^\P{L}\p{Script=Latin}]|ƒ/u;
const LATIN = /[a-z]/;

/**
 * The ways a text could be meant, in lower case: as written, and, where words look disguised, with letters set apart
 * ("f u c k") put together, stretched ones ("fuuuck") shortened, and look-alikes read as the letters they stand for.
 */
export function undisguise(text: string): string[] {
  const plain = foldLetters(text).replace(/\s+/g, ' ').trim();
  const joined = plain.replace(SPACED_LETTERS, (run) =>
    DIGITS_APART.test(run) ? run : run.replace(/[\s._*-]/gu, ''),
  );
  const read = joined.split(' ').map(readToken).join(' ');
  return Array.from(new Set([plain, joined, read]));
}

function readToken(token: string): string {
  const word = token.replace(/[.,;:?!)"]+$/u, '');
  const rest = token.slice(word.length);
  const shortened = word.replace(/([a-z])\1{2,}/g, '$1');
  const foreign = FOREIGN_LETTERS.test(word) && LATIN.test(word);
  if (!foreign && !DISGUISED.test(shortened)) return shortened + rest;
  return Array.from(shortened, (sign) => LOOKALIKES[sign] ?? sign).join('') + rest;
}
