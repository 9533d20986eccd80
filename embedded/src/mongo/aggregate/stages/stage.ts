import { MongoError, errorCodes } from '../../errors';
import type { Flow } from '../../flow';
import { isDoc, type Doc, type Value } from '../../bson/value';

/** Turns the documents that come in into those that go out; must not change the documents it is given. */
export type Stage = (docs: Flow<Doc>) => Flow<Doc>;

/** What stages may need of the database around them. */
export interface StageContext {
  /** The documents of another collection that match a filter, found by an index where there is one. */
  find(collection: string, filter: Doc): Flow<Doc>;
  /** Tells whether an index of a collection begins with the field. */
  hasIndexOn(collection: string, field: string): boolean;
  /** Compiles a pipeline inside this one, for `$facet` and `$lookup`. */
  compile(stages: Value, context: StageContext): Stage;
}

export type StageCompiler = (operand: Value, context: StageContext) => Stage;

/** Reads a stage's operand that has to be a document. */
export function stageDocument(name: string, operand: Value, code: number = errorCodes.FailedToParse): Doc {
  if (isDoc(operand)) return operand;
  throw new MongoError(code, `the ${name} stage specification must be an object`);
}
