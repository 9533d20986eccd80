import { MongoError, errorCodes, typeMismatch } from '../errors';
import { isDoc, isTruthy, toNumber, typeName, type Doc } from '../bson/value';
import type { Cursors } from '../cursors';
import type { Collection } from '../storage/collection';
import type { Store } from '../storage/store';

export interface CommandContext {
  readonly db: string;
  readonly store: Store;
  readonly cursors: Cursors;
  readonly connectionId: number;
}

/** Fields of a reply; `ok` is added. Documents in it may be Maps, plain objects or encoded Buffers. */
export type Reply = Record<string, unknown>;

export interface Command {
  /** The fields it understands beside its own name; any other is refused by name. */
  readonly fields: readonly string[];
  /** Set where unknown fields are harmless: drivers put more into the handshake with every version. */
  readonly ignoresOthers?: boolean;
  /** One that writes runs without a pause, so that no other command sees half of it. */
  run(command: Doc, context: CommandContext): Reply | Promise<Reply>;
}

/** Reads the collection's name, the value of the command's own field. */
export function collectionName(command: Doc): string {
  const [entry] = command;
  const [field, name] = entry!;
  if (typeof name !== 'string')
    throw new MongoError(errorCodes.InvalidNamespace, `collection name has invalid type ${typeName(name)}`);
  if (name === '')
    throw new MongoError(errorCodes.InvalidNamespace, `Invalid namespace specified for command ${field}`);
  return name;
}

export const findCollection = (command: Doc, { store, db }: CommandContext): Collection | undefined =>
  store.find(db, collectionName(command));

/** Gives the collection; code 26 when it is not there. */
export function requireCollection(command: Doc, context: CommandContext): Collection {
  const collection = findCollection(command, context);
  if (collection !== undefined) return collection;
  throw new MongoError(
    errorCodes.NamespaceNotFound,
    `ns does not exist: ${context.db}.${collectionName(command)}`,
  );
}

/** Code 40414: a field that a command cannot do without. */
export const missingField = (field: string): MongoError =>
  new MongoError(40414, `BSON field '${field}' is missing but a required field`);

/** Reads a list of documents such as insert's `documents` or update's `updates`. */
export function documentList(command: Doc, field: string): Doc[] {
  const list = command.get(field);
  if (!Array.isArray(list)) throw missingField(field);
  if (list.length === 0 || list.length > 100_000) {
    throw new MongoError(
      errorCodes.InvalidLength,
      `Write batch sizes must be between 1 and 100000. Got ${list.length} operations.`,
    );
  }
  return list.map((item) => {
    if (isDoc(item)) return item;
    throw typeMismatch(`BSON field '${field}' holds a ${typeName(item)}, expected type 'object'`);
  });
}

/** Reads a document that has to be there, such as the query of an update. */
export function requiredDocument(what: string, doc: Doc, field: string): Doc {
  const value = doc.get(field);
  if (value === undefined || value === null) throw missingField(`${what}.${field}`);
  if (isDoc(value)) return value;
  throw typeMismatch(
    `BSON field '${what}.${field}' is the wrong type '${typeName(value)}', expected type 'object'`,
  );
}

/** Reads an optional document; an empty one when absent. */
export function optionalDocument(command: Doc, field: string): Doc {
  const value = command.get(field);
  if (value === undefined || value === null) return new Map();
  if (isDoc(value)) return value;
  throw typeMismatch(`BSON field '${field}' is the wrong type '${typeName(value)}', expected type 'object'`);
}

/** Reads an optional number; a fraction is cut off. */
export function optionalNumber(command: Doc, field: string): number | undefined {
  const value = command.get(field);
  if (value === undefined || value === null) return undefined;
  const number = toNumber(value);
  if (number === undefined)
    throw typeMismatch(`BSON field '${field}' is the wrong type '${typeName(value)}', expected a number`);
  return Math.trunc(number) || 0;
}

/** Reads an optional number from 0 up. */
export function optionalCount(command: Doc, field: string): number | undefined {
  const number = optionalNumber(command, field);
  if (number !== undefined && number < 0)
    throw new MongoError(51024, `BSON field '${field}' value must be >= 0, actual value '${number}'`);
  return number;
}

export const flag = (command: Doc, field: string): boolean => isTruthy(command.get(field));

/** Refuses fields that are not known, by name, rather than to ignore what they ask for. */
export function refuseUnknownFields(what: string, doc: Doc, known: (name: string) => boolean): void {
  for (const name of doc.keys()) {
    if (!known(name)) {
      throw new MongoError(
        errorCodes.UnknownField,
        `BSON field '${what}.${name}' is an unknown field, or not supported by this server.`,
      );
    }
  }
}
