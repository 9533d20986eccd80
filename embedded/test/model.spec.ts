import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { BSON, MongoServerError, type Document } from 'mongodb';
import { encode } from '../src/mongo/bson/encode';
import { Store } from '../src/mongo/storage/store';
import { outcomesOf, type ModelCommand, type Reply, type State } from './model/collection';
import { command, firstInsert } from './model/commands';
import { isNamedServer, temporaryFolder, useMongo } from './stand-in';

/** Types and the order of fields show in it, so that equal texts are equal bytes. */
const exactly = (value: unknown): string => BSON.EJSON.stringify(value, { relaxed: false });
const byId = <T extends Document>(docs: readonly T[]): T[] =>
  [...docs].sort((a, b) => Number(a['_id']) - Number(b['_id']));

/** What the model tells of a reply. */
const told = ['n', 'nModified', 'upserted', 'value', 'lastErrorObject', 'code'];
const toldOfIndexes = ['numIndexesBefore', 'numIndexesAfter', 'nIndexesWas'];

function essence(reply: Document): Reply {
  const found = reply['cursor'] as { firstBatch: Document[] } | undefined;
  const writeErrors = reply['writeErrors'] as { index: number; code: number }[] | undefined;
  return {
    ...Object.fromEntries(
      [...told, ...toldOfIndexes].flatMap((name) => (name in reply ? [[name, reply[name]]] : [])),
    ),
    ...(found ? { found: found.firstBatch } : {}),
    ...(writeErrors ? { writeErrors: writeErrors.map(({ index, code }) => ({ index, code })) } : {}),
  };
}

/** One text for what the model expects and what the server did; the fields of a reply in one order. */
const described = (reply: Reply, docs: readonly Document[]): string =>
  [...Object.entries(reply).sort(), ['then', byId(docs)] as const]
    .map(([name, value]) => `${name}: ${exactly(value)}`)
    .join('\n');

/** A command as it is, but to another collection. */
const sentTo = (collection: string, asked: ModelCommand): Document => {
  const [name] = Object.keys(asked);
  return { ...asked, [name!]: collection };
};

describe('a plain array of documents', () => {
  const dataDir = temporaryFolder();
  const mongo = useMongo({ dataDir });

  const stored = (name: string): Promise<Document[]> =>
    mongo.db.collection(name).find({}, { promoteValues: false }).toArray();

  async function run(asked: Document): Promise<Reply> {
    try {
      return essence(await mongo.db.command(asked));
    } catch (error) {
      if (error instanceof MongoServerError) return { code: error.code };
      throw error;
    }
  }

  /** Runs commands on a new collection, and follows them in the model, which in the end has what is stored. */
  async function follow(name: string, commands: readonly ModelCommand[]): Promise<State> {
    await mongo.db.createCollection(name);
    let state: State = { docs: [], indexes: [] };
    for (const asked of commands) {
      const outcomes = outcomesOf(state, asked);
      const actual = described(await run(sentTo(name, asked)), await stored(name));
      const expected = outcomes.map(({ reply, state: after }) => described(reply, after.docs));
      if (!expected.includes(actual)) {
        const names = state.indexes.map((index) => index.name).join(', ');
        throw new Error(
          `After ${exactly(asked)} on\n${exactly(state.docs)} with indexes ${names}\n` +
            `the server has\n${actual}\nand the model\n${expected.join('\nor\n')}`,
        );
      }
      state = outcomes[expected.indexOf(actual)]!.state;
    }
    return state;
  }

  /** What a server that starts now reads from the journal as it is. */
  async function reopened(): Promise<Map<string, { docs: Document[]; indexes: Document[] }>> {
    const folder = join(dataDir, 'copy');
    mkdirSync(folder);
    copyFileSync(join(dataDir, 'journal'), join(folder, 'journal'));
    const store = Store.open(folder, (report) => {
      throw new Error(report);
    });
    const read = store.collections(mongo.db.databaseName).map(
      (collection) =>
        [
          collection.name,
          {
            docs: [...collection.entries()].map(([, bytes]) =>
              BSON.deserialize(bytes, { promoteValues: false }),
            ),
            indexes: collection.indexes.map(({ document }) => BSON.deserialize(encode(document))),
          },
        ] as const,
    );
    await store.close();
    return new Map(read);
  }

  it('agrees with the server after random commands, and with what its journal keeps', async () => {
    const commands = fc
      .tuple(firstInsert, fc.array(command, { minLength: 5, maxLength: 30 }))
      .map(([first, rest]) => [first, ...rest]);
    const kept = new Map<string, { docs: string; indexes: Document[] }>();
    let round = 0;
    await fc.assert(
      fc.asyncProperty(commands, async (asked) => {
        const name = `things${round++}`;
        const state = await follow(name, asked);
        const indexes = await mongo.db.collection(name).indexes();
        expect(indexes).toEqual([
          { v: 2, key: { _id: 1 }, name: '_id_' },
          ...state.indexes.map((index) => ({ v: 2, ...index })),
        ]);
        kept.set(name, { docs: exactly(byId(state.docs)), indexes });
      }),
      { numRuns: 60 },
    );
    if (isNamedServer) return;
    const again = await reopened();
    for (const [name, { docs, indexes }] of kept) {
      expect(exactly(byId(again.get(name)!.docs))).toBe(docs);
      expect(exactly(again.get(name)!.indexes)).toBe(exactly(indexes));
    }
  });
});
