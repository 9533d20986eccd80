import { failedToParse } from '../errors';
import { decode } from '../bson/decode';
import { parseSort } from '../bson/sort';
import type { Doc, Maybe } from '../bson/value';
import { findAll } from '../plan/query';
import { filterArgument } from '../query/filter';
import { compileProjection } from '../query/projection';
import { compileUpdate } from '../update/update';
import { collectionName, flag, optionalDocument, type Command, type Reply } from './command';
import { insertUpsert } from './update';

function checkOptions(command: Doc): void {
  const isRemove = flag(command, 'remove');
  const hasUpdate = command.has('update');
  if (isRemove && hasUpdate) throw failedToParse('Cannot specify both an update and remove=true');
  if (!isRemove && !hasUpdate) throw failedToParse('Either an update or remove=true must be specified');
  if (isRemove && flag(command, 'upsert'))
    throw failedToParse('Cannot specify both upsert=true and remove=true');
  if (isRemove && command.has('arrayFilters'))
    throw failedToParse('Cannot specify arrayFilters and remove=true');
  if (isRemove && flag(command, 'new')) {
    throw failedToParse(
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    );
  }
}

export const findAndModify: Command = {
  fields: ['query', 'update', 'remove', 'new', 'upsert', 'fields', 'sort', 'arrayFilters'],
  run(command, { store, db }): Reply {
    checkOptions(command);
    const filter = filterArgument(command.get('query'), 'query');
    const fields = optionalDocument(command, 'fields');
    const project = fields.size > 0 ? compileProjection(fields) : (doc: Doc): Doc => doc;
    const sort = parseSort(optionalDocument(command, 'sort'));
    const change = command.get('update');
    const update =
      change === undefined
        ? undefined
        : compileUpdate(change, { filter, arrayFilters: command.get('arrayFilters'), isMulti: false });
    const isUpsert = flag(command, 'upsert');
    const wantsNew = flag(command, 'new');
    return store.write((batch) => {
      const name = collectionName(command);
      const collection = store.find(db, name) ?? (isUpsert ? store.findOrCreate(db, name, batch) : undefined);
      const [match] = findAll(collection, { filter, sort, limit: 1 });
      const answer = (value: Maybe, lastErrorObject: object): Reply => ({
        lastErrorObject,
        value: value ?? null,
      });
      if (match !== undefined && update === undefined) {
        collection!.remove(match.record, batch);
        return answer(project(match.doc), { n: 1 });
      }
      if (match !== undefined) {
        const before = decode(match.bytes);
        // The update works on the matched document itself, which carries the text score that a projection may ask for.
        const after = update!(match.doc, false);
        collection!.replace(match.record, after, batch);
        return answer(project(wantsNew ? after : before), { n: 1, updatedExisting: true });
      }
      if (!isUpsert) return answer(null, update === undefined ? { n: 0 } : { n: 0, updatedExisting: false });
      const made = insertUpsert(collection!, filter, change!, update!, batch);
      return answer(wantsNew ? project(made) : null, {
        n: 1,
        updatedExisting: false,
        upserted: made.get('_id'),
      });
    });
  },
};
