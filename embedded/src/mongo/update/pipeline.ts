import { MongoError, errorCodes } from '../errors';
import type { Value } from '../bson/value';
import type { StageContext } from '../aggregate/stages/stage';
import { parseStage, stages } from '../aggregate/stages/table';
import type { Update } from './update';

const allowed = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith']);

const noContext: StageContext = {
  find: () => [],
  hasIndexOn: () => false,
  compile: () => (docs) => docs,
};

/** Compiles an update given as a pipeline of stages that each make one document of one. */
export function compileUpdatePipeline(pipeline: Value[]): Update {
  const compiled = pipeline.map((stage) => {
    const [name, operand] = parseStage(stage);
    if (!allowed.has(name))
      throw new MongoError(errorCodes.InvalidOptions, `${name} is not allowed to be used within an update`);
    return stages.find(name)!(operand, noContext);
  });
  return (doc) => compiled.reduce((docs, run) => run(docs), [doc])[0]!;
}
