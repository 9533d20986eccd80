import { MongoError, typeMismatch } from '../errors';
import { encode, maxDocumentBytes } from '../bson/encode';
import { encodeKey } from '../bson/key';
import { reach, splitPath } from '../bson/path';
import type { Value } from '../bson/value';
import { each, inSlices } from '../flow';
import { runQuery } from '../plan/query';
import { filterArgument } from '../query/filter';
import { findCollection, missingField, optionalCount, optionalNumber, type Command } from './command';

const count: Command = {
  fields: ['query', 'limit', 'skip'],
  async run(command, context) {
    const collection = findCollection(command, context);
    const filter = filterArgument(command.get('query'), 'query');
    // A limit below 0 asked old servers for a single batch; to count it makes no difference.
    const limit = Math.abs(optionalNumber(command, 'limit') ?? 0);
    const skip = optionalCount(command, 'skip') ?? 0;
    if (filter.size === 0 && !limit && skip === 0) return { n: collection?.size ?? 0 };
    const query = { filter, skip, limit: limit === 0 ? undefined : limit, fields: new Set<string>() };
    let n = 0;
    await inSlices(each(runQuery(collection, query), () => n++));
    return { n };
  },
};

const distinct: Command = {
  fields: ['key', 'query'],
  async run(command, context) {
    const collection = findCollection(command, context);
    const key = command.get('key');
    if (key === undefined) throw missingField('distinct.key');
    if (typeof key !== 'string') throw typeMismatch("BSON field 'distinct.key' must be a string");
    const path = splitPath(key);
    const values = new Map<string, Value>();
    const matches = runQuery(collection, { filter: filterArgument(command.get('query'), 'query') });
    await inSlices(
      each(matches, ({ doc }) => {
        for (const leaf of reach(doc, path)) {
          for (const value of Array.isArray(leaf) ? leaf : [leaf]) {
            if (value !== undefined && !values.has(encodeKey(value))) values.set(encodeKey(value), value);
          }
        }
      }),
    );
    const reply = { values: [...values.values()] };
    if (encode(reply).length > maxDocumentBytes) throw new MongoError(17217, 'distinct too big, 16mb cap');
    return reply;
  },
};

export const countingCommands: Readonly<Record<string, Command>> = { count, distinct };
