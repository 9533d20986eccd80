import { randomBytes } from 'node:crypto';
import { MongoError, errorCodes } from './errors';
import { encodeStored, maxDocumentBytes } from './bson/encode';
import type { Doc } from './bson/value';

/** A cursor that nobody asked for this long is closed. */
const idleMs = 10 * 60 * 1000;
const firstBatchSize = 101;

/** Documents on their way to a client: encoded already, or still to be. */
export type CursorItem = Buffer | Doc;

interface Cursor {
  readonly namespace: string;
  readonly items: readonly CursorItem[];
  position: number;
  lastUsed: number;
}

/** Results that did not fit into one batch. They are a snapshot: later writes do not change them. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();

  get count(): number {
    return this.open.size;
  }

  /** The first batch of a result; keeps the rest under an id, 0 when there is none. */
  start(
    namespace: string,
    items: readonly CursorItem[],
    batchSize = firstBatchSize,
    isSingle = false,
  ): object {
    const cursor: Cursor = { namespace, items, position: 0, lastUsed: Date.now() };
    const firstBatch = nextBatch(cursor, batchSize);
    const isDone = isSingle || cursor.position >= items.length;
    return { firstBatch, id: isDone ? 0n : this.keep(cursor), ns: namespace };
  }

  /** The next batch of an open cursor; code 43 when there is no such cursor. */
  more(id: bigint, namespace: string, batchSize: number): object {
    const cursor = this.open.get(id);
    if (cursor === undefined) throw new MongoError(errorCodes.CursorNotFound, `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      throw new MongoError(
        errorCodes.Unauthorized,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    }
    cursor.lastUsed = Date.now();
    const batch = nextBatch(cursor, batchSize);
    const isDone = cursor.position >= cursor.items.length;
    if (isDone) this.open.delete(id);
    return { nextBatch: batch, id: isDone ? 0n : id, ns: namespace };
  }

  close(id: bigint): boolean {
    return this.open.delete(id);
  }

  closeIdle(now = Date.now()): void {
    for (const [id, { lastUsed }] of this.open) if (now - lastUsed > idleMs) this.open.delete(id);
  }

  private keep(cursor: Cursor): bigint {
    const id = BigInt.asUintN(63, randomBytes(8).readBigUInt64LE()) || 1n;
    this.open.set(id, cursor);
    return id;
  }
}

/** Up to `size` documents, and up to 16 MB of them, but at least one where there is one. */
function nextBatch(cursor: Cursor, size: number): Buffer[] {
  const batch: Buffer[] = [];
  let bytes = 0;
  while (batch.length < size && cursor.position < cursor.items.length) {
    const item = cursor.items[cursor.position]!;
    const encoded = Buffer.isBuffer(item) ? item : encodeStored(item);
    bytes += encoded.length;
    if (batch.length > 0 && bytes > maxDocumentBytes) break;
    batch.push(encoded);
    cursor.position++;
  }
  return batch;
}
