import { failedToParse } from '../errors';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/value';
import { findAll } from '../plan/query';
import type { Collection } from '../storage/collection';
import type { WriteBatch } from '../storage/write-batch';
import { compileUpdate, isReplacement, type Update } from '../update/update';
import { upsertBase, withId } from '../update/upsert';
import {
  collectionName,
  documentList,
  flag,
  missingField,
  refuseUnknownFields,
  requiredDocument,
  type Command,
} from './command';
import { runStatements, writeErrors } from './write-errors';

const statementFields = new Set(['q', 'u', 'multi', 'upsert', 'arrayFilters']);

/** Makes and stores the document of an upsert that found nothing; gives it back. */
export function insertUpsert(
  collection: Collection,
  filter: Doc,
  update: Value,
  apply: Update,
  batch: WriteBatch,
): Doc {
  const made = withId(apply(upsertBase(filter, isReplacement(update)), true));
  collection.insert(made, batch);
  return made;
}

interface Outcome {
  readonly matched: number;
  readonly modified: number;
  readonly upsertedId: Maybe;
}

interface Statement {
  readonly filter: Doc;
  readonly change: Value;
  readonly arrayFilters: Maybe;
  readonly isMulti: boolean;
  readonly isUpsert: boolean;
}

function parseStatement(statement: Doc): Statement {
  refuseUnknownFields('update.updates', statement, (name) => statementFields.has(name));
  const filter = requiredDocument('update.updates', statement, 'q');
  const change = statement.get('u');
  if (change === undefined) throw missingField('update.updates.u');
  if (!isDoc(change) && !Array.isArray(change))
    throw failedToParse('Update argument must be either an object or an array');
  return {
    filter,
    change,
    arrayFilters: statement.get('arrayFilters'),
    isMulti: flag(statement, 'multi'),
    isUpsert: flag(statement, 'upsert'),
  };
}

function runStatement(
  collection: Collection | undefined,
  { filter, change, arrayFilters, isMulti, isUpsert }: Statement,
  batch: WriteBatch,
): Outcome {
  const update = compileUpdate(change, { filter, arrayFilters, isMulti });
  const matches = findAll(collection, { filter, limit: isMulti ? undefined : 1 });
  if (matches.length === 0 && isUpsert) {
    const made = insertUpsert(collection!, filter, change, update, batch);
    return { matched: 1, modified: 0, upsertedId: made.get('_id') };
  }
  let modified = 0;
  for (const { record, doc } of matches)
    if (collection!.replace(record, update(doc, false), batch)) modified++;
  return { matched: matches.length, modified, upsertedId: undefined };
}

export const update: Command = {
  fields: ['updates', 'ordered'],
  run(command, { store, db }) {
    const statements = documentList(command, 'updates').map(parseStatement);
    return store.write((batch) => {
      let [n, nModified] = [0, 0];
      const upserted: { index: number; _id: Value }[] = [];
      const name = collectionName(command);
      // Only an upsert makes the collection; an update of nothing is still refused when it is wrong.
      const isUpserting = statements.some(({ isUpsert }) => isUpsert);
      const collection =
        store.find(db, name) ?? (isUpserting ? store.findOrCreate(db, name, batch) : undefined);
      const errors = runStatements(statements, command.get('ordered') !== false, (statement, index) => {
        const outcome = runStatement(collection, statement, batch);
        n += outcome.matched;
        nModified += outcome.modified;
        if (outcome.upsertedId !== undefined) upserted.push({ index, _id: outcome.upsertedId });
      });
      return { n, nModified, ...(upserted.length > 0 ? { upserted } : {}), ...writeErrors(errors) };
    });
  },
};
