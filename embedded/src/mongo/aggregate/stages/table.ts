import { MongoError, errorCodes } from '../../errors';
import { sortBy, parseSort } from '../../bson/sort';
import { textScoreOf } from '../../bson/text-score';
import { isDoc, toNumber, typeName, type Value } from '../../bson/value';
import { Catalog } from '../../catalog';
import { compileFilter } from '../../query/filter';
import { compileAddFields, compileProjectStage, compileUnset } from '../../query/projection';
import { compileExpression, rootScope } from '../expression';
import { group } from './group';
import { lookup } from './lookup';
import { stageDocument, type StageCompiler } from './stage';
import { unwind } from './unwind';

const match: StageCompiler = (operand) => {
  const matches = compileFilter(stageDocument('$match', operand, 15959));
  return (docs) => docs.filter(matches);
};

const project: StageCompiler = (operand) => {
  const apply = compileProjectStage(stageDocument('$project', operand, 15969));
  return (docs) => docs.map(apply);
};

const addFields: StageCompiler = (operand) => {
  const apply = compileAddFields(stageDocument('$addFields', operand, 40272));
  return (docs) => docs.map(apply);
};

const unset: StageCompiler = (operand) => {
  const names = Array.isArray(operand) ? operand : [operand];
  if (names.length === 0 || !names.every((name): name is string => typeof name === 'string')) {
    throw new MongoError(31002, '$unset specification must be a string or an array of strings');
  }
  const apply = compileUnset(names);
  return (docs) => docs.map(apply);
};

const sort: StageCompiler = (operand) => {
  const spec = stageDocument('$sort', operand, 15973);
  if (spec.size === 0) throw new MongoError(15976, '$sort stage must have at least one sort key');
  const fields = parseSort(spec);
  return (docs) =>
    sortBy(
      docs,
      fields,
      (doc) => doc,
      (doc) => textScoreOf(doc) ?? 0,
    );
};

/** Reads the count of `$limit` and `$skip`. */
export function stageCount(name: string, operand: Value, least: number): number {
  const count = toNumber(operand);
  if (count === undefined || !Number.isInteger(count)) {
    throw new MongoError(
      name === '$limit' ? 15957 : 15972,
      `invalid argument to ${name} stage: ${typeName(operand)}`,
    );
  }
  if (count < least)
    throw new MongoError(name === '$limit' ? 15958 : 5107200, `the ${name} must be at least ${least}`);
  return count;
}

const limit: StageCompiler = (operand) => {
  const count = stageCount('$limit', operand, 1);
  return (docs) => docs.slice(0, count);
};

const skip: StageCompiler = (operand) => {
  const count = stageCount('$skip', operand, 0);
  return (docs) => docs.slice(count);
};

const count: StageCompiler = (operand) => {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.')) {
    throw new MongoError(40156, 'the count field must be a non-empty string without $ and .');
  }
  return (docs) => (docs.length === 0 ? [] : [new Map([[operand, docs.length]])]);
};

const facet: StageCompiler = (operand, context) => {
  const facets = [...stageDocument('$facet', operand, 40169)].map(([name, stages]) => {
    return { name, run: context.compile(stages, context) };
  });
  if (facets.length === 0) throw new MongoError(40169, '$facet needs at least one output field');
  return (docs) => [new Map(facets.map(({ name, run }): [string, Value] => [name, run(docs)]))];
};

const replaceWith: StageCompiler = (operand) => {
  const newRoot = compileExpression(operand);
  return (docs) =>
    docs.map((doc) => {
      const made = newRoot(rootScope(doc));
      if (isDoc(made)) return made;
      throw new MongoError(
        40228,
        `'newRoot' expression must evaluate to an object, but resulting type was ${typeName(made)}`,
      );
    });
};

const replaceRoot: StageCompiler = (operand, context) => {
  const spec = stageDocument('$replaceRoot', operand, 40229);
  if (spec.size !== 1 || !spec.has('newRoot'))
    throw new MongoError(40231, "$replaceRoot needs exactly 'newRoot'");
  return replaceWith(spec.get('newRoot')!, context);
};

/** The stages of a pipeline; docs/embedded.md lists exactly these. */
export const stages = new Catalog<StageCompiler>('Stages', {
  $match: match,
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $group: group,
  $sort: sort,
  $limit: limit,
  $skip: skip,
  $count: count,
  $unwind: unwind,
  $lookup: lookup,
  $facet: facet,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
});

/** Splits `{ $match: ... }` into name and operand; throws code 40324 for a stage this server lacks. */
export function parseStage(stage: Value): [string, Value] {
  if (!isDoc(stage)) throw new MongoError(14, 'Each element of the pipeline array must be an object');
  if (stage.size !== 1)
    throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
  const [entry] = stage;
  const [name] = entry!;
  if (name === '$changeStream') {
    throw new MongoError(
      errorCodes.ChangeStreamNeedsReplicaSet,
      'The $changeStream stage is only supported on replica sets',
    );
  }
  if (stages.find(name) === undefined) {
    throw new MongoError(errorCodes.UnrecognizedStage, `Unrecognized pipeline stage name: '${name}'`);
  }
  return entry!;
}
