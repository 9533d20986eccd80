/** What stands in for a part that was left out, so that the words around it don't become neighbours. */
const GAP = ' … ';

/** Code, addresses, file names, and short quotations: they hold any run of letters and address nobody. */
const NOT_PROSE = new RegExp(
  [
    '`[^`\\n]{1,200}`',
    '"[^"\\n]{1,60}"',
    // What somebody was called is reported, not said.
    '\\b[Cc]all(?:ed|s|ing)? (?:me|us|him|her|them|my \\w+) (?:an? |the )?(?:[\\w-]+ ){0,1}[\\w-]+',
    '\\bhttps?://\\S+|\\bwww\\.\\S+',
    '(?<![\\w.+%-])[\\w.+%-]{1,64}@[\\w-]{1,64}\\.[\\w.-]{1,64}',
    '(?<![\\w/])(?:[A-Za-z]:)?(?:[\\\\/][\\w.~-]+){2,}',
    '(?<!\\S)[@#][\\p{L}\\p{N}_-]*[\\p{N}_][\\p{L}\\p{N}_-]*(?!\\S*[*!$])',
    '(?<![\\p{L}\\p{N}.])\\.[a-z]{2,4}(?= |$)',
    '(?<![\\p{L}\\p{N}_])[\\p{L}\\p{N}]{2,40}_\\p{L}[\\p{L}\\p{N}_]*',
    '\\b(?=[a-f]*\\d)(?=\\d*[a-f])[0-9a-f]{7,64}\\b',
    '(?<!\\p{L})\\p{L}{1,40}\\(\\)',
  ].join('|'),
  'gu',
);
/** Order numbers, licence keys, part numbers: capitals and digits in groups. */
const CODE =
  /(?<![\p{L}\p{N}])(?=[\p{Lu}\p{N}])(?=[\p{Lu}\p{N}._/-]*\p{N})[\p{Lu}\p{N}]+(?:[-._/][\p{Lu}\p{N}]+)+(?![\p{L}\p{N}])/gu;
const SENTENCE_START = /(?:^|[.!?:\n])["'(\s]*$/;
const CAPITALISED = /(?<![\p{L}\p{N}'])\p{Lu}[\p{Ll}'-]+(?![\p{L}\p{N}])/gu;
const ACRONYM = /(?<![\p{L}\p{N}$@!*])\p{Lu}{2,5}(?![\p{L}\p{N}$@!*])/gu;
/** What follows a swear word in capitals, and no name. */
const ADDRESSEE = /^[ ,]+(?:you|u|off|this|that|your|yourself|yourselves|it|them|me)\b/i;

/** A text without what is not said in words: code, addresses, numbers, quoted titles. */
export function proseOf(text: string): string {
  const prose = text.replace(NOT_PROSE, (part) => (part === text.trim() ? part : GAP));
  return isShouted(prose) ? prose : prose.replace(CODE, GAP);
}

/**
 * Prose without names and acronyms, as far as capitals tell: a capitalised word in the middle of a sentence or beside
 * another one, and short words in capitals among small letters. A text in capitals, and one without any, stays whole.
 */
export function withoutNames(prose: string): string {
  if (isShouted(prose)) return prose;
  return prose
    .replace(CAPITALISED, (word, at: number) => (isName(prose, word, at) ? GAP : word))
    .replace(ACRONYM, (word) => (OPEN_ABUSE.test(word) ? word : GAP));
}

/** Hardly ever a name, unless beside another one or as a place; never an acronym. */
const OPEN_ABUSE = /f[uü]ck|shit|cunt|bitch|whore|twat|nigg|fagg/i;
/** Before a family name, though a full stop stands between them. */
const TITLE = /\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Herr|Frau)\.? $/;

function isName(prose: string, word: string, at: number): boolean {
  const after = prose.slice(at + word.length, at + word.length + 40);
  if (ADDRESSEE.test(after)) return false;
  const before = prose.slice(Math.max(0, at - 40), at);
  if (/\b(?:you(?: are|'re)?|such|fucking|bloody|stupid)(?: an?)? $/i.test(before)) return false;
  if (
    OPEN_ABUSE.test(word) &&
    !/(?<!\p{L})(?!(?:Get|Go|Oh|What|The|Holy|Stupid|You|This|That|So|Utter|Total|Absolute) )\p{Lu}\p{Ll}+ $|\b(?:in|from|near|called|named|name is) $/u.test(
      before,
    )
  )
    return false;
  return TITLE.test(before) || !SENTENCE_START.test(before) || /^ \p{Lu}\p{Ll}/u.test(after);
}

/** Mostly capitals, or every word with one: then capitals tell nothing. */
function isShouted(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}\p{N}$@!*'-]*/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  const shouted = words.filter((word) => !/\p{Ll}/u.test(word)).length;
  return (words.length > 3 && capitals === words.length) || shouted * 2 > words.length;
}
