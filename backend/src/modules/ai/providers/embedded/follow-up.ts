import type { FaqRanker } from './faq-ranker';
import { splitWords } from './text-normalisation';
import { isGibberish, namesSubject } from './vague-words';

/** A pronoun, or a bare "and how long?". "And how do I pay?" begins with a link but is a question of its own. */
const REFERS_BACK =
  /\b(?:it|that|this|they|them|those|these)\b|^(?:and |but |so |then |also )?(?:how|what|why|when|where|which)(?: about| long| much| many| else)?\s*\S{0,12}\??$/i;
/** A question with more words stands on its own feet. */
const FOLLOW_UP_WORDS = 9;

/** As `comparableWords` gives them. */
const ITSELF = new Set(['it', 'they', 'them']);
/** These may also point at something new: "use that toaster". */
const POINTING = new Set(['that', 'this', 'those', 'these']);
const AUXILIARIES = new Set(
  'is are was were do does did can could will would should may might must has have had'.split(' '),
);
const BEING = new Set(['be', 'been', 'not']);

/** Whether a question is to be read together with the one before it: it is short and points back. */
export function pointsBack(question: string): boolean {
  return splitWords(question).length <= FOLLOW_UP_WORDS && REFERS_BACK.test(question.trim());
}

/**
 * Whether it brings a subject of its own that the knowledge base has never heard of. Then the one before it is no
 * answer: "can I connect it to my fridge?" after "where is my data stored?" is not about where data is stored.
 */
export function bringsStrangeSubject(ranker: FaqRanker, question: string): boolean {
  const words = ranker.readWords(question);
  return words.some(
    (word, at) =>
      namesSubject(word) && !isGibberish(word) && !ranker.knows(word) && !isSaidOfWhatWasSaid(words, at),
  );
}

/** "Can I revoke that?", "is it immediate?": a strange word, but about the old subject. */
function isSaidOfWhatWasSaid(words: readonly string[], at: number): boolean {
  const [before, last, next] = [words[at - 2] ?? '', words[at - 1] ?? '', words[at + 1] ?? ''];
  if (ITSELF.has(next) || POINTING.has(next) || ITSELF.has(last) || BEING.has(last)) return true;
  return POINTING.has(last) && AUXILIARIES.has(before);
}
