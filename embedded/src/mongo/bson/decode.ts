import { Binary, BSONRegExp, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { MongoError, badValue, errorCodes } from '../errors';
import { double, type Doc, type Value } from './value';

const maxDepth = 200;

const refusedTypes: Readonly<Record<number, string>> = {
  0x06: 'undefined',
  0x0c: 'dbPointer',
  0x0d: 'javascript',
  0x0e: 'symbol',
  0x0f: 'javascriptWithScope',
  0x13: 'decimal',
};

const malformed = (what: string): MongoError => new MongoError(22, `Invalid BSON: ${what}`);

/** Reads BSON bytes, checking every length; bson's own reader would lose key order and exact number types. */
class Reader {
  constructor(
    private readonly bytes: Buffer,
    private at: number,
  ) {}

  /** Reads a document; the caller's `only`, where given, names the top-level fields to keep. */
  document(depth: number, end: number, only?: ReadonlySet<string>): Doc {
    const stop = this.enter(depth, end);
    const doc: Doc = new Map();
    // With all of the wanted fields found, the rest need not be gone through.
    while (only === undefined || doc.size < only.size) {
      const type = this.bytes[this.at++];
      if (type === 0) {
        this.leave(stop);
        break;
      }
      const key = this.cstring(stop);
      if (only !== undefined && !only.has(key)) this.skip(type!, stop);
      else doc.set(key, this.value(type!, key, depth, stop));
    }
    return doc;
  }

  private array(depth: number, end: number): Value[] {
    const stop = this.enter(depth, end);
    const items: Value[] = [];
    for (;;) {
      const type = this.bytes[this.at++];
      if (type === 0) break;
      const key = this.cstring(stop);
      items.push(this.value(type!, key, depth, stop));
    }
    this.leave(stop);
    return items;
  }

  private enter(depth: number, end: number): number {
    if (depth > maxDepth)
      throw new MongoError(errorCodes.Overflow, `BSON nested deeper than ${maxDepth} levels`);
    const size = this.int32(end);
    const stop = this.at - 4 + size;
    if (size < 5 || stop > end || this.bytes[stop - 1] !== 0) throw malformed(`document of ${size} bytes`);
    return stop;
  }

  private leave(stop: number): void {
    if (this.at !== stop) throw malformed('document length does not match its content');
  }

  private need(count: number, stop: number): number {
    const start = this.at;
    // The last byte of the document is its terminator, never part of a value.
    if (count < 0 || start + count > stop - 1) throw malformed('a value runs past its document');
    this.at = start + count;
    return start;
  }

  private int32(stop: number): number {
    if (this.at + 4 > stop) throw malformed('truncated');
    const value = this.bytes.readInt32LE(this.at);
    this.at += 4;
    return value;
  }

  private cstring(stop: number): string {
    const end = this.bytes.indexOf(0, this.at);
    if (end === -1 || end >= stop - 1) throw malformed('unterminated name');
    const text = this.bytes.toString('utf8', this.at, end);
    this.at = end + 1;
    return text;
  }

  private string(stop: number): string {
    const length = this.int32(stop);
    const start = this.need(length, stop);
    if (length < 1 || this.bytes[this.at - 1] !== 0) throw malformed('string without terminator');
    return this.bytes.toString('utf8', start, this.at - 1);
  }

  private value(type: number, key: string, depth: number, stop: number): Value {
    const { bytes } = this;
    switch (type) {
      case 0x01:
        return double(bytes.readDoubleLE(this.need(8, stop)));
      case 0x02:
        return this.string(stop);
      case 0x03:
        return this.document(depth + 1, stop - 1);
      case 0x04:
        return this.array(depth + 1, stop - 1);
      case 0x05: {
        const length = this.int32(stop);
        const subtype = bytes[this.need(1, stop)]!;
        const start = this.need(length, stop);
        return new Binary(Buffer.from(bytes.subarray(start, this.at)), subtype);
      }
      case 0x07: {
        const start = this.need(12, stop);
        return new ObjectId(Buffer.from(bytes.subarray(start, start + 12)));
      }
      case 0x08:
        return bytes[this.need(1, stop)] === 1;
      case 0x09:
        return this.date(Number(bytes.readBigInt64LE(this.need(8, stop))), key);
      case 0x0a:
        return null;
      case 0x0b:
        return this.regex(this.cstring(stop), this.cstring(stop));
      case 0x10:
        return bytes.readInt32LE(this.need(4, stop));
      case 0x11: {
        const start = this.need(8, stop);
        return new Timestamp(new Long(bytes.readInt32LE(start), bytes.readInt32LE(start + 4), true));
      }
      case 0x12:
        return bytes.readBigInt64LE(this.need(8, stop));
      case 0xff:
        return new MinKey();
      case 0x7f:
        return new MaxKey();
    }
    const name = refusedTypes[type];
    if (name !== undefined)
      throw badValue(`BSON type ${name} of field '${key}' is not supported by this server`);
    throw malformed(`unknown type ${type} of field '${key}'`);
  }

  private regex(pattern: string, options: string): BSONRegExp {
    if (/[^ilmsux]/.test(options)) throw new MongoError(51108, `invalid flag in regex options: ${options}`);
    return new BSONRegExp(pattern, options);
  }

  private date(milliseconds: number, key: string): Date {
    const date = new Date(milliseconds);
    if (Number.isNaN(date.getTime()))
      throw badValue(`The date in field '${key}' is out of JavaScript's range`);
    return date;
  }

  private skip(type: number, stop: number): void {
    switch (type) {
      case 0x0a:
      case 0xff:
      case 0x7f:
        return;
      case 0x08:
        this.need(1, stop);
        return;
      case 0x10:
        this.need(4, stop);
        return;
      case 0x01:
      case 0x09:
      case 0x11:
      case 0x12:
        this.need(8, stop);
        return;
      case 0x07:
        this.need(12, stop);
        return;
      case 0x02:
        this.need(this.int32(stop), stop);
        return;
      case 0x03:
      case 0x04:
        this.need(this.int32(stop) - 4, stop);
        return;
      case 0x05:
        this.need(this.int32(stop) + 1, stop);
        return;
      default:
        this.value(type, '', 0, stop);
    }
  }
}

/** Decodes one BSON document that starts at `start`; throws a MongoError when the bytes are not sound BSON. */
export function decode(bytes: Buffer, start = 0, only?: ReadonlySet<string>): Doc {
  return new Reader(bytes, start).document(0, bytes.length, only);
}
