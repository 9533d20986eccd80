import { badValue } from '../errors';
import { parseSort } from '../bson/sort';
import { toNumber, type Doc } from '../bson/value';
import { gathered, inSlices, mapped } from '../flow';
import { runQuery, type Query } from '../plan/query';
import { filterArgument } from '../query/filter';
import { compileProjection } from '../query/projection';
import {
  checkHint,
  collectionName,
  findCollection,
  flag,
  optionalCount,
  optionalDocument,
  type Command,
} from './command';

/** Reads the query of a find: filter, sort, skip and limit. */
export function parseFind(command: Doc): Query {
  // A limit of 0 is no limit; a negative one is a single batch, as old clients ask for it.
  const limit = toNumber(command.get('limit')) ?? 0;
  if (!Number.isInteger(limit)) throw badValue(`limit must be a whole number, found ${limit}`);
  return {
    filter: filterArgument(command.get('filter')),
    sort: parseSort(optionalDocument(command, 'sort')),
    skip: optionalCount(command, 'skip') ?? 0,
    limit: limit === 0 ? undefined : Math.abs(limit),
  };
}

export const find: Command = {
  fields: [
    'filter',
    'sort',
    'projection',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'hint',
    'allowDiskUse',
    'noCursorTimeout',
  ],
  async run(command, context) {
    const collection = findCollection(command, context);
    checkHint(command.get('hint'), collection);
    const query = parseFind(command);
    const projection = optionalDocument(command, 'projection');
    const namespace = `${context.db}.${collectionName(command)}`;
    const project = projection.size === 0 ? undefined : compileProjection(projection);
    // Without a projection the stored bytes go out as they are, and only the filter's fields are decoded.
    const matches = runQuery(collection, project ? query : { ...query, fields: new Set() });
    const items = await inSlices(gathered(mapped(matches, ({ bytes, doc }) => project?.(doc) ?? bytes)));
    const isSingle = flag(command, 'singleBatch') || (toNumber(command.get('limit')) ?? 0) < 0;
    return { cursor: context.cursors.start(namespace, items, optionalCount(command, 'batchSize'), isSingle) };
  },
};
