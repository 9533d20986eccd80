import { mongo } from 'mongoose';

/** The fields of the unique index that an insert or update ran into; undefined when the error is another one. */
export function duplicateKeyOf(error: unknown): string[] | undefined {
  if (!(error instanceof mongo.MongoServerError) || error.code !== 11_000) return undefined;
  return Object.keys((error.keyPattern as object | undefined) ?? {});
}
