import { Binary, BSONRegExp, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { MongoError, badValue, errorCodes } from '../errors';
import { isInt32 } from './value';

/** MongoDB's limit for one document, in bytes. */
export const maxDocumentBytes = 16 * 1024 * 1024;

/** Commands may be nested deeper, so that such a document can be asked for. */
const maxStoredDepth = 180;

// Most documents fit; a larger one gets a buffer of its own.
const scratch = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * Writes BSON. Takes Maps and plain objects as documents, and a Buffer as an already encoded document, so that
 * stored documents go out as they are. Undefined fields of plain objects are left out.
 */
class Writer {
  private bytes = scratch;
  private at = 0;
  private depth = 0;

  constructor(private readonly maxDepth: number) {}

  document(fields: Iterable<[string, unknown]>): void {
    if (++this.depth > this.maxDepth)
      throw new MongoError(
        errorCodes.Overflow,
        `cannot store a document that exceeds ${this.maxDepth} levels of nesting`,
      );
    const start = this.at;
    this.reserve(4);
    this.at += 4;
    for (const [key, value] of fields) if (value !== undefined) this.element(key, value);
    this.byte(0);
    this.bytes.writeInt32LE(this.at - start, start);
    this.depth--;
  }

  finish(): Buffer {
    return this.bytes === scratch
      ? Buffer.from(scratch.subarray(0, this.at))
      : this.bytes.subarray(0, this.at);
  }

  private reserve(count: number): void {
    if (this.at + count <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + count));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  private byte(value: number): void {
    this.reserve(1);
    this.bytes[this.at++] = value;
  }

  private int32(value: number): void {
    this.reserve(4);
    this.at = this.bytes.writeInt32LE(value, this.at);
  }

  private int64(value: bigint): void {
    this.reserve(8);
    this.at = this.bytes.writeBigInt64LE(value, this.at);
  }

  private cstring(text: string): void {
    if (text.includes('\0')) throw badValue('Field names and patterns cannot contain a null byte');
    this.reserve(text.length * 3 + 1);
    this.at += this.bytes.write(text, this.at, 'utf8');
    this.bytes[this.at++] = 0;
  }

  private raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  private head(type: number, key: string): void {
    this.byte(type);
    this.cstring(key);
  }

  private element(key: string, value: unknown): void {
    switch (typeof value) {
      case 'string': {
        this.head(0x02, key);
        this.reserve(text4(value));
        const length = this.bytes.write(value, this.at + 4, 'utf8');
        this.bytes.writeInt32LE(length + 1, this.at);
        this.at += 4 + length;
        this.bytes[this.at++] = 0;
        return;
      }
      case 'number':
        if (isInt32(value)) {
          this.head(0x10, key);
          this.int32(value);
        } else this.double(key, value);
        return;
      case 'bigint':
        this.head(0x12, key);
        this.int64(value);
        return;
      case 'boolean':
        this.head(0x08, key);
        this.byte(value ? 1 : 0);
        return;
      case 'object':
        if (value === null) this.head(0x0a, key);
        else this.object(key, value);
        return;
      default:
        throw new MongoError(errorCodes.InternalError, `Cannot encode a ${typeof value} in field '${key}'`);
    }
  }

  private double(key: string, value: number): void {
    this.head(0x01, key);
    this.reserve(8);
    this.at = this.bytes.writeDoubleLE(value, this.at);
  }

  private object(key: string, value: object): void {
    if (value instanceof Map) {
      this.head(0x03, key);
      this.document(value as Map<string, unknown>);
    } else if (Array.isArray(value)) {
      this.head(0x04, key);
      this.document(arrayFields(value));
    } else if (value instanceof ObjectId) {
      this.head(0x07, key);
      this.raw(value.id);
    } else if (value instanceof Date) {
      this.head(0x09, key);
      this.int64(BigInt(value.getTime()));
    } else if (Buffer.isBuffer(value)) {
      this.head(0x03, key);
      this.raw(value);
    } else if (value instanceof Double) this.double(key, value.value);
    else if (value instanceof Binary) {
      this.head(0x05, key);
      this.int32(value.position);
      this.byte(value.sub_type);
      this.raw(value.buffer.subarray(0, value.position));
    } else if (value instanceof BSONRegExp) {
      this.head(0x0b, key);
      this.cstring(value.pattern);
      this.cstring([...value.options].sort().join(''));
    } else if (value instanceof Timestamp) {
      this.head(0x11, key);
      this.int32(value.low);
      this.int32(value.high);
    } else if (value instanceof MinKey) this.head(0xff, key);
    else if (value instanceof MaxKey) this.head(0x7f, key);
    else {
      this.head(0x03, key);
      this.document(Object.entries(value));
    }
  }
}

const text4 = (text: string): number => text.length * 3 + 5;

function* arrayFields(items: readonly unknown[]): Generator<[string, unknown]> {
  for (let i = 0; i < items.length; i++) yield [String(i), items[i] ?? null];
}

/** Encodes a document (a Map or a plain object) as BSON. */
export function encode(document: object, maxDepth = Infinity): Buffer {
  const writer = new Writer(maxDepth);
  writer.document(document instanceof Map ? document : Object.entries(document));
  return writer.finish();
}

/** Encodes a document that is to be stored; refuses what is over MongoDB's 16 MB, or 180 levels deep. */
export function encodeStored(document: object): Buffer {
  const bytes = encode(document, maxStoredDepth);
  if (bytes.length <= maxDocumentBytes) return bytes;
  throw new MongoError(
    errorCodes.BSONObjectTooLarge,
    `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${maxDocumentBytes}`,
  );
}
