import { MongoError, errorCodes, failedToParse } from '../../errors';
import { encodeKey } from '../../bson/key';
import { reach, splitPath, withField } from '../../bson/path';
import type { Doc, Value } from '../../bson/value';
import { gathered, pause, type Flow, type Work } from '../../flow';
import { stageDocument, type StageCompiler, type StageContext } from './stage';

function textField(spec: Doc, name: string): string {
  const value = spec.get(name);
  if (typeof value === 'string') return value;
  throw failedToParse(`$lookup needs '${name}' to be a string`);
}

/** The values a document joins by: array elements one by one; null where there is none. */
function joinValues(doc: Doc, path: readonly string[]): Value[] {
  const values = reach(doc, path).flatMap((leaf) => leaf ?? (leaf === null ? [null] : []));
  return values.length === 0 ? [null] : values;
}

/** Finds partners by the foreign index, or through a hash of the whole foreign collection built once. */
function* partnerFinder(
  context: StageContext,
  from: string,
  foreignField: string,
): Work<(values: Value[]) => Flow<Doc>> {
  if (context.hasIndexOn(from, foreignField)) {
    return (values) => context.find(from, new Map([[foreignField, new Map([['$in', values]])]]));
  }
  const foreign = yield* gathered(context.find(from, new Map()));
  const path = splitPath(foreignField);
  const positions = new Map<string, number[]>();
  foreign.forEach((doc, position) => {
    const leaves = reach(doc, path);
    const keys = leaves.flatMap((leaf) => (Array.isArray(leaf) ? [leaf, ...leaf] : [leaf])).map(encodeKey);
    for (const key of new Set(keys)) {
      const list = positions.get(key);
      if (list === undefined) positions.set(key, [position]);
      else list.push(position);
    }
  });
  return (values) => {
    const found = new Set(values.flatMap((value) => positions.get(encodeKey(value)) ?? []));
    return [...found].sort((a, b) => a - b).map((position) => foreign[position]!);
  };
}

/** `$lookup` by equality of two fields, with an optional pipeline over what was found; no `let`. */
export const lookup: StageCompiler = (operand, context) => {
  const spec = stageDocument('$lookup', operand);
  for (const name of spec.keys()) {
    if (!['from', 'localField', 'foreignField', 'as', 'pipeline'].includes(name)) {
      throw new MongoError(errorCodes.NotImplemented, `'${name}' of $lookup is not supported by this server`);
    }
  }
  const from = textField(spec, 'from');
  const localPath = splitPath(textField(spec, 'localField'));
  const foreignField = textField(spec, 'foreignField');
  const asPath = splitPath(textField(spec, 'as'));
  const inner = spec.has('pipeline') ? context.compile(spec.get('pipeline')!, context) : undefined;
  return function* (docs) {
    // The join pauses of its own: by then the documents must have been read, or writes would come in between.
    const all = yield* gathered(docs);
    if (all.length === 0) return;
    const partners = yield* partnerFinder(context, from, foreignField);
    for (const doc of all) {
      yield pause;
      const found = partners(joinValues(doc, localPath));
      yield withField(doc, asPath, yield* gathered(inner === undefined ? found : inner(found)));
    }
  };
};
