import { MongoError, badValue, errorCodes, typeMismatch } from '../errors';
import { print } from '../bson/print';
import { encodeKey } from '../bson/key';
import { isDoc, isNumber, isTruthy, toNumber, type Doc, type Maybe, type Value } from '../bson/value';
import { compileFilter } from '../query/filter';

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

const defaultName = (key: Doc): string =>
  [...key]
    .map(([field, order]) => `${field}_${typeof order === 'string' ? order : toNumber(order)}`)
    .join('_');

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

function checkPartialFilter(filter: Maybe): Doc | undefined {
  if (filter === undefined) return undefined;
  if (!isDoc(filter)) throw typeMismatch("The field 'partialFilterExpression' must be an object");
  for (const [field, condition] of filter) {
    const isOperators = isDoc(condition) && [...condition.keys()][0]?.startsWith('$');
    const stray = isOperators ? [...condition.keys()].find((name) => !partialOperators.has(name)) : undefined;
    if ((field.startsWith('$') && field !== '$and') || stray !== undefined) {
      throw cannotCreate(`Expression not supported in partial index: ${stray ?? field}`);
    }
    if (isOperators && condition.has('$exists') && !isTruthy(condition.get('$exists'))) {
      throw cannotCreate('Expression not supported in partial index: $exists: false');
    }
  }
  compileFilter(filter);
  return filter;
}

/** Checks an index definition as createIndexes gets it; throws MongoDB's error for what is wrong or unknown. */
export function parseIndexSpec(spec: Doc): IndexSpec {
  for (const option of spec.keys()) {
    if (!knownOptions.has(option)) {
      throw new MongoError(
        197,
        `The field '${option}' is not valid for an index specification, or not supported by this server`,
      );
    }
  }
  const key = checkKey(spec.get('key'));
  const name = spec.get('name') ?? defaultName(key);
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

/** Two definitions that make the same index, names aside. */
export const isSameIndex = (a: IndexSpec, b: IndexSpec): boolean => {
  const essence = ({ document, key }: IndexSpec): string =>
    encodeKey(
      [...document]
        .filter(([name]) => name !== 'name' && name !== 'key' && name !== 'background')
        .map(([name, value]) => new Map([[name, value]])),
    ) + encodeKey(key);
  return essence(a) === essence(b);
};
