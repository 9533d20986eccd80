import { MongoError, badValue, errorCodes } from '../errors';
import { encodeKey } from '../bson/key';
import { print } from '../bson/print';
import { isDoc, type Value } from '../bson/value';
import type { Collection } from '../storage/collection';
import { parseIndexSpec, type IndexSpec } from '../storage/index-spec';
import { collectionName, documentList, optionalCount, requireCollection, type Command } from './command';

const createIndexes: Command = {
  fields: ['indexes'],
  run(command, { store, db }) {
    const indexes = command.get('indexes');
    if (Array.isArray(indexes) && indexes.length === 0)
      throw badValue('Must specify at least one index to create');
    const specs = documentList(command, 'indexes').map(parseIndexSpec);
    return store.write((batch) => {
      const existed = store.find(db, collectionName(command)) !== undefined;
      const collection = store.findOrCreate(db, collectionName(command), batch);
      const numIndexesBefore = collection.indexes.length;
      const made = specs.filter((spec) => store.createIndex(collection, spec, batch)).length;
      return {
        numIndexesBefore,
        numIndexesAfter: numIndexesBefore + made,
        createdCollectionAutomatically: !existed,
        ...(made === 0 ? { note: 'all indexes already exist' } : {}),
      };
    });
  },
};

const listIndexes: Command = {
  fields: ['cursor'],
  run(command, context) {
    const collection = requireCollection(command, context);
    const cursor = command.get('cursor');
    const batchSize = isDoc(cursor) ? optionalCount(cursor, 'batchSize') : undefined;
    const found = collection.indexes.map(({ document }) => document);
    return { cursor: context.cursors.start(collection.namespace, found, batchSize) };
  },
};

function indexesNamed(collection: Collection, wanted: Value | undefined): IndexSpec[] {
  if (wanted === '*') return collection.indexes.filter(({ name }) => name !== '_id_');
  if (Array.isArray(wanted)) return wanted.flatMap((one) => indexesNamed(collection, one));
  if (typeof wanted !== 'string' && !isDoc(wanted))
    throw badValue("dropIndexes needs 'index' to be a name, names or a key pattern");
  const [found, another] = collection.indexes.filter(({ name, key }) =>
    typeof wanted === 'string' ? name === wanted : encodeKey(key) === encodeKey(wanted),
  );
  if (another !== undefined)
    throw new MongoError(
      errorCodes.AmbiguousIndexKeyPattern,
      `several indexes found for key: ${print(wanted)}, identify by name instead`,
    );
  if (found === undefined) {
    throw new MongoError(
      errorCodes.IndexNotFound,
      typeof wanted === 'string'
        ? `index not found with name [${wanted}]`
        : `can't find index with key: ${print(wanted)}`,
    );
  }
  if (found.name === '_id_') throw new MongoError(errorCodes.InvalidOptions, 'cannot drop _id index');
  return [found];
}

const dropIndexes: Command = {
  fields: ['index'],
  run(command, context) {
    const collection = requireCollection(command, context);
    const nIndexesWas = collection.indexes.length;
    const wanted = command.get('index');
    const specs = new Set(indexesNamed(collection, wanted));
    context.store.write((batch) => specs.forEach((spec) => context.store.dropIndex(collection, spec, batch)));
    return wanted === '*' ? { nIndexesWas, msg: 'non-_id indexes dropped for collection' } : { nIndexesWas };
  },
};

export const indexCommands: Readonly<Record<string, Command>> = { createIndexes, listIndexes, dropIndexes };
