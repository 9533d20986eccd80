import { LIMITS, type RewriteStyle } from '@switchboard/contracts';
import {
  FORMAL_WORDS,
  FRIENDLY_WORDS,
  FULL_FORMS,
  rightSpellingOf,
  SHORT_FORMS,
  SHORT_WORDS,
  type Replacement,
} from './rewriting-words';
import { readSentence } from './sentence-cues';
import { splitSentences } from './text-normalisation';

/** Code, links, addresses, quotations, names with dots or underscores in them, and the marks that stand for all these. */
const UNTOUCHABLE =
  /```[\s\S]*?```|`[^`\n]+`|\b(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|"[^"\n]*"|“[^”\n]*”|\b[\p{L}\p{N}]+(?:[._/\\-][\p{L}\p{N}]+)*[._/\\][\p{L}\p{N}]+\b|[\ue000-\uf8ff]+/gu;

/** More than this many sentences of a text are too many, unless each of them matters. */
const SHORT_TEXT_SENTENCES = 3;
/** Rules make room for one another; after a few rounds nothing changes any more. */
const ROUNDS = 5;

const GREETING = /^\s*(?:hi|hello|hey|dear|good (?:day|morning|afternoon|evening))\b/i;
const CLOSING =
  /\b(?:let (?:me|us) know|happy to help|best wishes|regards|anything else|have a (?:nice|great|good|lovely)|take care)\b/i;
const FRIENDLY_OPENING = 'Hi there! ';
const FRIENDLY_CLOSING = 'Let me know if you need anything else!';

/** Orders that a "please" makes kinder. */
const BARE_ORDER =
  /^(?:send|open|try|check|click|choose|restart|contact|tell|give|wait|use|go|sign|log|enter|upload|update|install|reply|select|visit|follow|make|confirm|provide|read)\b/i;

const STYLES: Record<RewriteStyle, (text: string) => string> = {
  corrected: correct,
  formal: (text) =>
    correct(apply([...FULL_FORMS, ...FORMAL_WORDS], text.replace(EMOJI, '').replace(/!+/g, '.'))),
  friendlier: (text) => befriend(apply([...FRIENDLY_WORDS, ...SHORT_FORMS], text)),
  // Sentences are told apart by their capital letters, so these are put right before.
  shorter: (text) => dropSentences(correct(apply(SHORT_WORDS, text))),
};
const EMOJI = /\s*(?:\p{Extended_Pictographic}[\ufe0f\u200d]*)+|\s*[:;]-?[)(DP](?=\s|$)/gu;

/**
 * An agent's draft in another style, by rules. Links, code and quotations stay as they are, and so do numbers and names.
 * A text that has the style already comes back as it is.
 */
export function rewrite(text: string, style: RewriteStyle): string {
  const kept: string[] = [];
  const masked = text.trim().replace(UNTOUCHABLE, (part) => {
    kept.push(part);
    return maskOf(kept.length - 1);
  });
  let current = masked;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = STYLES[style](current);
    if (next === current) break;
    current = next;
  }
  const result = current.replace(/\ue000(\d+)\ue001/g, (_, index: string) => kept[Number(index)] ?? '');
  return result.trim() === '' || result.length > LIMITS.messageContent ? text : result;
}

function maskOf(index: number): string {
  return `\ue000${index}\ue001`;
}

function apply(replacements: readonly Replacement[], text: string): string {
  return replacements.reduce((changed, [pattern, by]) => changed.replace(pattern, withCase(by)), text);
}

/** What begins with a capital letter goes on doing so. */
function withCase(by: string) {
  return (...matched: unknown[]): string => {
    const groups = matched.slice(1).filter((group) => typeof group === 'string');
    const found = String(matched[0]);
    const replaced = by.replace(/\$(\d)/g, (_, index: string) => String(groups[Number(index) - 1] ?? ''));
    return /^\p{Lu}/u.test(found) && /^\p{Ll}/u.test(replaced) ? capitalise(replaced) : replaced;
  };
}

function correct(text: string): string {
  const tidy = text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/ +([,.!?;:])(?=\s|$)/g, '$1')
    .replace(/([,;!?])(?=\p{L})/gu, '$1 ')
    .replace(/([!?])\1+/g, '$1')
    .replace(/\.{4,}/g, '...')
    .replace(/,{2,}/g, ',')
    .replace(/\b(?!(?:had|that|bye|very|so)\b)(\p{L}+) \1\b/giu, '$1')
    .replace(/\p{L}[\p{L}']*/gu, spell)
    .replace(/\bi(?=$|[\s,.!?]|'(?:m|ve|ll|d)\b)/g, 'I');
  return tidy.split('\n').map(correctLine).join('\n').trim();
}

function spell(word: string): string {
  const right = rightSpellingOf(word.toLowerCase());
  if (right === undefined) return word;
  return /^\p{Lu}/u.test(word) ? capitalise(right) : right;
}

/** Sentences begin with a capital letter, and the last one of a line of prose ends with a mark. */
function correctLine(line: string): string {
  const capitalised = line.replace(
    /(^|[.!?] )(\p{Ll})(?!\.)/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
  const isProse = capitalised.split(' ').length > 2 && !/^\s*(?:[-*•]|\d+[.)])\s/.test(capitalised);
  return isProse && /[\p{L}\p{N}\ue001)]$/u.test(capitalised) ? `${capitalised}.` : capitalised;
}

function befriend(text: string): string {
  const kinder = text
    .split('\n')
    .map((line) =>
      mapSentences(line, (sentence) => (BARE_ORDER.test(sentence) ? pleaseBefore(sentence) : sentence)),
    )
    .join('\n');
  const opened = GREETING.test(kinder) ? kinder : FRIENDLY_OPENING + kinder;
  const isOpen = /\?\s*$/.test(opened) || CLOSING.test(opened);
  return isOpen ? opened : `${opened}${/[.!:…]\s*$/.test(opened) ? '' : '.'} ${FRIENDLY_CLOSING}`;
}

function pleaseBefore(order: string): string {
  return `Please ${order.charAt(0).toLowerCase()}${order.slice(1)}`;
}

/** Drops courtesies, and of a long text what carries no number, link, question or result. */
function dropSentences(text: string): string {
  const matters = (sentence: string): boolean => {
    const { details, isQuestion, isResolution } = readSentence(sentence, false);
    return /[\d\ue000]/.test(sentence) || details > 0 || isQuestion || isResolution;
  };
  const isFiller = (sentence: string): boolean =>
    !/[\d\ue000?]/.test(sentence) && readSentence(sentence, false).isFiller;
  const lines = text.split('\n').map((line) => filterSentences(line, (sentence) => !isFiller(sentence)));
  const count = lines.reduce((sum, line) => sum + splitSentences(line).length, 0);
  let spare = Math.max(0, count - SHORT_TEXT_SENTENCES);
  // From the end: what comes first is what was asked.
  return lines
    .reverse()
    .map((line) => {
      const kept = splitSentences(line)
        .reverse()
        .filter((sentence) => {
          const isDropped = spare > 0 && !matters(sentence);
          if (isDropped) spare -= 1;
          return !isDropped;
        });
      return kept.reverse().join(' ');
    })
    .reverse()
    .filter((line) => line !== '')
    .join('\n');
}

function mapSentences(line: string, change: (sentence: string) => string): string {
  return splitSentences(line).map(change).join(' ');
}

function filterSentences(line: string, keeps: (sentence: string) => boolean): string {
  return splitSentences(line).filter(keeps).join(' ');
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
