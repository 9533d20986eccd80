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
/** Order numbers, licence keys and file names: digits in them are digits. */
const CODE = /[\p{L}\p{N}][-_.#/][\p{L}\p{N}]*\p{N}|\p{N}[\p{L}\p{N}]*[-_./]\p{L}/u;
const SPACED_LETTERS = /(?<![\p{L}\p{N}'])(?:\p{L}[\s._*-]{1,2}){2,}\p{L}(?![\p{L}\p{N}'])/gu;

/**
 * The ways a text could be meant, in lower case: as written, with digits and signs read as the letters they look
 * like, and with letters set apart ("f u c k") put together.
 */
export function undisguise(text: string): string[] {
  const plain = foldLetters(text).replace(/\s+/g, ' ').trim();
  const joined = plain.replace(SPACED_LETTERS, (run) => run.replace(/[^\p{L}]/gu, ''));
  const readings = [plain, joined, readLookalikes(plain), readLookalikes(joined)];
  return Array.from(new Set(readings));
}

function readLookalikes(text: string): string {
  return text
    .split(' ')
    .map((token) => {
      const word = token.replace(/[.,;:?!)"]+$/u, '');
      const letters = word.match(/\p{L}/gu)?.length ?? 0;
      if (letters === 0 || CODE.test(word) || /^\p{L}\p{N}+$/u.test(word)) return token;
      return Array.from(word, (sign) => LOOKALIKES[sign] ?? sign).join('') + token.slice(word.length);
    })
    .join(' ');
}
