import { MongoError, errorCodes } from '../errors';
import { isDoc } from '../bson/value';
import { choosePlan } from '../plan/plan';
import { textCondition } from '../query/filter';
import { find, parseFind } from './find';
import { collectionName, findCollection, refuseUnknownFields, type Command } from './command';

/** Explains a find: IXSCAN with the index's name, COLLSCAN, TEXT_MATCH; a SORT around it when one is needed. */
export const explain: Command = {
  fields: ['verbosity'],
  run(command, context) {
    const [entry] = command;
    const explained = entry![1];
    if (!isDoc(explained) || !explained.has('find')) {
      throw new MongoError(errorCodes.NotImplemented, 'explain is supported for find only by this server');
    }
    refuseUnknownFields(
      'find',
      explained,
      (name) => ['find', '$db', 'lsid'].includes(name) || find.fields.includes(name),
    );
    const { filter, sort = [] } = parseFind(explained);
    const collection = findCollection(explained, context);
    const isText = textCondition(filter) !== undefined;
    const plan = collection && !isText ? choosePlan(collection, filter, sort) : undefined;
    const scan = plan
      ? {
          stage: 'FETCH',
          inputStage: {
            stage: 'IXSCAN',
            keyPattern: plan.index.spec.key,
            indexName: plan.index.spec.name,
            isMultiKey: plan.index.fields.some((field) => field.isMultikey),
            isUnique: plan.index.spec.isUnique,
            isSparse: plan.index.spec.isSparse,
            direction: plan.isReverse ? 'backward' : 'forward',
          },
        }
      : { stage: isText ? 'TEXT_MATCH' : 'COLLSCAN' };
    const needsSort = sort.length > 0 && plan?.isSorted !== true;
    return {
      explainVersion: '1',
      queryPlanner: {
        namespace: `${context.db}.${collectionName(explained)}`,
        parsedQuery: filter,
        winningPlan: needsSort ? { stage: 'SORT', inputStage: scan } : scan,
        rejectedPlans: [],
      },
    };
  },
};
