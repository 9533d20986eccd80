import type { DiffPart, FaqContent, FaqDifference, FaqField } from '@switchboard/contracts';
import { diffArrays, diffWordsWithSpace } from 'diff';
import { FAQ_FIELDS } from '../faq-content';

/** Milliseconds for one text; two that have nothing in common are told as one replaced by the other. */
const TEXT_WITHIN = 100;

/**
 * What is different between two states of an FAQ, by field.
 * @param wordsOf what people read for the id of a related question
 */
export function differencesOf(
  before: FaqContent,
  after: FaqContent,
  wordsOf: (id: string) => string,
): FaqDifference[] {
  return FAQ_FIELDS.map((field): FaqDifference => {
    const parts = partsOf(field, before, after, wordsOf);
    return { field, isChanged: parts.some(({ kind }) => kind !== 'same'), parts };
  });
}

function partsOf(
  field: FaqField,
  before: FaqContent,
  after: FaqContent,
  wordsOf: (id: string) => string,
): DiffPart[] {
  switch (field) {
    case 'question':
    case 'answer':
      return textParts(before[field], after[field]);
    case 'keywords':
    case 'variants':
      return listParts(before[field], after[field]);
    case 'relatedQuestions':
      return listParts(before[field], after[field]).map(({ kind, text }) => ({ kind, text: wordsOf(text) }));
    case 'category':
    case 'isActive':
      return valueParts(String(before[field]), String(after[field]));
  }
}

function textParts(before: string, after: string): DiffPart[] {
  const changes = diffWordsWithSpace(before, after, { timeout: TEXT_WITHIN });
  if (!changes) return valueParts(before, after);
  return changes.map(({ added, removed, value }) => ({ kind: kindOf(added, removed), text: value }));
}

function listParts(before: readonly string[], after: readonly string[]): DiffPart[] {
  return diffArrays([...before], [...after]).flatMap(({ added, removed, value }) =>
    value.map((text): DiffPart => ({ kind: kindOf(added, removed), text })),
  );
}

function valueParts(before: string, after: string): DiffPart[] {
  if (before === after) return [{ kind: 'same', text: before }];
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

function kindOf(isAdded: boolean, isRemoved: boolean): DiffPart['kind'] {
  return isAdded ? 'added' : isRemoved ? 'removed' : 'same';
}
