import { Binary, BSONRegExp, Double, ObjectId, Timestamp } from 'bson';
import { codePointOrder, rank, rankOf } from './compare';
import { toNumber, type Maybe } from './value';

/*
 * Index keys: one string per value whose plain `<` order (by UTF-16 unit) is BSON order. A value is a unit for its
 * type and then its content; contents end so that no key is a prefix of another.
 */

const float = new DataView(new ArrayBuffer(8));

function doubleUnits(value: number): string {
  // NaN sorts below all numbers; -0 equals 0.
  if (Number.isNaN(value)) return '\0\0\0\0';
  float.setFloat64(0, value === 0 ? 0 : value);
  const high = float.getUint32(0);
  const flip = high & 0x80000000 ? 0xffff : 0;
  return String.fromCharCode(
    flip === 0 ? float.getUint16(0) | 0x8000 : float.getUint16(0) ^ flip,
    float.getUint16(2) ^ flip,
    float.getUint16(4) ^ flip,
    float.getUint16(6) ^ flip,
  );
}

function numberKey(value: Maybe): string {
  if (typeof value !== 'bigint') return doubleUnits(toNumber(value)!) + '\u8000';
  const nearest = Number(value);
  // What rounding to a double lost, at most 512 either way, keeps longs exact beyond 2^53.
  return doubleUnits(nearest) + String.fromCharCode(0x8000 + Number(value - BigInt(nearest)));
}

const needsReordering = /[\ud800-\uffff]/;

function stringKey(text: string): string {
  let units = text;
  if (needsReordering.test(text)) {
    units = '';
    for (let i = 0; i < text.length; i++) units += String.fromCharCode(codePointOrder(text.charCodeAt(i)));
  }
  return (units.includes('\0') ? units.replaceAll('\0', '\0\x01') : units) + '\0\0';
}

function content(value: Maybe): string {
  if (value === undefined || value === null) return '';
  switch (typeof value) {
    case 'string':
      return stringKey(value);
    case 'number':
    case 'bigint':
      return numberKey(value);
    case 'boolean':
      return value ? '\x01' : '\0';
  }
  if (value instanceof ObjectId) return Buffer.from(value.id).toString('latin1');
  if (value instanceof Date) return doubleUnits(value.getTime());
  if (value instanceof Double) return numberKey(value);
  if (value instanceof Map) {
    let key = '';
    for (const [name, item] of value) key += typeUnit(item) + stringKey(name) + content(item);
    return key + '\0';
  }
  if (Array.isArray(value)) return value.map(encodeKey).join('') + '\0';
  if (value instanceof Binary) {
    const length = String.fromCharCode(value.position >>> 16, value.position & 0xffff, value.sub_type);
    return length + Buffer.from(value.buffer.subarray(0, value.position)).toString('latin1');
  }
  if (value instanceof Timestamp) {
    const { high, low } = value;
    return String.fromCharCode((high >>> 16) & 0xffff, high & 0xffff, (low >>> 16) & 0xffff, low & 0xffff);
  }
  return value instanceof BSONRegExp ? stringKey(value.pattern) + stringKey(value.options) : '';
}

const typeUnit = (value: Maybe): string => String.fromCharCode(rankOf(value));

/** The order-preserving key of one value; equal values, across number types too, have equal keys. */
export const encodeKey = (value: Maybe): string => typeUnit(value) + content(value);

/** What an empty array is indexed as: below null. */
export const emptyArrayKey = String.fromCharCode(rank.undefined);

/** The first key of a type, and the first key behind it. */
export const typeStart = (typeRank: number): string => String.fromCharCode(typeRank);
export const typeEnd = (typeRank: number): string => String.fromCharCode(typeRank + 1);

/** Turns a key into its descending counterpart, by complementing every unit. */
export function descending(key: string): string {
  let result = '';
  for (let i = 0; i < key.length; i++) result += String.fromCharCode(0xffff - key.charCodeAt(i));
  return result;
}
