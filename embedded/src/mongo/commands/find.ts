import { parseSort } from '../bson/sort';
import { decode } from '../bson/decode';
import { inheritTextScore } from '../bson/text-score';
import type { Doc } from '../bson/value';
import { gathered, inSlices, mapped } from '../flow';
import { runQuery, type Query } from '../plan/query';
import { filterArgument } from '../query/filter';
import { compileProjection } from '../query/projection';
import {
  collectionName,
  findCollection,
  flag,
  optionalCount,
  optionalDocument,
  type Command,
} from './command';

/** Reads the query of a find: filter, sort, skip and limit. */
export function parseFind(command: Doc): Query {
  return {
    filter: filterArgument(command.get('filter')),
    sort: parseSort(optionalDocument(command, 'sort')),
    skip: optionalCount(command, 'skip') ?? 0,
    // A limit of 0 is no limit.
    limit: optionalCount(command, 'limit') || undefined,
  };
}

export const find: Command = {
  fields: ['filter', 'sort', 'projection', 'skip', 'limit', 'batchSize', 'singleBatch'],
  async run(command, context) {
    const collection = findCollection(command, context);
    const query = parseFind(command);
    const projection = optionalDocument(command, 'projection');
    const namespace = `${context.db}.${collectionName(command)}`;
    const project = projection.size === 0 ? undefined : compileProjection(projection);
    // The filter's fields and those of the order are all that is decoded of what does not go out in the end. Without
    // a projection the stored bytes go out as they are.
    const matches = runQuery(collection, { ...query, fields: new Set() });
    const items = await inSlices(
      gathered(
        mapped(matches, ({ bytes, doc }) =>
          project ? project(inheritTextScore(decode(bytes, 0, project.fields), doc)) : bytes,
        ),
      ),
    );
    const batchSize = optionalCount(command, 'batchSize');
    return { cursor: context.cursors.start(namespace, items, batchSize, flag(command, 'singleBatch')) };
  },
};
