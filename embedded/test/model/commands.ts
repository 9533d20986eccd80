import fc from 'fast-check';
import type { Change, ModelCommand, ModelIndex } from './collection';
import type { Condition, ModelDoc, ModelFilter, ModelUpdate, ModelValue, Scalar } from './documents';

/*
 * Random commands over few values and few documents, so that they meet: keys clash, filters find something, and
 * operators come upon values they do not like.
 */

const scalar: fc.Arbitrary<Scalar> = fc.constantFrom<Scalar[]>(0, 1, 2, 3, null, 'p', 'q');
const id = fc.integer({ min: 0, max: 6 });
const list = fc.array(scalar, { maxLength: 3 });
const nested = scalar.map((x) => ({ x }));

/** What each field may hold: a and b lists too, n something below it. */
const values: Record<string, fc.Arbitrary<ModelValue>> = {
  a: fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: list }),
  b: fc.oneof({ weight: 1, arbitrary: scalar }, { weight: 1, arbitrary: list }),
  c: scalar,
  n: fc.oneof({ weight: 3, arbitrary: nested }, { weight: 1, arbitrary: scalar }),
  'n.x': scalar,
};

/** Some of these fields in any order, but never n beside n.x. */
const fieldNames = (...names: string[]): fc.Arbitrary<string[]> =>
  fc
    .shuffledSubarray(names, { minLength: 1, maxLength: 3 })
    .map((chosen) => (chosen.includes('n') ? chosen.filter((name) => name !== 'n.x') : chosen));

const withFields = <T>(
  names: fc.Arbitrary<string[]>,
  of: (name: string) => fc.Arbitrary<T>,
): fc.Arbitrary<Record<string, T>> =>
  names
    .chain((chosen) => fc.tuple(...chosen.map((name) => of(name).map((value) => [name, value] as const))))
    .map((entries) => Object.fromEntries(entries));

const fields = withFields(fieldNames('a', 'b', 'c', 'n'), (name) => values[name]!);
const document: fc.Arbitrary<ModelDoc> = fc.tuple(id, fields).map(([_id, rest]) => ({ _id, ...rest }));

const limit = fc.constantFrom<Scalar[]>(0, 1, 2, 'p');
const condition = (name: string): fc.Arbitrary<Condition> =>
  fc.oneof(
    { weight: 4, arbitrary: values[name]! },
    { weight: 1, arbitrary: limit.map(($gt): Condition => ({ $gt })) },
    { weight: 1, arbitrary: fc.tuple(limit, limit).map(([$gt, $lt]): Condition => ({ $gt, $lt })) },
    {
      weight: 1,
      arbitrary: fc.uniqueArray(scalar, { minLength: 2, maxLength: 3 }).map(($in): Condition => ({ $in })),
    },
    { weight: 1, arbitrary: fc.boolean().map(($exists): Condition => ({ $exists })) },
    { weight: 1, arbitrary: scalar.map(($ne): Condition => ({ $ne })) },
  );

const byId: fc.Arbitrary<ModelFilter> = fc.oneof(
  id.map((_id) => ({ _id })),
  fc.tuple(id, id).map(([$gt, $lt]) => ({ _id: { $gt, $lt } })),
);
const byFields = withFields(fieldNames('a', 'b', 'c', 'n', 'n.x'), condition).map((conditions) =>
  Object.fromEntries(Object.entries(conditions).slice(0, 2)),
);
const filter: fc.Arbitrary<ModelFilter> = fc.oneof(
  { weight: 2, arbitrary: byId },
  { weight: 4, arbitrary: byFields },
  { weight: 1, arbitrary: fc.tuple(byId, byFields).map(([one, other]) => ({ ...one, ...other })) },
  { weight: 1, arbitrary: fc.constant({}) },
);

const some = fc.oneof(
  scalar,
  fc.array(scalar, { minLength: 1, maxLength: 2 }).map(($each) => ({ $each })),
);
const operands: Record<string, (name: string) => fc.Arbitrary<unknown>> = {
  $set: (name) => values[name]!,
  $setOnInsert: (name) => values[name]!,
  $unset: () => fc.constant(''),
  $inc: () => fc.integer({ min: -1, max: 2 }),
  $min: () => scalar,
  $max: () => scalar,
  $push: () => some,
  $addToSet: () => some,
  $pull: () =>
    fc.oneof(
      scalar,
      limit.map(($gt) => ({ $gt })),
      fc.array(scalar, { maxLength: 2 }).map(($in) => ({ $in })),
    ),
};
const listOperators = ['$push', '$addToSet', '$pull'];
const otherOperators = Object.keys(operands).filter((name) => !listOperators.includes(name));

/** One to three fields, each changed by an operator that may suit it. */
const operators: fc.Arbitrary<ModelUpdate> = fieldNames('a', 'b', 'c', 'n', 'n.x')
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .constantFrom(...otherOperators, ...(name === 'b' ? [...listOperators, ...listOperators] : []))
          .chain((operator) => operands[operator]!(name).map((operand) => ({ operator, name, operand }))),
      ),
    ),
  )
  .map((changes) => {
    const update: Record<string, Record<string, unknown>> = {};
    for (const { operator, name, operand } of changes) (update[operator] ??= {})[name] = operand;
    return update;
  });

/** An upsert has to say what `_id` it would make: the model can't know what the server would invent. */
function withKnownId(change: Change, conditions: ModelFilter, made: number): Change {
  if (typeof conditions['_id'] === 'number') return change;
  if (!Object.keys(change).some((name) => name.startsWith('$'))) return { _id: made, ...change };
  const update = change as ModelUpdate;
  return { ...update, $setOnInsert: { ...update.$setOnInsert, _id: made } };
}

const replacement: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fields },
  { weight: 1, arbitrary: document },
);
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: operators },
  { weight: 1, arbitrary: replacement },
);

const sort = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'n.x', '_id'), fc.constantFrom(1, -1), fc.constantFrom(1, -1))
  .map(([path, direction, last]) => ({ [path]: direction, ...(path === '_id' ? {} : { _id: last }) }));

const indexes: ModelIndex[] = [
  { name: 'c', key: { c: 1 }, unique: true },
  { name: 'a', key: { a: 1 } },
  { name: 'a_b', key: { a: 1, b: -1 } },
  { name: 'b', key: { b: -1 }, unique: true, sparse: true },
  { name: 'n.x_c', key: { 'n.x': -1, c: 1 }, unique: true, partialFilterExpression: { a: { $gt: 0 } } },
];

const things = 'things';
const insert = fc
  .tuple(fc.array(document, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([documents, ordered]): ModelCommand => ({ insert: things, documents, ordered }));
const update = fc
  .tuple(filter, change, fc.boolean(), fc.boolean(), id)
  .map(([q, u, isMulti, upsert, made]): ModelCommand => {
    const multi = isMulti && Object.keys(u).some((name) => name.startsWith('$'));
    return {
      update: things,
      updates: [{ q, u: upsert ? withKnownId(u, q, made) : u, multi, upsert }],
    };
  });
const remove = fc
  .tuple(filter, fc.constantFrom<(0 | 1)[]>(0, 1, 1))
  .map(([q, one]): ModelCommand => ({ delete: things, deletes: [{ q, limit: one }] }));
const findAndModify = fc
  .tuple(filter, sort, fc.option(change), fc.boolean(), fc.boolean(), id)
  .map(([query, order, u, isNew, upsert, made]): ModelCommand => {
    const common = { findAndModify: things, query, sort: order };
    if (u === null) return { ...common, remove: true };
    return { ...common, update: upsert ? withKnownId(u, query, made) : u, new: isNew, upsert };
  });
const createIndexes = fc
  .constantFrom(...indexes)
  .map((index): ModelCommand => ({ createIndexes: things, indexes: [index] }));
const dropIndexes = fc
  .constantFrom(...indexes)
  .map(({ name }): ModelCommand => ({ dropIndexes: things, index: name }));
const skip = fc.nat(2);
const find = fc
  .record({ filter, sort, skip, limit: fc.nat(3) })
  .map((query): ModelCommand => ({ find: things, ...query }));
const count = fc
  .record({ query: filter, skip, limit: fc.nat(3) })
  .map((query): ModelCommand => ({ count: things, ...query }));

/** A collection to begin with. */
export const firstInsert: fc.Arbitrary<ModelCommand> = fc
  .uniqueArray(document, { minLength: 3, maxLength: 6, selector: ({ _id }) => _id })
  .map((documents) => ({ insert: things, documents, ordered: true }));

export const command: fc.Arbitrary<ModelCommand> = fc.oneof(
  { weight: 4, arbitrary: insert },
  { weight: 5, arbitrary: update },
  { weight: 1, arbitrary: remove },
  { weight: 3, arbitrary: findAndModify },
  { weight: 2, arbitrary: createIndexes },
  { weight: 1, arbitrary: dropIndexes },
  { weight: 3, arbitrary: find },
  { weight: 1, arbitrary: count },
);
