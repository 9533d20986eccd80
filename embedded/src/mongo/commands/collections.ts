import { MongoError, errorCodes } from '../errors';
import { isDoc, type Doc, type Value } from '../bson/value';
import { compileFilter } from '../query/filter';
import type { Collection } from '../storage/collection';
import {
  collectionName,
  findCollection,
  flag,
  optionalCount,
  optionalDocument,
  type Command,
} from './command';

const create: Command = {
  fields: [],
  run(command, { store, db }) {
    const name = collectionName(command);
    if (store.find(db, name)) {
      // As MongoDB 7: making it again with the same (no) options is fine.
      return {};
    }
    store.write((batch) => store.findOrCreate(db, name, batch));
    return {};
  },
};

const drop: Command = {
  fields: [],
  run(command, context) {
    const collection = findCollection(command, context);
    if (collection === undefined) return {};
    const nIndexesWas = collection.indexes.length;
    context.store.write((batch) => context.store.drop(collection, batch));
    return { nIndexesWas, ns: collection.namespace };
  },
};

const dropDatabase: Command = {
  fields: [],
  run(_command, { store, db }) {
    const collections = store.collections(db);
    store.write((batch) => collections.forEach((collection) => store.drop(collection, batch)));
    return collections.length > 0 ? { dropped: db } : {};
  },
};

const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'cursor', 'authorizedCollections'],
  run(command, { store, db, cursors }) {
    const matches = compileFilter(optionalDocument(command, 'filter'));
    const cursor = command.get('cursor');
    const batchSize = isDoc(cursor) ? optionalCount(cursor, 'batchSize') : undefined;
    const isNameOnly = flag(command, 'nameOnly');
    const found = store
      .collections(db)
      .map(({ name, idIndex }): Doc => {
        const info: Doc = new Map<string, Value>([
          ['name', name],
          ['type', 'collection'],
        ]);
        if (!isNameOnly) {
          info.set('options', new Map());
          info.set('info', new Map([['readOnly', false]]));
          info.set('idIndex', idIndex.spec.document);
        }
        return info;
      })
      .filter(matches);
    return { cursor: cursors.start(`${db}.$cmd.listCollections`, found, batchSize) };
  },
};

/** Without what depends on how an engine lays them out: sizes on disk, of indexes, of the disk itself. */
const dbStats: Command = {
  fields: [],
  run(_command, { store, db }) {
    const collections = store.collections(db);
    const sum = (of: (collection: Collection) => number) =>
      collections.reduce((total, collection) => total + of(collection), 0);
    const objects = sum(({ size }) => size);
    const dataSize = sum(({ dataBytes }) => dataBytes);
    return {
      db,
      collections: collections.length,
      views: 0,
      objects,
      avgObjSize: objects > 0 ? dataSize / objects : 0,
      dataSize,
      indexes: sum(({ indexes }) => indexes.length),
      scaleFactor: 1,
    };
  },
};

/** Transactions are refused as a standalone server refuses them. */
const noTransactions: Command = {
  fields: ['txnNumber', 'autocommit', 'startTransaction'],
  run() {
    throw new MongoError(
      errorCodes.IllegalOperation,
      'Transaction numbers are only allowed on a replica set member or mongos',
    );
  },
};

export const collectionCommands: Readonly<Record<string, Command>> = {
  create,
  drop,
  dropDatabase,
  listCollections,
  dbStats,
  commitTransaction: noTransactions,
  abortTransaction: noTransactions,
};
