import { MongoError, errorCodes } from '../../errors';
import { splitPath, withField } from '../../bson/path';
import { isDoc, type Doc, type Maybe, type Value } from '../../bson/value';
import { pause } from '../../flow';
import type { StageCompiler } from './stage';

/** The value at a path of plain documents; `$unwind` does not look through arrays on the way. */
function plainValue(doc: Doc, path: readonly string[]): Maybe {
  let value: Maybe = doc;
  for (const name of path) value = isDoc(value) ? value.get(name) : undefined;
  return value;
}

function withoutField(doc: Doc, path: readonly string[], at = 0): Doc {
  const copy: Doc = new Map(doc);
  const inner = copy.get(path[at]!);
  if (at === path.length - 1) copy.delete(path[at]!);
  else if (isDoc(inner)) copy.set(path[at]!, withoutField(inner, path, at + 1));
  return copy;
}

/** `$unwind`: one document for each element of an array. */
export const unwind: StageCompiler = (operand) => {
  const options: Doc = isDoc(operand) ? operand : new Map([['path', operand]]);
  for (const name of options.keys()) {
    if (!['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name)) {
      throw new MongoError(28811, `unrecognized option to $unwind stage: ${name}`);
    }
  }
  const field = options.get('path');
  if (typeof field !== 'string')
    throw new MongoError(28808, 'expected a string as the path for $unwind stage');
  if (!field.startsWith('$')) {
    throw new MongoError(28818, `path option to $unwind stage should be prefixed with a '$': ${field}`);
  }
  const path = splitPath(field.slice(1));
  const index = options.get('includeArrayIndex');
  if (index !== undefined && typeof index !== 'string') {
    throw new MongoError(errorCodes.TypeMismatch, 'includeArrayIndex has to be a string');
  }
  const preserve = options.get('preserveNullAndEmptyArrays') === true;
  const indexed = (doc: Doc, position: Value): Doc =>
    index === undefined ? doc : withField(doc, splitPath(index), position);
  const unwound = (doc: Doc): Doc[] => {
    const value = plainValue(doc, path);
    if (Array.isArray(value) && value.length > 0) {
      return value.map((item, position) => indexed(withField(doc, path, item), BigInt(position)));
    }
    const isAbsent = value === undefined || value === null || Array.isArray(value);
    if (isAbsent && !preserve) return [];
    return [indexed(Array.isArray(value) ? withoutField(doc, path) : doc, null)];
  };
  return function* (docs) {
    for (const doc of docs) {
      if (doc === pause) yield pause;
      else yield* unwound(doc);
    }
  };
};
