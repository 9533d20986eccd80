import { randomFrom } from '../../../../test/factories/history';
import type { Stretch } from '../range/analytics-range';
import { LEVELS, periodsOf, QUARTER, startOf, type Level } from './periods';
import { RollupWalk } from './rollup-walk.service';
import type { RollupsRepository, StoredTally } from './rollups.repository';
import { Tally } from './tally';

const FROM = new Date('2026-03-01T00:00:00Z');
const TO = new Date('2026-05-02T13:45:00Z');

/** What so many messages in every quarter of an hour, and something rare in some, are rolled up to. */
function rollupsOf(messages: number, rare: readonly Date[]): Map<Level, StoredTally[]> {
  const rareTimes = new Set(rare.map((moment) => startOf('quarter', moment).getTime()));
  const byLevel = new Map<Level, Map<number, Tally>>(LEVELS.map((level) => [level, new Map()]));
  for (let at = FROM.getTime(); at < TO.getTime(); at += QUARTER) {
    for (const level of LEVELS) {
      const begin = startOf(level, new Date(at)).getTime();
      const tally = byLevel.get(level)?.get(begin) ?? new Tally();
      tally.addOf('messages', 'user', messages);
      if (rareTimes.has(at)) tally.add('blocked');
      byLevel.get(level)?.set(begin, tally);
    }
  }
  return new Map(
    [...byLevel].map(([level, tallies]) => [
      level,
      [...tallies].map(([begin, tally]) => ({
        level,
        source: level === 'quarter' ? 'messages' : 'all',
        from: new Date(begin),
        ...tally.toStored(),
      })),
    ]),
  );
}

/** Walks, and counts what was read. */
async function walk(stored: Map<Level, StoredTally[]>, isIn: (tally: Tally) => boolean, most = Infinity) {
  let reads = 0;
  const repository = {
    tallies: (level: Level, beginnings: Date[]) => {
      reads++;
      const times = new Set(beginnings.map((begin) => begin.getTime()));
      return Promise.resolve((stored.get(level) ?? []).filter(({ from }) => times.has(from.getTime())));
    },
  } as Pick<RollupsRepository, 'tallies'> as RollupsRepository;
  const search = { from: FROM, to: TO, source: 'messages', isIn };
  const stretches: Stretch[] = [];
  for await (const { from, to } of new RollupWalk(repository).stretchesWith(search)) {
    stretches.push({ from, to });
    if (stretches.length === most) break;
  }
  return { stretches, reads };
}

describe('a walk through rollups', () => {
  const random = randomFrom(5);
  const rare = Array.from(
    { length: 12 },
    () => new Date(FROM.getTime() + random() * (TO.getTime() - FROM.getTime())),
  ).sort((one, other) => other.getTime() - one.getTime());

  const hasRare = (tally: Tally) => tally.get('blocked') > 0;
  const hasMessages = (tally: Tally) => tally.of('messages', 'user') > 0;

  it('finds every quarter of an hour of a busy desk in which there is any, the latest first', async () => {
    const { stretches } = await walk(rollupsOf(700, rare), hasRare);
    const quarters = rare.map((moment) => startOf('quarter', moment));
    expect(stretches).toEqual(quarters.map((from) => ({ from, to: new Date(from.getTime() + QUARTER) })));
  });

  it('takes together what can be read at once, and covers everything once', async () => {
    const { stretches, reads } = await walk(rollupsOf(1, rare), hasMessages);
    let end = TO.getTime();
    for (const { from, to } of stretches) {
      expect(to.getTime()).toBe(end);
      expect(to.getTime() - from.getTime()).toBeLessThanOrEqual(500 * QUARTER);
      end = from.getTime();
    }
    expect(end).toBe(FROM.getTime());
    expect(stretches.length).toBeLessThan(20);
    // One of each level for the range itself, and one for each of its weeks and four weeks: they hold too much.
    const long = periodsOf(startOf('quarter', FROM), startOf('quarter', TO)).filter(({ level }) =>
      ['week', 'four-weeks'].includes(level),
    );
    expect(reads).toBe(LEVELS.length + long.length);
  });

  it('passes over the time in between, where that is cheaper than another look', async () => {
    const { stretches } = await walk(rollupsOf(1, rare), hasRare);
    expect(stretches.length).toBeLessThan(rare.length + 1);
    for (const moment of rare) {
      expect(stretches.filter(({ from, to }) => moment >= from && moment < to)).toHaveLength(1);
    }
  });

  it('reads no more than it is asked for', async () => {
    const { reads } = await walk(rollupsOf(700, rare), hasRare, 1);
    // One of each level for the range itself, and one of each on the way down.
    expect(reads).toBeLessThanOrEqual(LEVELS.length + ['day', 'hour', 'quarter'].length);
  });
});
