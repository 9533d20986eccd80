import { MongoError, badValue, errorCodes, failedToParse } from '../errors';
import { isTruthy, type Doc } from '../bson/value';
import type { Collection } from '../storage/collection';
import type { TextIndex } from '../storage/text-index';
import { fold, tokenize } from './tokens';

interface TextQuery {
  readonly terms: ReadonlySet<string>;
  readonly excludedTerms: ReadonlySet<string>;
  readonly phrases: readonly string[];
  readonly excludedPhrases: readonly string[];
}

const options = new Set(['$search', '$language', '$caseSensitive', '$diacriticSensitive']);

function searchString(condition: Doc): string {
  for (const name of condition.keys())
    if (!options.has(name)) throw badValue(`extra fields in $text: ${name}`);
  const search = condition.get('$search');
  if (typeof search !== 'string')
    throw failedToParse('$search had the wrong type, or is missing; expected string');
  for (const name of ['$caseSensitive', '$diacriticSensitive']) {
    if (isTruthy(condition.get(name))) throw badValue(`${name} is not supported by this server`);
  }
  const language = condition.get('$language') ?? 'english';
  if (language !== 'english') throw badValue('$language other than english is not supported by this server');
  return search;
}

/** Splits a search into words, "phrases" and -exclusions. */
function parseSearch(search: string, index: TextIndex): TextQuery {
  const isEnglish = index.spec.document.get('default_language') !== 'none';
  const terms = new Set<string>();
  const excludedTerms = new Set<string>();
  const phrases: string[] = [];
  const excludedPhrases: string[] = [];
  for (const [, minus, phrase, plain] of search.matchAll(/(?:(?<=^|\s)(-))?(?:"([^"]*)"|([^\s"]+))/gu)) {
    const words = tokenize(phrase ?? plain!, index.stem, isEnglish);
    if (phrase !== undefined) (minus ? excludedPhrases : phrases).push(fold(phrase));
    // The words of an excluded phrase are not excluded one by one.
    if (minus && phrase !== undefined) continue;
    for (const item of words) (minus ? excludedTerms : terms).add(item);
  }
  return { terms, excludedTerms, phrases, excludedPhrases };
}

function isAccepted(doc: Doc, query: TextQuery, index: TextIndex): boolean {
  if (query.phrases.length + query.excludedPhrases.length === 0) return true;
  const texts = [...index.texts(doc)].map(({ text }) => fold(text));
  const contains = (phrase: string): boolean => texts.some((text) => text.includes(phrase));
  return query.phrases.every(contains) && !query.excludedPhrases.some(contains);
}

/** Answers `$text`: the records found and their scores. */
export function searchText(collection: Collection, condition: Doc): Map<number, number> {
  const search = searchString(condition);
  const index = collection.textIndex;
  if (index === undefined)
    throw new MongoError(errorCodes.IndexNotFound, 'text index required for $text query');
  const query = parseSearch(search, index);
  const found = index.search(query.terms);
  for (const record of index.search(query.excludedTerms).keys()) found.delete(record);
  for (const record of found.keys()) {
    if (!isAccepted(collection.document(record)!, query, index)) found.delete(record);
  }
  return found;
}
