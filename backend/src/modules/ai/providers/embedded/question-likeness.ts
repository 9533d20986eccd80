import { detectInjection } from '../../safety/injection-detector';
import { recognisePersonRequest } from './person-request';
import { recogniseSmallTalk } from './small-talk';
import { stemWord } from './stemming';
import { topicsOf } from './synonyms';
import { comparableWords, featuresOf, type FeatureBags } from './text-features';
import { isGibberish, isInformative, namesSubject } from './vague-words';

/** A question as it is compared with others: by what it is about, not by how it asks. */
export interface QuestionSubject {
  /** Stems of its telling words, and the topics that they stand for. */
  terms: string[];
  bags: FeatureBags;
}

/** @returns null when no FAQ could answer it: courtesies, "it does not work", a wish for a person, orders to the model */
export function subjectOf(text: string): QuestionSubject | null {
  const asksNothing =
    recogniseSmallTalk(text) !== undefined ||
    recognisePersonRequest(text).isRequested ||
    detectInjection(text).suspected;
  if (asksNothing) return null;
  const words = comparableWords(text);
  const stems = words.filter((word) => namesSubject(word) && !isGibberish(word)).map(stemWord);
  if (!stems.length) return null;
  const topics = stems.flatMap((stem) => topicsOf(stem).map((topic) => `topic ${topic}`));
  return { terms: [...new Set([...stems, ...topics])], bags: featuresOf(words.filter(isInformative)) };
}
