import { MongoError, failedToParse } from '../errors';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/value';
import { findAll } from '../plan/query';
import { filterArgument } from '../query/filter';
import type { Collection } from '../storage/collection';
import type { WriteBatch } from '../storage/write-batch';
import { compileUpdate, isReplacement, type Update } from '../update/update';
import { upsertBase, withId } from '../update/upsert';
import { checkHint, collectionName, documentList, flag, refuseUnknownFields, type Command } from './command';
import { runStatements, writeErrors } from './write-errors';

const statementFields = new Set(['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint']);

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

function runStatement(collection: Collection, statement: Doc, batch: WriteBatch): Outcome {
  refuseUnknownFields('update.updates', statement, (name) => statementFields.has(name));
  const filter = filterArgument(statement.get('q'), 'q');
  const change = statement.get('u');
  if (change === undefined)
    throw failedToParse("BSON field 'update.updates.u' is missing but a required field");
  checkHint(statement.get('hint'), collection);
  const isMulti = flag(statement, 'multi');
  const update = compileUpdate(change, { filter, arrayFilters: statement.get('arrayFilters'), isMulti });
  const matches = findAll(collection, { filter, limit: isMulti ? undefined : 1 });
  if (matches.length === 0 && flag(statement, 'upsert')) {
    const made = insertUpsert(collection, filter, change, update, batch);
    return { matched: 1, modified: 0, upsertedId: made.get('_id') };
  }
  let modified = 0;
  for (const { record, doc } of matches)
    if (collection.replace(record, update(doc, false), batch)) modified++;
  return { matched: matches.length, modified, upsertedId: undefined };
}

export const update: Command = {
  fields: ['updates', 'ordered', 'bypassDocumentValidation'],
  run(command, { store, db }) {
    const statements = documentList(command, 'updates');
    const isUpserting = statements.some((statement) => flag(statement, 'upsert'));
    return store.write((batch) => {
      let [n, nModified] = [0, 0];
      const upserted: { index: number; _id: Value }[] = [];
      const name = collectionName(command);
      // Nothing is made for an update of nothing; a collection outside the store answers it.
      const collection =
        store.find(db, name) ?? (isUpserting ? store.findOrCreate(db, name, batch) : undefined);
      const errors = runStatements(statements, command.get('ordered') !== false, (statement, index) => {
        if (collection === undefined) {
          validate(statement);
          return;
        }
        const outcome = runStatement(collection, statement, batch);
        n += outcome.matched;
        nModified += outcome.modified;
        if (outcome.upsertedId !== undefined) upserted.push({ index, _id: outcome.upsertedId });
      });
      return { n, nModified, ...(upserted.length > 0 ? { upserted } : {}), ...writeErrors(errors) };
    });
  },
};

/** An update that cannot match anything is still refused when it is wrong. */
function validate(statement: Doc): void {
  refuseUnknownFields('update.updates', statement, (name) => statementFields.has(name));
  const filter = filterArgument(statement.get('q'), 'q');
  const change = statement.get('u');
  if (!isDoc(change) && !Array.isArray(change))
    throw new MongoError(9, 'Update argument must be either an object or an array');
  compileUpdate(change, {
    filter,
    arrayFilters: statement.get('arrayFilters'),
    isMulti: flag(statement, 'multi'),
  });
  findAll(undefined, { filter });
}
