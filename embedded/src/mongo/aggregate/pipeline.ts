import { typeMismatch } from '../errors';
import { isDoc, type Value } from '../bson/value';
import type { Stage, StageContext } from './stages/stage';
import { parseStage, stages } from './stages/table';

/** Compiles a list of stages to one function over documents. */
export function compilePipeline(pipeline: Value, context: StageContext): Stage {
  if (!Array.isArray(pipeline)) throw typeMismatch("'pipeline' option must be specified as an array");
  const compiled = pipeline.map((stage) => {
    const [name, operand] = parseStage(stage);
    return stages.find(name)!(operand, context);
  });
  return (docs) => compiled.reduce((flow, run) => run(flow), docs);
}

/**
 * The top-level fields that expressions refer to; undefined when they may need the whole document. Reading only
 * these makes a `$group` over many documents several times faster.
 */
export function referencedFields(value: Value, fields = new Set<string>()): Set<string> | undefined {
  if (typeof value === 'string') {
    if (/^\$\$(ROOT|CURRENT)/.test(value)) return undefined;
    if (value.startsWith('$') && !value.startsWith('$$')) fields.add(value.slice(1).split('.')[0]!);
    return fields;
  }
  const inner = isDoc(value) ? [...value.values()] : Array.isArray(value) ? value : [];
  return inner.every((item) => referencedFields(item, fields) !== undefined) ? fields : undefined;
}
