import {
  matches,
  Refusal,
  sortDocs,
  tiedFields,
  updated,
  valueAt,
  type ModelDoc,
  type ModelFilter,
  type ModelUpdate,
} from './documents';

export interface ModelIndex {
  readonly name: string;
  readonly key: Record<string, number>;
  readonly unique?: boolean;
  readonly sparse?: boolean;
  readonly partialFilterExpression?: ModelFilter;
}

/** A collection at one moment: a plain array of documents, and its indexes beside `_id_`. */
export interface State {
  readonly docs: readonly ModelDoc[];
  readonly indexes: readonly ModelIndex[];
}

export type Reply = Record<string, unknown>;

/**
 * What a command may lead to. Often there is one outcome; where MongoDB leaves open which document comes first, there
 * is one for each choice.
 */
export interface Outcome {
  readonly state: State;
  readonly reply: Reply;
}

export type Change = ModelUpdate | Partial<ModelDoc>;

export type ModelCommand =
  | { insert: string; documents: ModelDoc[]; ordered: boolean }
  | { update: string; updates: [{ q: ModelFilter; u: Change; multi: boolean; upsert: boolean }] }
  | { delete: string; deletes: [{ q: ModelFilter; limit: 0 | 1 }] }
  | {
      findAndModify: string;
      query: ModelFilter;
      sort: Record<string, number>;
      update?: Change;
      remove?: true;
      new?: boolean;
      upsert?: boolean;
    }
  | { createIndexes: string; indexes: [ModelIndex] }
  | { dropIndexes: string; index: string }
  | { find: string; filter: ModelFilter; sort: Record<string, number>; skip: number; limit: number }
  | { count: string; query: ModelFilter; skip: number; limit: number };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isOperators = (change: Change): change is ModelUpdate =>
  Object.keys(change).some((name) => name.startsWith('$'));

/** The keys under which an index holds a document, as JSON; throws for arrays side by side. */
function keysOf(doc: ModelDoc, index: ModelIndex): string[] {
  const paths = Object.keys(index.key);
  if (index.partialFilterExpression && !matches(doc, index.partialFilterExpression)) return [];
  if (paths.filter((path) => Array.isArray(valueAt(doc, path))).length > 1) throw new Refusal(171);
  if (index.sparse && paths.every((path) => valueAt(doc, path) === undefined)) return [];
  let keys: unknown[][] = [[]];
  for (const path of paths) {
    const value = valueAt(doc, path) ?? null;
    const parts = Array.isArray(value) ? (value.length > 0 ? value : [{ empty: true }]) : [value];
    keys = keys.flatMap((key) => parts.map((part) => [...key, part]));
  }
  return keys.map((key) => JSON.stringify(key));
}

/** Why the indexes do not let a document in; an empty list when they do. */
function objections(doc: ModelDoc, others: readonly ModelDoc[], indexes: readonly ModelIndex[]): number[] {
  const codes = new Set(others.some(({ _id }) => _id === doc._id) ? [11000] : []);
  for (const index of indexes) {
    try {
      const keys = keysOf(doc, index);
      const taken = index.unique ? others.flatMap((other) => keysOf(other, index)) : [];
      if (keys.some((key) => taken.includes(key))) codes.add(11000);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      codes.add(171);
    }
  }
  return [...codes];
}

/** A document with the change made; throws a Refusal when it can't be, or when an index objects. */
function afterChange(doc: ModelDoc, change: Change, { docs, indexes }: State): ModelDoc {
  const next = isOperators(change) ? updated(doc, change) : { ...change, _id: change._id ?? doc._id };
  if (next._id !== doc._id) throw new Refusal(66);
  const { _id, ...fields } = next;
  const result = { _id, ...fields } as ModelDoc;
  const others = docs.filter(({ _id }) => _id !== doc._id);
  const codes = same(result, doc) ? [] : objections(result, others, indexes);
  if (codes.length > 0) throw new Refusal(...codes);
  return result;
}

const replaced = (state: State, doc: ModelDoc): State => ({
  ...state,
  docs: state.docs.map((old) => (old._id === doc._id ? doc : old)),
});

/** Runs `work`; a refusal becomes one outcome for each code it may have. */
function attempt(state: State, refuse: (code: number) => Reply, work: () => Outcome[]): Outcome[] {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.codes.map((code) => ({ state, reply: refuse(code) }));
  }
}

/** What an upsert may add: the order of the fields that come from the filter is open. */
function made(filter: ModelFilter, change: Change): ModelDoc[] {
  const conditions = Object.entries(filter);
  return [conditions, [...conditions].reverse()].map((ordered) => {
    const tied = tiedFields(Object.fromEntries(ordered)) as ModelDoc;
    const doc = isOperators(change) ? updated(tied, change, true) : { _id: tied._id, ...change };
    if (tied._id !== undefined && doc._id !== tied._id) throw new Refusal(66);
    const { _id, ...fields } = doc;
    return { _id, ...fields };
  });
}

function withUpsert(
  state: State,
  filter: ModelFilter,
  change: Change,
  reply: (doc: ModelDoc) => Reply,
): Outcome[] {
  return made(filter, change).map((doc) => {
    const codes = objections(doc, state.docs, state.indexes);
    if (codes.length > 0) throw new Refusal(...codes);
    return { state: { ...state, docs: [...state.docs, doc] }, reply: reply(doc) };
  });
}

const refusedStatement = (code: number): Reply => ({
  n: 0,
  nModified: 0,
  writeErrors: [{ index: 0, code }],
});

/** Updates all that match, in whatever order; one that is refused ends the command, and those before it stay. */
function updateAll(state: State, ids: number[], change: Change): Outcome[] {
  const outcomes = new Map<string, Outcome>();
  const seen = new Set<string>();
  const go = (now: State, waiting: number[]): void => {
    if (seen.has(String(waiting))) return;
    seen.add(String(waiting));
    const add = (outcome: Outcome): void => void outcomes.set(JSON.stringify(outcome), outcome);
    if (waiting.length === 0) {
      const nModified = now.docs.filter((doc, i) => !same(doc, state.docs[i])).length;
      add({ state: now, reply: { n: ids.length, nModified } });
    }
    for (const id of waiting) {
      const doc = now.docs.find(({ _id }) => _id === id)!;
      attempt(now, refusedStatement, () => {
        go(
          replaced(now, afterChange(doc, change, now)),
          waiting.filter((other) => other !== id),
        );
        return [];
      }).forEach(add);
    }
  };
  go(state, ids);
  return [...outcomes.values()];
}

function insert(state: State, documents: ModelDoc[], isOrdered: boolean): Outcome[] {
  let open: { state: State; n: number; errors: { index: number; code: number }[] }[] = [
    { state, n: 0, errors: [] },
  ];
  documents.forEach((doc, index) => {
    open = open.flatMap((so) => {
      if (isOrdered && so.errors.length > 0) return [so];
      const codes = objections(doc, so.state.docs, so.state.indexes);
      if (codes.length > 0) return codes.map((code) => ({ ...so, errors: [...so.errors, { index, code }] }));
      return [{ ...so, state: { ...so.state, docs: [...so.state.docs, doc] }, n: so.n + 1 }];
    });
  });
  return open.map(({ state: after, n, errors }) => ({
    state: after,
    reply: { n, ...(errors.length > 0 ? { writeErrors: errors } : {}) },
  }));
}

function createIndex(state: State, index: ModelIndex): Outcome[] {
  const numIndexesBefore = state.indexes.length + 1;
  if (state.indexes.some(({ name }) => name === index.name))
    return [{ state, reply: { numIndexesBefore, numIndexesAfter: numIndexesBefore } }];
  const codes = state.docs.flatMap((doc, i) =>
    objections(doc, state.docs.slice(0, i), [index]).concat(objections(doc, [], [index])),
  );
  if (codes.length > 0) return [...new Set(codes)].map((code) => ({ state, reply: { code } }));
  return [
    {
      state: { ...state, indexes: [...state.indexes, index] },
      reply: { numIndexesBefore, numIndexesAfter: numIndexesBefore + 1 },
    },
  ];
}

function findAndModify(state: State, command: Extract<ModelCommand, { findAndModify: string }>): Outcome[] {
  const { query, sort, update, upsert } = command;
  const [found] = sortDocs(
    state.docs.filter((doc) => matches(doc, query)),
    sort,
  );
  return attempt(
    state,
    (code) => ({ code }),
    () => {
      if (update === undefined) {
        const docs = state.docs.filter((doc) => doc !== found);
        return [
          {
            state: { ...state, docs },
            reply: { value: found ?? null, lastErrorObject: { n: found ? 1 : 0 } },
          },
        ];
      }
      if (found !== undefined) {
        const after = afterChange(found, update, state);
        const lastErrorObject = { n: 1, updatedExisting: true };
        return [
          { state: replaced(state, after), reply: { value: command.new ? after : found, lastErrorObject } },
        ];
      }
      if (!upsert)
        return [{ state, reply: { value: null, lastErrorObject: { n: 0, updatedExisting: false } } }];
      return withUpsert(state, query, update, (doc) => ({
        value: command.new ? doc : null,
        lastErrorObject: { n: 1, updatedExisting: false, upserted: doc._id },
      }));
    },
  );
}

function update(state: State, command: Extract<ModelCommand, { updates: unknown }>): Outcome[] {
  const { q, u, multi, upsert } = command.updates[0];
  const found = state.docs.filter((doc) => matches(doc, q));
  if (found.length === 0) {
    if (!upsert) return [{ state, reply: { n: 0, nModified: 0 } }];
    return attempt(state, refusedStatement, () =>
      withUpsert(state, q, u, ({ _id }) => ({ n: 1, nModified: 0, upserted: [{ index: 0, _id }] })),
    );
  }
  const ids = found.map(({ _id }) => _id);
  return multi ? updateAll(state, ids, u) : ids.flatMap((id) => updateAll(state, [id], u));
}

const page = <T>(items: T[], skip: number, limit: number): T[] =>
  items.slice(skip, limit === 0 ? undefined : skip + limit);

/** Every outcome that MongoDB may give a command. */
export function outcomesOf(state: State, command: ModelCommand): Outcome[] {
  const matching = (filter: ModelFilter): ModelDoc[] => state.docs.filter((doc) => matches(doc, filter));
  if ('insert' in command) return insert(state, command.documents, command.ordered);
  if ('updates' in command) return update(state, command);
  if ('findAndModify' in command) return findAndModify(state, command);
  if ('createIndexes' in command) return createIndex(state, command.indexes[0]);
  if ('delete' in command) {
    const { q, limit } = command.deletes[0];
    const found = matching(q);
    const choices = limit === 0 || found.length === 0 ? [found] : found.map((doc) => [doc]);
    return choices.map((gone) => ({
      state: { ...state, docs: state.docs.filter((doc) => !gone.includes(doc)) },
      reply: { n: gone.length },
    }));
  }
  if ('dropIndexes' in command) {
    const indexes = state.indexes.filter(({ name }) => name !== command.index);
    if (indexes.length === state.indexes.length) return [{ state, reply: { code: 27 } }];
    return [{ state: { ...state, indexes }, reply: { nIndexesWas: state.indexes.length + 1 } }];
  }
  if ('count' in command)
    return [{ state, reply: { n: page(matching(command.query), command.skip, command.limit).length } }];
  const found = page(sortDocs(matching(command.filter), command.sort), command.skip, command.limit);
  return [{ state, reply: { found } }];
}
