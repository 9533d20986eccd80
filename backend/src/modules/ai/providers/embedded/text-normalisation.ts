import { stripInvisible } from '../../safety/invisible';

/**
 * Brings a text into one form: Unicode NFKC (full-width and ornamental letters become plain ones), curly quotes
 * straight, and nothing in it that a reader can't see.
 */
export function normaliseText(text: string): string {
  return stripInvisible(text.normalize('NFKC'))
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
