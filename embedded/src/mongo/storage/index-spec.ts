import { BSONRegExp } from 'bson';
import { MongoError, badValue, errorCodes, failedToParse, typeMismatch } from '../errors';
import { print } from '../bson/print';
import { encodeKey } from '../bson/key';
import { isDoc, isNumber, isTruthy, toNumber, type Doc, type Maybe, type Value } from '../bson/value';
import { compileFilter, conjuncts } from '../query/filter';
import { isOperatorObject } from '../query/operators';

/** A checked index definition. */
export interface IndexSpec {
  readonly name: string;
  readonly key: Doc;
  readonly isUnique: boolean;
  readonly isSparse: boolean;
  readonly partialFilter: Doc | undefined;
  readonly expireAfterSeconds: number | undefined;
  /** Field weights; present for a text index only. */
  readonly weights: ReadonlyMap<string, number> | undefined;
  /** The definition as listIndexes shows it. */
  readonly document: Doc;
}

const knownOptions = new Set([
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'background',
  'partialFilterExpression',
  'expireAfterSeconds',
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  'ns',
]);

const cannotCreate = (message: string): MongoError => new MongoError(errorCodes.CannotCreateIndex, message);

function checkKey(key: Maybe): Doc {
  if (key === undefined)
    throw failedToParse("The 'key' field is a required property of an index specification");
  if (!isDoc(key)) throw typeMismatch("The field 'key' must be an object");
  if (key.size === 0) throw cannotCreate('Index keys cannot be empty.');
  for (const [field, order] of key) {
    if (field === '') throw cannotCreate('Index keys cannot be an empty field.');
    if (field.startsWith('$')) throw cannotCreate(`Index key names may not start with '$': ${field}`);
    if (order === 'text') continue;
    if (typeof order === 'string') throw cannotCreate(`Unknown index plugin '${order}'`);
    if (!isNumber(order) || toNumber(order) === 0 || Number.isNaN(toNumber(order))) {
      throw cannotCreate(
        `Values in v:2 index key pattern must be a non-zero number or 'text': ${print(key)}`,
      );
    }
  }
  return key;
}

function textWeights(key: Doc, spec: Doc): Map<string, number> | undefined {
  const fields = [...key].filter(([, order]) => order === 'text').map(([field]) => field);
  if (fields.length === 0) return undefined;
  if (fields.length !== key.size)
    throw cannotCreate('Text indexes with other fields beside are not supported by this server');
  if (fields.includes('$**')) throw cannotCreate('Wildcard text indexes are not supported by this server');
  const language = spec.get('default_language') ?? 'english';
  if (language !== 'english' && language !== 'none')
    throw cannotCreate(`Text search in ${print(language)} is not supported by this server`);
  const weights = new Map(fields.map((field) => [field, 1]));
  const given = spec.get('weights');
  if (isDoc(given)) {
    for (const [field, weight] of given) {
      const number = toNumber(weight);
      if (number === undefined) throw cannotCreate('weight for text index needs numeric type');
      const whole = Math.trunc(number);
      if (!(whole > 0 && whole < 100_000))
        throw cannotCreate(
          `text index weight must be in the exclusive interval (0,100000) but found: ${print(weight)}`,
        );
      weights.set(field, whole);
    }
  } else if (given !== undefined) throw cannotCreate("text index option 'weights' must be an object");
  return new Map([...weights].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** How listIndexes shows a text index: its key is internal, its fields are the weights. */
function describe(spec: Doc, key: Doc, name: string, weights: ReadonlyMap<string, number> | undefined): Doc {
  const document: Doc = new Map<string, Value>([['v', 2]]);
  document.set(
    'key',
    weights === undefined
      ? key
      : new Map<string, Value>([
          ['_fts', 'text'],
          ['_ftsx', 1],
        ]),
  );
  document.set('name', name);
  for (const option of ['unique', 'sparse', 'background']) {
    if (isTruthy(spec.get(option))) document.set(option, true);
  }
  for (const option of ['partialFilterExpression', 'expireAfterSeconds']) {
    if (spec.has(option)) document.set(option, spec.get(option)!);
  }
  if (weights !== undefined) {
    document.set('weights', new Map(weights));
    document.set('default_language', spec.get('default_language') ?? 'english');
    document.set('language_override', spec.get('language_override') ?? 'language');
    document.set('textIndexVersion', 3);
  }
  return document;
}

/** The operators that MongoDB allows in a partial filter, as far as the planner can judge them. */
const partialOperators = new Set(['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$type', '$in']);

const cannotFilter = (what: string): MongoError =>
  cannotCreate(`Expression not supported in partial index: ${what}`);

function checkPartialCondition(field: string, condition: Value): void {
  if (condition instanceof BSONRegExp) throw cannotFilter(`${field}: ${print(condition)}`);
  if (!isOperatorObject(condition)) return;
  for (const [operator, operand] of condition) {
    if (!partialOperators.has(operator)) throw cannotFilter(operator);
    if (operator === '$exists' && !isTruthy(operand)) throw cannotFilter('$exists: false');
  }
}

function checkPartialFilter(filter: Maybe): Doc | undefined {
  if (filter === undefined) return undefined;
  if (!isDoc(filter)) throw typeMismatch("The field 'partialFilterExpression' must be an object");
  compileFilter(filter);
  for (const [field, condition] of conjuncts(filter)) {
    if (field.startsWith('$')) throw cannotFilter(field);
    checkPartialCondition(field, condition);
  }
  return filter;
}

const idIndexOptions = new Set(['v', 'key', 'name', 'ns', 'background']);

function checkIdIndex(spec: Doc): void {
  for (const option of spec.keys()) {
    if (!idIndexOptions.has(option))
      throw new MongoError(
        errorCodes.InvalidIndexSpecificationOption,
        `The field '${option}' is not valid for an _id index specification`,
      );
  }
}

/** Checks an index definition as createIndexes gets it; throws MongoDB's error for what is wrong or unknown. */
export function parseIndexSpec(spec: Doc): IndexSpec {
  for (const option of spec.keys()) {
    if (!knownOptions.has(option)) {
      throw new MongoError(
        errorCodes.InvalidIndexSpecificationOption,
        `The field '${option}' is not valid for an index specification, or not supported by this server`,
      );
    }
  }
  const key = checkKey(spec.get('key'));
  const isIdIndex = key.size === 1 && toNumber(key.get('_id')) === 1;
  if (isIdIndex) checkIdIndex(spec);
  const name = isIdIndex ? '_id_' : spec.get('name');
  if (name === undefined)
    throw failedToParse("The 'name' field is a required property of an index specification");
  if (typeof name !== 'string' || name === '') throw cannotCreate('index name cannot be empty');
  const weights = textWeights(key, spec);
  const expiry = spec.get('expireAfterSeconds');
  const expireAfterSeconds = expiry === undefined ? undefined : toNumber(expiry);
  if (expiry !== undefined) {
    if (expireAfterSeconds === undefined || expireAfterSeconds < 0)
      throw cannotCreate('TTL index expireAfterSeconds must be a number from 0 up');
    if (key.size !== 1 || weights !== undefined)
      throw cannotCreate('TTL indexes are single-field indexes, compound indexes do not support TTL');
  }
  const isUnique = isTruthy(spec.get('unique'));
  if (isUnique && weights !== undefined) throw badValue('A text index cannot be unique');
  const partialFilter = checkPartialFilter(spec.get('partialFilterExpression'));
  const isSparse = isTruthy(spec.get('sparse'));
  if (isSparse && partialFilter !== undefined)
    throw cannotCreate("cannot mix 'partialFilterExpression' and 'sparse' options");
  return {
    name,
    key,
    isUnique,
    isSparse,
    partialFilter,
    expireAfterSeconds,
    weights,
    document: describe(spec, key, name, weights),
  };
}

/** The specification that gives the same index again, for the journal. */
export function storedSpec(spec: IndexSpec): Doc {
  const stored: Doc = new Map(spec.document);
  stored.set('key', spec.key);
  return stored;
}

/** Options that tell indexes of one key apart, so that they may stand side by side. */
const identifying = ['key', 'unique', 'sparse', 'partialFilterExpression'];
const insignificant = new Set([...identifying, 'name', 'v', 'background']);

/** Whether two definitions make different indexes, the same one, or one that differs in lesser options. */
export function compareIndexes(a: IndexSpec, b: IndexSpec): 'different' | 'equivalent' | 'identical' {
  const identity = ({ document }: IndexSpec): string =>
    identifying.map((option) => encodeKey(document.get(option))).join('');
  if (identity(a) !== identity(b)) return 'different';
  const others = ({ document }: IndexSpec): string =>
    [...document]
      .filter(([option]) => !insignificant.has(option))
      .map(([option, value]) => encodeKey(option) + encodeKey(value))
      .sort()
      .join('');
  return others(a) === others(b) ? 'identical' : 'equivalent';
}
