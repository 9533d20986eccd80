import BTree from 'sorted-btree';
import { MongoError, errorCodes } from '../errors';
import { descending, emptyArrayKey, encodeKey } from '../bson/key';
import { emptyArray, keyTuples, type KeyPart } from '../bson/key-tuples';
import { splitPath } from '../bson/path';
import { print } from '../bson/print';
import { toNumber, type Doc, type Value } from '../bson/value';
import { addFilterFields, compileFilter, type Matcher } from '../query/filter';
import type { IndexSpec } from './index-spec';

export interface IndexField {
  readonly name: string;
  readonly path: readonly string[];
  readonly direction: 1 | -1;
  /** Set once a document had an array on this path; decides how far a plan may trust the index. */
  isMultikey: boolean;
}

/** A record's number as three units, so that equal keys stay apart and in insertion order. */
const recordSuffix = (record: number): string =>
  String.fromCharCode(
    Math.floor(record / 0x100000000),
    Math.floor(record / 0x10000) & 0xffff,
    record & 0xffff,
  );

const suffixLength = 3;
const keyOf = (entry: string): string => entry.slice(0, -suffixLength);

function recordOf(entry: string): number {
  const at = entry.length - suffixLength;
  return entry.charCodeAt(at) * 0x100000000 + entry.charCodeAt(at + 1) * 0x10000 + entry.charCodeAt(at + 2);
}

/** A B-tree from keys (see bson/key) to records. */
export class OrderedIndex {
  readonly fields: readonly IndexField[];
  private readonly paths: readonly (readonly string[])[];
  private readonly tree: BTree<string, number>;
  private readonly inPartial: Matcher | undefined;

  constructor(readonly spec: IndexSpec) {
    this.tree = new BTree<string, number>(undefined, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
    this.fields = [...spec.key].map(([name, order]) => ({
      name,
      path: splitPath(name),
      direction: toNumber(order)! < 0 ? -1 : 1,
      isMultikey: false,
    }));
    this.paths = this.fields.map(({ path }) => path);
    this.inPartial = spec.partialFilter && compileFilter(spec.partialFilter);
  }

  /** True when every document is in the index. */
  get isComplete(): boolean {
    return !this.spec.isSparse && this.inPartial === undefined;
  }

  /** The fields of a document that decide on its keys. */
  get topLevelFields(): string[] {
    const fields = new Set(this.fields.map(({ path }) => path[0]!));
    if (this.spec.partialFilter) addFilterFields(this.spec.partialFilter, fields);
    return [...fields];
  }

  /** The keys of a document, without duplicates; none when a sparse or partial index leaves it out. */
  keysOf(doc: Doc): string[] {
    if (this.inPartial !== undefined && !this.inPartial(doc)) return [];
    const keys = new Set<string>();
    for (const tuple of this.tuplesOf(doc)) {
      const isPresent = tuple.some((part) => part !== undefined);
      if (isPresent || !this.spec.isSparse) keys.add(this.encode(tuple));
    }
    return [...keys];
  }

  private tuplesOf(doc: Doc): KeyPart[][] {
    const { tuples, arrays } = keyTuples(doc, this.paths, 'index');
    this.fields.forEach((field, i) => (field.isMultikey ||= arrays[i]!));
    return tuples;
  }

  private encode(tuple: readonly KeyPart[]): string {
    let key = '';
    this.fields.forEach(({ direction }, i) => {
      const part = tuple[i];
      const ascending = part === emptyArray ? emptyArrayKey : encodeKey(part);
      key += direction === 1 ? ascending : descending(ascending);
    });
    return key;
  }

  /** Throws the duplicate-key error when a unique index holds one of the keys for another record. */
  refuseDuplicates(keys: readonly string[], record: number, namespace: string, doc: Doc): void {
    if (!this.spec.isUnique) return;
    for (const key of keys) {
      for (const [entry, other] of this.tree.entries(key)) {
        if (!entry.startsWith(key)) break;
        if (other !== record) throw this.duplicateKey(namespace, doc, key);
      }
    }
  }

  insert(keys: readonly string[], record: number): void {
    const suffix = recordSuffix(record);
    for (const key of keys) this.tree.set(key + suffix, record);
  }

  remove(keys: readonly string[], record: number): void {
    const suffix = recordSuffix(record);
    for (const key of keys) this.tree.delete(key + suffix);
  }

  /** The entries of a document, to be handed to {@link fill}. */
  entriesOf(doc: Doc, record: number): string[] {
    const suffix = recordSuffix(record);
    return this.keysOf(doc).map((key) => key + suffix);
  }

  /** Fills an empty index with all entries at once; throws the duplicate-key error when a unique one meets a key twice. */
  fill(entries: string[], namespace: string, documentOf: (record: number) => Doc): void {
    // In order a B-tree fills fastest, and duplicates are neighbours. The default order is that of the tree.
    entries.sort();
    let previous = '';
    for (const entry of entries) {
      const record = recordOf(entry);
      if (this.spec.isUnique && recordOf(previous) !== record && keyOf(previous) === keyOf(entry))
        throw this.duplicateKey(namespace, documentOf(record), keyOf(entry));
      this.tree.set(entry, record);
      previous = entry;
    }
  }

  /** Records whose keys are from `low` on and before `high`, in key order or backwards; may repeat a record. */
  *scan(low: string, high: string, isReverse: boolean): Generator<number> {
    if (isReverse) {
      for (const [entry, record] of this.tree.entriesReversed(high)) {
        if (entry < low) return;
        // The bound itself is outside; it may be there as an entry of its own.
        if (entry < high) yield record;
      }
      return;
    }
    for (const [entry, record] of this.tree.entries(low)) {
      if (entry >= high) return;
      yield record;
    }
  }

  private duplicateKey(namespace: string, doc: Doc, key: string): MongoError {
    // Of an array's elements, those that clashed.
    const clash = this.tuplesOf(doc).find((tuple) => this.encode(tuple) === key);
    const valueOf = (part: KeyPart): Value => (part === emptyArray ? null : (part ?? null));
    const keyValue: Doc = new Map(this.fields.map(({ name }, i) => [name, valueOf(clash?.[i])]));
    return new MongoError(
      errorCodes.DuplicateKey,
      `E11000 duplicate key error collection: ${namespace} index: ${this.spec.name} dup key: ${print(keyValue)}`,
      { keyPattern: this.spec.key, keyValue },
    );
  }
}
