/** Zero-width marks, soft hyphen, bidirectional controls and control characters other than tab and line ends. */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]|[\u{e0000}-\u{e0fff}]/gu;

/**
 * Brings a text into one form: Unicode NFKC (full-width and ornamental letters become plain ones), curly quotes
 * straight, and nothing in it that a reader can't see.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”]/g, '"');
}

/** Lower-case letters without accents, so that "é" and "e" are one. */
export function foldLetters(text: string): string {
  return normaliseText(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC');
}

/** Words, numbers and contractions ("don't" is one word) in order, lower case. */
export function splitWords(text: string): string[] {
  return foldLetters(text).match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? [];
}

/** Sentences with their final mark, trimmed. */
export function splitSentences(text: string): string[] {
  return Array.from(SENTENCES.segment(text), (part) => part.segment.trim()).filter(Boolean);
}

/** Sentences with all that stands between them: joined, they are the text again. */
export function piecesOf(text: string): string[] {
  return Array.from(SENTENCES.segment(text), ({ segment }) => segment);
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });
