import { typeMismatch } from '../errors';
import { toNumber, type Maybe } from '../bson/value';
import { optionalCount, collectionName, type Command } from './command';

function cursorId(value: Maybe): bigint {
  if (typeof value === 'bigint') return value;
  const number = toNumber(value);
  if (number === undefined || !Number.isInteger(number)) throw typeMismatch('a cursor id must be a long');
  return BigInt(number);
}

const getMore: Command = {
  fields: ['collection', 'batchSize'],
  run(command, { cursors, db }) {
    const [entry] = command;
    const name = command.get('collection');
    if (typeof name !== 'string') throw typeMismatch("BSON field 'getMore.collection' must be a string");
    const size = optionalCount(command, 'batchSize');
    return {
      cursor: cursors.more(
        cursorId(entry![1]),
        `${db}.${name}`,
        size === undefined || size === 0 ? Infinity : size,
      ),
    };
  },
};

const killCursors: Command = {
  fields: ['cursors'],
  run(command, { cursors }) {
    collectionName(command);
    const ids = command.get('cursors');
    if (!Array.isArray(ids)) throw typeMismatch("BSON field 'killCursors.cursors' must be an array");
    const wanted = ids.map(cursorId);
    const cursorsKilled = wanted.filter((id) => cursors.close(id));
    return {
      cursorsKilled,
      cursorsNotFound: wanted.filter((id) => !cursorsKilled.includes(id)),
      cursorsAlive: [],
      cursorsUnknown: [],
    };
  },
};

export const cursorCommands: Readonly<Record<string, Command>> = { getMore, killCursors };
