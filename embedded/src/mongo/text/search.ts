import { MongoError, badValue, errorCodes, typeMismatch } from '../errors';
import { isTruthy, typeName, type Doc } from '../bson/value';
import type { Collection } from '../storage/collection';
import type { TextIndex } from '../storage/text-index';
import { parseSearch, type TextQuery } from './search-string';
import { fold, languageNamed, tokenize, type Language } from './tokens';

const options = new Set(['$search', '$language', '$caseSensitive', '$diacriticSensitive']);

function stringOption(condition: Doc, name: string): string | undefined {
  const value = condition.get(name);
  if (value === undefined || typeof value === 'string') return value;
  throw typeMismatch(`"${name}" had the wrong type. Expected string, found ${typeName(value)}`);
}

function searchString(condition: Doc): string {
  const search = stringOption(condition, '$search');
  if (search === undefined) throw new MongoError(errorCodes.NoSuchKey, 'Missing expected field "$search"');
  for (const name of condition.keys())
    if (!options.has(name)) throw badValue(`extra fields in $text: ${name}`);
  for (const name of ['$caseSensitive', '$diacriticSensitive']) {
    if (isTruthy(condition.get(name))) throw badValue(`${name} is not supported by this server`);
  }
  return search;
}

function searchLanguage(condition: Doc, index: TextIndex): Language {
  const name = stringOption(condition, '$language');
  if (name === undefined) return index.language;
  const language = languageNamed(name);
  if (language === undefined) throw badValue(`unsupported language: "${name}" for text index version 3`);
  return language;
}

function isAccepted(doc: Doc, query: TextQuery, index: TextIndex): boolean {
  const texts = [...index.texts(doc)].map(({ text }) => text);
  if (query.excludedTerms.size > 0) {
    // All words count here, stop words too.
    const isExcluded = (term: string): boolean => query.excludedTerms.has(term);
    if (texts.some((text) => tokenize(text, index.language, true).some(isExcluded))) return false;
  }
  const folded = texts.map(fold);
  const contains = (phrase: string): boolean => folded.some((text) => text.includes(phrase));
  return query.phrases.every(contains) && !query.excludedPhrases.some(contains);
}

/** Answers `$text`: the records found and their scores. */
export function searchText(collection: Collection, condition: Doc): Map<number, number> {
  const search = searchString(condition);
  const index = collection.textIndex;
  if (index === undefined)
    throw new MongoError(errorCodes.IndexNotFound, 'text index required for $text query');
  const query = parseSearch(search, searchLanguage(condition, index));
  const found = index.search(query.terms);
  if (query.excludedTerms.size + query.phrases.length + query.excludedPhrases.length === 0) return found;
  for (const record of found.keys()) {
    if (!isAccepted(collection.document(record)!, query, index)) found.delete(record);
  }
  return found;
}
