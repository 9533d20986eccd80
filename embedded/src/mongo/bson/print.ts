import { Binary, BSONRegExp, ObjectId, Timestamp } from 'bson';
import { isDoc, isDouble, toNumber, type Maybe } from './value';

/** Writes a value the way MongoDB's error messages do: `{ email: "a@b.c" }`. */
export function print(value: Maybe): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (isDoc(value)) {
    const fields = [...value].map(([name, item]) => `${name}: ${print(item)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(print).join(', ')} ]`;
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof BSONRegExp) return `/${value.pattern}/${value.options}`;
  if (value instanceof Timestamp) return `Timestamp(${value.high}, ${value.low})`;
  if (value instanceof Binary) {
    return `BinData(${value.sub_type}, ${Buffer.from(value.buffer.subarray(0, value.position)).toString('hex').toUpperCase()})`;
  }
  const number = toNumber(value);
  if (number === undefined) return value.constructor.name;
  return isDouble(value) && Number.isInteger(number) ? number.toFixed(1) : String(number);
}
