import { MongoError, badValue, errorCodes, failedToParse, typeMismatch } from '../errors';
import { print } from '../bson/print';
import { isDoc, isTruthy, toNumber, typeName, type Doc, type Maybe } from '../bson/value';
import { refuseUnknownFields, type CommandContext, type Reply } from './command';
import { commands } from './table';

/** Fields that any command may carry and that change nothing on a standalone server. */
const commonFields = new Set([
  '$db',
  '$readPreference',
  'lsid',
  'readConcern',
  'writeConcern',
  'comment',
  'maxTimeMS',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'txnNumber',
]);

// Drivers differ in the case of a few names ("buildinfo").
const byLowerCase = new Map(commands.names.map((name) => [name.toLowerCase(), name]));

function refuseTransactions(command: Doc): void {
  if (command.has('startTransaction') || command.has('autocommit') || command.has('txnNumber')) {
    throw new MongoError(
      errorCodes.IllegalOperation,
      'Transaction numbers are only allowed on a replica set member or mongos',
    );
  }
}

/** A standalone server has one copy of its data. */
function checkWriteConcern(concern: Maybe): void {
  if (concern === undefined) return;
  if (!isDoc(concern))
    throw typeMismatch(
      `BSON field 'writeConcern' is the wrong type '${typeName(concern)}', expected type 'object'`,
    );
  const w = concern.get('w') ?? 1;
  if (typeof w === 'string') {
    if (w !== 'majority')
      throw badValue(`cannot use non-majority 'w' mode "${w}" when a host is not a member of a replica set`);
    return;
  }
  const copies = toNumber(w);
  if (copies === undefined || !(copies >= 0 && copies <= 50))
    throw failedToParse('w has to be a non-negative number and not greater than 50');
  if (copies > 1) throw badValue("cannot use 'w' > 1 when a host is not replicated");
}

function checkMaxTime(time: Maybe): void {
  if (time === undefined) return;
  const milliseconds = toNumber(time);
  if (milliseconds === undefined) throw badValue('maxTimeMS must be a number');
  if (!(milliseconds >= 0 && milliseconds <= 0x7fffffff))
    throw badValue(`${print(time)} value for maxTimeMS is out of range [0, 2147483647]`);
  if (!Number.isInteger(milliseconds)) throw badValue('maxTimeMS has non-integral value');
}

/** A write that asks for more than the journal's write(2) waits for an fsync. */
function needsSync(command: Doc): boolean {
  const concern = command.get('writeConcern');
  return (
    isDoc(concern) &&
    (concern.get('w') === 'majority' || isTruthy(concern.get('j')) || isTruthy(concern.get('fsync')))
  );
}

/** The reply that tells a client of a failure; faults of this server go to stderr too. */
export function errorReply(error: unknown): Reply {
  if (error instanceof MongoError) {
    return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.details };
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`MongoDB stand-in: ${stack ?? message}\n`);
  return { ok: 0, errmsg: message, code: errorCodes.InternalError, codeName: 'InternalError' };
}

/** Runs one command; failures are replies too. */
export async function runCommand(command: Doc, context: CommandContext): Promise<Reply> {
  try {
    const [name = ''] = command.keys();
    const known = commands.find(byLowerCase.get(name.toLowerCase()) ?? name);
    if (known === undefined) throw new MongoError(errorCodes.CommandNotFound, `no such command: '${name}'`);
    refuseTransactions(command);
    const isKnown = (field: string): boolean =>
      field === name || commonFields.has(field) || known.fields.includes(field);
    if (!known.ignoresOthers) refuseUnknownFields(name, command, isKnown);
    checkWriteConcern(command.get('writeConcern'));
    checkMaxTime(command.get('maxTimeMS'));
    const reply = await known.run(command, context);
    if (needsSync(command)) await context.store.sync();
    return { ...reply, ok: 1 };
  } catch (error) {
    return errorReply(error);
  }
}
