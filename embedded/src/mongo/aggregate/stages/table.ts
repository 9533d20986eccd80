import { MongoError, errorCodes } from '../../errors';
import { parseSort, sortedBy } from '../../bson/sort';
import { isDoc, toNumber, typeName, type Doc, type Value } from '../../bson/value';
import { Catalog } from '../../catalog';
import { each, filtered, gathered, mapped, sliced } from '../../flow';
import { compileFilter, textCondition } from '../../query/filter';
import { compileAddFields, compileProjectStage, compileUnset } from '../../query/projection';
import { compileExpression, rootScope } from '../expression';
import { group } from './group';
import { lookup } from './lookup';
import { stageDocument, type StageCompiler } from './stage';
import { unwind } from './unwind';

const match: StageCompiler = (operand) => {
  const filter = stageDocument('$match', operand, 15959);
  if (textCondition(filter) !== undefined)
    throw new MongoError(17313, '$match with $text is only allowed as the first pipeline stage');
  const matches = compileFilter(filter);
  return (docs) => filtered(docs, matches);
};

const project: StageCompiler = (operand) => {
  const apply = compileProjectStage(stageDocument('$project', operand, 15969));
  return (docs) => mapped(docs, apply);
};

const addFields: StageCompiler = (operand) => {
  const apply = compileAddFields(stageDocument('$addFields', operand, 40272));
  return (docs) => mapped(docs, apply);
};

const unset: StageCompiler = (operand) => {
  const names = Array.isArray(operand) ? operand : [operand];
  if (names.length === 0 || !names.every((name): name is string => typeof name === 'string')) {
    throw new MongoError(31002, '$unset specification must be a string or an array of strings');
  }
  const apply = compileUnset(names);
  return (docs) => mapped(docs, apply);
};

const sort: StageCompiler = (operand) => {
  const spec = stageDocument('$sort', operand, 15973);
  if (spec.size === 0) throw new MongoError(15976, '$sort stage must have at least one sort key');
  const fields = parseSort(spec);
  return function* (docs) {
    yield* yield* sortedBy(docs, fields, (doc) => doc);
  };
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
  return (docs) => sliced(docs, 0, count);
};

const skip: StageCompiler = (operand) => {
  const count = stageCount('$skip', operand, 0);
  return (docs) => sliced(docs, count);
};

const count: StageCompiler = (operand) => {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.')) {
    throw new MongoError(40156, 'the count field must be a non-empty string without $ and .');
  }
  return function* (docs) {
    let total = 0;
    yield* each(docs, () => total++);
    if (total > 0) yield new Map([[operand, total]]);
  };
};

const facet: StageCompiler = (operand, context) => {
  const facets = [...stageDocument('$facet', operand, 40169)].map(([name, pipeline]) => {
    if (Array.isArray(pipeline) && pipeline.some((stage) => isDoc(stage) && stage.has('$facet')))
      throw new MongoError(40600, '$facet is not allowed to be used within a $facet stage');
    return { name, run: context.compile(pipeline, context) };
  });
  if (facets.length === 0) throw new MongoError(40169, '$facet needs at least one output field');
  return function* (docs) {
    const all = yield* gathered(docs);
    const result: Doc = new Map();
    for (const { name, run } of facets) result.set(name, yield* gathered(run(all)));
    yield result;
  };
};

const replaceRoot: StageCompiler = (operand) => {
  const spec = stageDocument('$replaceRoot', operand, 40229);
  const [first] = spec.keys();
  if (spec.size !== 1 || first !== 'newRoot')
    throw new MongoError(40231, "$replaceRoot needs exactly 'newRoot'");
  const newRoot = compileExpression(spec.get('newRoot')!);
  return (docs) =>
    mapped(docs, (doc) => {
      const made = newRoot(rootScope(doc));
      if (isDoc(made)) return made;
      throw new MongoError(
        40228,
        `'newRoot' expression must evaluate to an object, but resulting type was ${typeName(made)}`,
      );
    });
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
