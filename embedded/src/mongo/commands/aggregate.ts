import { MongoError, errorCodes, failedToParse } from '../errors';
import { parseSort } from '../bson/sort';
import { isDoc, isNumber, type Value } from '../bson/value';
import { compilePipeline, referencedFields } from '../aggregate/pipeline';
import { stageCount } from '../aggregate/stages/table';
import { parseStage } from '../aggregate/stages/table';
import type { StageContext } from '../aggregate/stages/stage';
import { runQuery, type Query } from '../plan/query';
import { gathered, inSlices, mapped } from '../flow';
import { filterArgument } from '../query/filter';
import { collectionName, optionalCount, type Command, type CommandContext } from './command';

/** Takes the leading `$match`, `$sort`, `$skip` and `$limit` off a pipeline: the planner answers these. */
function splitPipeline(pipeline: Value[]): { query: Query; rest: Value[] } {
  let query: Query = { filter: new Map() };
  const order = ['$match', '$sort', '$skip', '$limit'];
  let reached = -1;
  let at = 0;
  for (; at < pipeline.length; at++) {
    const [name, operand] = parseStage(pipeline[at]!);
    const place = order.indexOf(name);
    if (place <= reached) break;
    reached = place;
    if (name === '$match') query = { ...query, filter: filterArgument(operand) };
    else if (name === '$sort' && isDoc(operand) && operand.size > 0)
      query = { ...query, sort: parseSort(operand) };
    else if (name === '$skip') query = { ...query, skip: stageCount(name, operand, 0) };
    else if (name === '$limit') query = { ...query, limit: stageCount(name, operand, 1) };
    else break;
  }
  const rest = pipeline.slice(at);
  return { query: { ...query, fields: neededFields(rest) }, rest };
}

/** A pipeline that goes on with `$group` or `$count` reads only the fields it names. */
function neededFields(rest: Value[]): Set<string> | undefined {
  if (rest.length === 0) return undefined;
  const [name, operand] = parseStage(rest[0]!);
  if (name === '$count') return new Set();
  return name === '$group' ? referencedFields(operand) : undefined;
}

function stageContext({ store, db }: CommandContext): StageContext {
  return {
    find: (name, filter) => mapped(runQuery(store.find(db, name), { filter }), ({ doc }) => doc),
    hasIndexOn: (name, field) =>
      store
        .find(db, name)
        ?.orderedIndexes.some((index) => index.isComplete && index.fields[0]!.name === field) ?? false,
    compile: compilePipeline,
  };
}

export const aggregate: Command = {
  fields: ['pipeline', 'cursor'],
  async run(command, context) {
    const [entry] = command;
    if (isNumber(entry![1]))
      throw new MongoError(
        errorCodes.InvalidNamespace,
        'Aggregation over a whole database is not supported by this server',
      );
    const name = collectionName(command);
    const pipeline = command.get('pipeline');
    if (!Array.isArray(pipeline))
      throw new MongoError(errorCodes.TypeMismatch, "'pipeline' option must be specified as an array");
    const cursor = command.get('cursor');
    if (!isDoc(cursor))
      throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
    const collection = context.store.find(context.db, name);
    const { query, rest } = splitPipeline(pipeline);
    const run = compilePipeline(rest, stageContext(context));
    const found = await inSlices(gathered(run(mapped(runQuery(collection, query), ({ doc }) => doc))));
    return {
      cursor: context.cursors.start(`${context.db}.${name}`, found, optionalCount(cursor, 'batchSize')),
    };
  },
};
