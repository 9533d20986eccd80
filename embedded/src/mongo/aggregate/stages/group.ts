import { MongoError } from '../../errors';
import { encodeKey } from '../../bson/key';
import { each, mapped } from '../../flow';
import type { Doc, Value } from '../../bson/value';
import { parseAccumulator, type Accumulator } from '../accumulators';
import { compileExpression, rootScope } from '../expression';
import { stageDocument, type StageCompiler } from './stage';

interface Group {
  readonly id: Value;
  readonly fields: Accumulator[];
}

/** `$group`: one document for each distinct `_id`, in the order the groups were first met. */
export const group: StageCompiler = (operand) => {
  const spec = stageDocument('$group', operand, 15947);
  if (!spec.has('_id')) throw new MongoError(15955, 'a group specification must include an _id');
  const idOf = compileExpression(spec.get('_id')!);
  const fields = [...spec]
    .filter(([name]) => name !== '_id')
    .map(([name, definition]) => {
      if (name.includes('.')) throw new MongoError(40235, `The field name '${name}' cannot contain '.'`);
      if (name.startsWith('$'))
        throw new MongoError(40236, `The field name '${name}' cannot be an operator name`);
      const { create, operand: expression } = parseAccumulator(name, definition);
      return { name, create, evaluate: compileExpression(expression) };
    });
  return function* (docs) {
    const groups = new Map<string, Group>();
    yield* each(docs, (doc) => {
      const scope = rootScope(doc);
      const id = idOf(scope) ?? null;
      const key = encodeKey(id);
      let found = groups.get(key);
      if (found === undefined)
        groups.set(key, (found = { id, fields: fields.map(({ create }) => create()) }));
      for (let i = 0; i < fields.length; i++) found.fields[i]!.add(fields[i]!.evaluate(scope));
    });
    yield* mapped(groups.values(), ({ id, fields: gathered }) => {
      const result: Doc = new Map([['_id', id]]);
      gathered.forEach((accumulator, i) => result.set(fields[i]!.name, accumulator.result()));
      return result;
    });
  };
};
