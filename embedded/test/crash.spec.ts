import { once } from 'node:events';
import { watch } from 'node:fs';
import { MongoClient } from 'mongodb';
import { killChild, startChildServer, type ChildServer } from './child-server';
import { checkAll, flip, Known, makeToggles, writeUnit, type Toggle, type Unit } from './crash/load';
import { Random } from './crash/random';
import { temporaryFolder } from './stand-in';

const rounds = 25;
const writers = 6;

interface World {
  readonly units: readonly Unit[];
  readonly toggles: readonly Toggle[];
}

/**
 * Lets writers at the server, each with units of its own, and kills it after some acknowledgements: at once, or when
 * it next begins to compact its journal.
 */
async function loadUntilKilled(
  { child }: ChildServer,
  client: MongoClient,
  dataDir: string,
  world: World,
  random: Random,
): Promise<void> {
  const db = client.db();
  const due = random.whole(1, 120);
  const inCompaction = random.isLucky(0.5);
  let acknowledged = 0;
  let isKilled = false;
  const kill = (): void => {
    isKilled = true;
    child.kill('SIGKILL');
  };
  const watcher = watch(dataDir, (_event, file) => {
    if (inCompaction && acknowledged >= due && file === 'journal.new') kill();
  });
  // Closing the client ends the commands that wait for the server to come back.
  const exited = once(child, 'exit').then(() => client.close());
  const work = async (step: () => Promise<void>): Promise<void> => {
    try {
      for (;;) {
        await step();
        if (++acknowledged >= due && !inCompaction) kill();
      }
    } catch (error) {
      if (!isKilled) throw error;
    }
  };
  try {
    await Promise.all([
      ...Array.from({ length: writers }, (_, writer) => {
        const own = world.units.filter((_unit, i) => i % writers === writer);
        return work(() => writeUnit(db.collection('things'), random.pick(own), random));
      }),
      work(() => flip(db, random.pick(world.toggles))),
    ]);
  } finally {
    watcher.close();
    if (!isKilled) kill();
    await exited;
  }
}

describe('a server killed again and again in the middle of random load', () => {
  const dataDir = temporaryFolder();

  it('has everything it acknowledged, nothing by halves, and sound indexes', async () => {
    const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 2 ** 31);
    const random = new Random(seed);
    const units = Array.from({ length: 12 }, (_, i): Unit => ({
      name: `unit ${i}`,
      parts: i % 2 ? [0] : [0, 1],
      version: new Known<number | null>(null),
    }));
    const world = { units, toggles: makeToggles() };
    for (let round = 0; round <= rounds; round++) {
      const server = await startChildServer(dataDir);
      const client = await new MongoClient(server.uri).connect();
      try {
        if (round === 0) await client.db().createCollection('things');
        await checkAll(client.db(), units, world.toggles);
        if (round < rounds) await loadUntilKilled(server, client, dataDir, world, random);
      } catch (error) {
        throw new Error(`CRASH_SEED=${seed}, round ${round}: ${(error as Error).message}`, { cause: error });
      } finally {
        await client.close();
        await killChild(server);
      }
    }
  }, 120_000);
});
