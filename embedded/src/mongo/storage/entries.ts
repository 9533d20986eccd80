import { decode } from '../bson/decode';
import { encode } from '../bson/encode';
import type { Doc } from '../bson/value';

/** What a journal record says: that a document is now so, that it is gone, or a change to the catalog. */
export type Entry =
  | { readonly kind: 'put'; readonly collection: number; readonly record: number; readonly bytes: Buffer }
  | { readonly kind: 'remove'; readonly collection: number; readonly record: number }
  | { readonly kind: 'create'; readonly collection: number; readonly db: string; readonly name: string }
  | { readonly kind: 'drop'; readonly collection: number }
  | { readonly kind: 'createIndex'; readonly collection: number; readonly spec: Doc }
  | { readonly kind: 'dropIndex'; readonly collection: number; readonly name: string };

const kinds = ['put', 'remove', 'create', 'drop', 'createIndex', 'dropIndex'] as const;

/** The bytes of an entry beyond its document's. */
export const entryOverhead = 11;

/** Encodes an entry as buffers to be written one after the other. */
export function encodeEntry(entry: Entry): Buffer[] {
  const head = Buffer.allocUnsafe(entryOverhead);
  head[0] = kinds.indexOf(entry.kind);
  head.writeUInt32LE(entry.collection, 1);
  head.writeUIntLE('record' in entry ? entry.record : 0, 5, 6);
  switch (entry.kind) {
    case 'put':
      return [head, entry.bytes];
    case 'create':
      return [head, encode({ db: entry.db, name: entry.name })];
    case 'createIndex':
      return [head, encode(entry.spec)];
    case 'dropIndex':
      return [head, encode({ name: entry.name })];
    default:
      return [head];
  }
}

/** Reads the entries of one journal record. */
export function* decodeEntries(payload: Buffer): Generator<Entry> {
  for (let at = 0; at < payload.length;) {
    const kind = kinds[payload[at]!];
    const collection = payload.readUInt32LE(at + 1);
    const record = payload.readUIntLE(at + 5, 6);
    at += entryOverhead;
    if (kind === 'remove') yield { kind, collection, record };
    else if (kind === 'drop') yield { kind, collection };
    else {
      const length = payload.readInt32LE(at);
      const bytes = payload.subarray(at, at + length);
      at += length;
      if (kind === 'put') yield { kind, collection, record, bytes: Buffer.from(bytes) };
      else if (kind === 'createIndex') yield { kind, collection, spec: decode(Buffer.from(bytes)) };
      else {
        const fields = decode(Buffer.from(bytes));
        const name = fields.get('name') as string;
        if (kind === 'create') yield { kind, collection, db: fields.get('db') as string, name };
        else if (kind === 'dropIndex') yield { kind, collection, name };
        else throw new Error(`The journal holds an entry of unknown kind ${payload[at]}`);
      }
    }
  }
}
