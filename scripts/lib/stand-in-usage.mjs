// What the MongoDB stand-in knows against what the product's own suite asked it for: it is to know all of that, and
// little else.
import { existsSync, readFileSync } from 'node:fs';
import { failedOnce, passedOnce } from './results.mjs';

/** What the stand-in knows although the suite does not use it, and why. */
const SPARE = [
  {
    why: 'the basic ones of MongoDB, without which no query or update can be written freely',
    'Query, top level': ['$nor'],
    'Query, on a field': ['$eq', '$all', '$size'],
    Projection: ['$slice', '$elemMatch'],
  },
  {
    why: 'aggregations that count, join and cut by time: people write their own to look into the data',
    Commands: ['count', 'distinct'],
    Stages: [
      ...['$project', '$addFields', '$set', '$unset', '$sort', '$limit', '$skip'],
      ...['$count', '$unwind', '$lookup', '$facet', '$replaceRoot'],
    ],
    Accumulators: ['$first', '$last', '$push', '$addToSet'],
    Expressions: [
      ...['$add', '$multiply', '$divide', '$round', '$dateToString', '$ne'],
      ...['$lt', '$lte', '$or', '$not', '$switch', '$literal', '$map', '$filter'],
      ...['$arrayElemAt', '$size', '$in'],
    ],
  },
  { why: 'large results come in several batches', Commands: ['killCursors'] },
  {
    why: 'people make, look at and mend indexes and collections with them, and Mongoose keeps indexes in step',
    Commands: ['create', 'dropIndexes', 'explain', 'drop'],
  },
  { why: 'refused as a standalone server refuses them', Commands: ['commitTransaction', 'abortTransaction'] },
];

/**
 * Compares the two, of each kind of command, stage and operator.
 *
 * @param {{ kind: string, names: string[] }[]} catalogs what the stand-in knows
 * @param {Record<string, string[]>} asked what it was asked for, by kind
 * @param {object[]} groups what may be spare, by kind
 * @returns {string[]} what is wrong, a line each
 */
export function compareUsage(catalogs, asked, groups = SPARE) {
  return catalogs.flatMap(({ kind, names }) => {
    const spare = groups.flatMap((group) => group[kind] ?? []);
    const used = asked[kind] ?? [];
    const tell = (list, what) => (list.length > 0 ? [`${kind}: ${what}: ${list.join(', ')}`] : []);
    return [
      ...tell(
        used.filter((name) => !names.includes(name)),
        'the product sends what the stand-in does not know',
      ),
      ...tell(
        names.filter((name) => !used.includes(name) && !spare.includes(name)),
        'the product does not send what the stand-in knows; remove it, or say why it stays',
      ),
      ...tell(
        spare.filter((name) => used.includes(name) || !names.includes(name)),
        'no longer spare; take it off the list',
      ),
    ];
  });
}

/**
 * Judges what a run of the suite left behind.
 *
 * @param {string} file what the stand-in was asked for, as JSON; null of a run on a real MongoDB
 * @returns {Promise<import('./results.mjs').Counts>}
 */
export async function judgeUsage(file) {
  if (!existsSync(file)) return failedOnce('the run did not tell what it asked the MongoDB stand-in for');
  const asked = JSON.parse(readFileSync(file, 'utf8'));
  if (asked === null) return { passed: 0, failed: 0, skipped: 0 };
  const { catalogs } = (await import('../../embedded/dist/index.js')).default;
  const faults = compareUsage(catalogs, asked);
  return faults.length > 0 ? failedOnce(faults.join('; ')) : passedOnce;
}
