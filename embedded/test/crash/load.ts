import type { Collection, Db, Document, IndexSpecification, WriteConcernSettings } from 'mongodb';
import type { Random } from './random';

/** What is on the server, as far as its acknowledgements tell: while a command is under way, one of two states. */
export class Known<T> {
  private possible: T[];

  constructor(state: T) {
    this.possible = [state];
  }

  get states(): readonly T[] {
    return this.possible;
  }

  /** Sends a command that leads to another state. When it fails, nobody knows whether it took place. */
  async become(state: T, send: () => Promise<unknown>): Promise<void> {
    this.possible = [...this.possible, state];
    await send();
    this.possible = [state];
  }

  /** Says what was found after a restart; throws when that can't be. */
  found(what: string, state: T): void {
    if (!this.possible.includes(state))
      throw new Error(`${what}: found ${String(state)}, and it was ${this.possible.join(' or ')}`);
    this.possible = [state];
  }
}

/** One document, or two that are only ever written together, by one writer at a time. */
export interface Unit {
  readonly name: string;
  readonly parts: readonly number[];
  /** The version in all its documents; null when there are none. */
  readonly version: Known<number | null>;
}

const words = ['harbour', 'lantern', 'meadow'];
let nextVersion = 1;

const makeFields = (random: Random): Document => {
  const version = nextVersion++;
  const length = random.whole(500, 30_000);
  return { version, length, word: random.pick(words), fill: `${version} `.padEnd(length, 'x') };
};

/** Writes a unit once, in one of the ways there are to do it. */
export async function writeUnit(things: Collection, unit: Unit, random: Random): Promise<void> {
  const { name, parts, version } = unit;
  const writeConcern: WriteConcernSettings = random.isLucky(0.3) ? { w: 'majority' } : { w: 1 };
  const fields = makeFields(random);
  const docs = parts.map((part) => ({ unit: name, part, ...fields }));
  const isThere = version.states[0] !== null;
  const isOne = parts.length === 1;
  if (isThere && random.isLucky(0.15)) {
    await version.become(null, () => things.deleteMany({ unit: name }, { writeConcern }));
    return;
  }
  const ways: (() => Promise<unknown>)[] = isThere
    ? [() => things.updateMany({ unit: name }, { $set: fields }, { writeConcern })]
    : [() => things.insertMany(docs, { writeConcern })];
  if (isOne) {
    const upsert = true;
    ways.push(
      () => things.updateOne({ unit: name, part: 0 }, { $set: fields }, { upsert, writeConcern }),
      () => things.replaceOne({ unit: name }, docs[0]!, { upsert, writeConcern }),
      () => things.findOneAndUpdate({ unit: name, part: 0 }, { $set: fields }, { upsert, writeConcern }),
    );
  }
  await version.become(fields['version'] as number, random.pick(ways));
}

/** Something of the catalog that comes and goes. */
export interface Toggle {
  readonly name: string;
  readonly isOn: Known<boolean>;
  readonly turn: (db: Db, on: boolean) => Promise<unknown>;
}

const index = (name: string, key: IndexSpecification, options: Document = {}): Toggle => ({
  name,
  isOn: new Known(false),
  turn: (db, on) =>
    on
      ? db.collection('things').createIndex(key, { name, ...options })
      : db.collection('things').dropIndex(name),
});

export const indexOptions: Readonly<Record<string, Document>> = {
  byVersion: { key: { version: -1 } },
  onePart: { key: { unit: 1, part: 1 }, unique: true },
  secondParts: { key: { part: 1, version: 1 }, partialFilterExpression: { part: { $gt: 0 } } },
  rare: { key: { word: 1, missing: 1 }, sparse: true },
};

export const makeToggles = (): Toggle[] => [
  ...Object.entries(indexOptions).map(([name, { key, ...options }]) => index(name, key, options)),
  index('words', { word: 'text' }),
  {
    name: 'the collection others',
    isOn: new Known(false),
    turn: (db, on) =>
      on ? db.collection('others').insertOne({ fill: 'x'.repeat(1000) }) : db.collection('others').drop(),
  },
];

export async function flip(db: Db, { isOn, turn }: Toggle): Promise<void> {
  const next = !isOn.states[0]!;
  await isOn.become(next, () => turn(db, next));
}

/** Asks the server for everything, and holds it against what it acknowledged and against itself. */
export async function checkAll(db: Db, units: readonly Unit[], toggles: readonly Toggle[]): Promise<void> {
  const things = db.collection('things');
  const all = await things.find().toArray();
  const whole = (doc: Document): boolean =>
    (doc['fill'] as string) === `${doc['version']} `.padEnd(doc['length'] as number, 'x');
  expect(all.filter((doc) => !whole(doc))).toEqual([]);
  for (const { name, parts, version } of units) {
    const own = all.filter(({ unit }) => unit === name);
    const versions = new Set(own.map((doc) => doc['version'] as number));
    if (versions.size > 1 || ![0, parts.length].includes(own.length))
      throw new Error(
        `${name} is there by halves: ${own.length} documents, versions ${[...versions].join(', ')}`,
      );
    version.found(name, [...versions][0] ?? null);
  }
  expect(all.length).toBe(
    units.reduce((sum, { parts, version }) => sum + (version.states[0] === null ? 0 : parts.length), 0),
  );

  const found = await things.indexes();
  const collections = await db.listCollections({ name: 'others' }).toArray();
  expect(await db.collection('others').countDocuments()).toBe(collections.length);
  for (const { name, isOn } of toggles)
    isOn.found(
      name,
      name === 'the collection others' ? collections.length > 0 : found.some((one) => one.name === name),
    );
  for (const { name, v: _v, ...options } of found)
    if (name! in indexOptions) expect(options).toEqual(indexOptions[name!]);

  const idsOf = (docs: Document[]): string[] => docs.map(({ _id }) => String(_id)).sort();
  const asks: [Document, (doc: Document) => boolean][] = [
    ...units.map(({ name }): [Document, (doc: Document) => boolean] => [
      { unit: name },
      ({ unit }) => unit === name,
    ]),
    [{ version: { $gt: nextVersion - 30 } }, ({ version }) => version > nextVersion - 30],
    [{ part: { $gt: 0 } }, ({ part }) => part > 0],
    [{ word: words[0] }, ({ word }) => word === words[0]],
  ];
  if (found.some(({ name }) => name === 'words'))
    asks.push([{ $text: { $search: words[1]! } }, ({ word }) => word === words[1]]);
  for (const [filter, test] of asks) {
    const answer = await things.find(filter, { projection: { _id: 1 } }).toArray();
    expect(idsOf(answer)).toEqual(idsOf(all.filter(test)));
  }
}
