import { MongoError, errorCodes } from '../errors';
import { decode } from '../bson/decode';
import { encodeStored } from '../bson/encode';
import { print } from '../bson/print';
import type { Doc } from '../bson/value';
import { entryOverhead } from './entries';
import { compareIndexes, parseIndexSpec, type IndexSpec } from './index-spec';
import { OrderedIndex } from './ordered-index';
import { TextIndex, type TermScores } from './text-index';
import type { WriteBatch } from './write-batch';

const maxIndexes = 64;

/** Documents, as the bytes they came in, and the indexes over them. */
export class Collection {
  readonly namespace: string;
  readonly idIndex: OrderedIndex;
  private readonly records = new Map<number, Buffer>();
  private readonly ordered = new Map<string, OrderedIndex>();
  private text: TextIndex | undefined;
  private nextRecord = 1;
  /** What a journal of this collection alone would take. */
  liveBytes = 0;

  constructor(
    readonly id: number,
    readonly db: string,
    readonly name: string,
  ) {
    this.namespace = `${db}.${name}`;
    const spec = parseIndexSpec(new Map([['key', new Map([['_id', 1]])]]));
    const document: Doc = new Map(spec.document).set('name', '_id_');
    this.idIndex = new OrderedIndex({ ...spec, name: '_id_', isUnique: true, document });
    this.ordered.set('_id_', this.idIndex);
  }

  get size(): number {
    return this.records.size;
  }

  /** Bytes of the documents alone. */
  get dataBytes(): number {
    return this.liveBytes - this.size * entryOverhead;
  }

  get indexes(): IndexSpec[] {
    return [...this.ordered.values(), ...(this.text ? [this.text] : [])].map(({ spec }) => spec);
  }

  get orderedIndexes(): OrderedIndex[] {
    return [...this.ordered.values()];
  }

  get textIndex(): TextIndex | undefined {
    return this.text;
  }

  recordNumbers(): IterableIterator<number> {
    return this.records.keys();
  }

  entries(): IterableIterator<[number, Buffer]> {
    return this.records.entries();
  }

  bytes(record: number): Buffer | undefined {
    return this.records.get(record);
  }

  /** A fresh copy of a record's document, of the named fields only where these are given. */
  document(record: number, only?: ReadonlySet<string>): Doc | undefined {
    const bytes = this.records.get(record);
    return bytes && decode(bytes, 0, only);
  }

  /** Stores a new document, whose `_id` comes first; throws the duplicate-key error before changing anything. */
  insert(doc: Doc, batch: WriteBatch): void {
    const bytes = encodeStored(doc);
    const record = this.nextRecord;
    const changes = this.orderedIndexes.map((index) => {
      const keys = index.keysOf(doc);
      index.refuseDuplicates(keys, record, this.namespace, doc);
      return { index, keys };
    });
    const scores = this.text?.scoresOf(doc);
    this.nextRecord++;
    for (const { index, keys } of changes) index.insert(keys, record);
    if (scores) this.text!.insert(record, scores);
    this.setBytes(record, bytes);
    batch.note({ kind: 'put', collection: this.id, record, bytes }, () => this.removeRecord(record));
  }

  /** Replaces a record's document; tells whether that changed anything. */
  replace(record: number, doc: Doc, batch: WriteBatch): boolean {
    const bytes = encodeStored(doc);
    const before = this.records.get(record)!;
    if (bytes.equals(before)) return false;
    const old = decode(before);
    const changes = this.orderedIndexes.map((index) => {
      const keys = index.keysOf(doc);
      index.refuseDuplicates(keys, record, this.namespace, doc);
      return { index, keys, oldKeys: index.keysOf(old) };
    });
    const texts = this.textChange(old, doc);
    for (const { index, keys, oldKeys } of changes) {
      if (keys.length === oldKeys.length && keys.every((key, i) => key === oldKeys[i])) continue;
      index.remove(oldKeys, record);
      index.insert(keys, record);
    }
    if (texts) this.reindexText(record, texts.from, texts.to);
    this.setBytes(record, bytes);
    batch.note({ kind: 'put', collection: this.id, record, bytes }, () => {
      for (const { index, keys, oldKeys } of changes) {
        index.remove(keys, record);
        index.insert(oldKeys, record);
      }
      if (texts) this.reindexText(record, texts.to, texts.from);
      this.setBytes(record, before);
    });
    return true;
  }

  remove(record: number, batch: WriteBatch): void {
    const bytes = this.records.get(record)!;
    this.removeRecord(record);
    batch.note({ kind: 'remove', collection: this.id, record }, () => {
      const doc = decode(bytes);
      for (const index of this.ordered.values()) index.insert(index.keysOf(doc), record);
      this.text?.insert(record, this.text.scoresOf(doc));
      this.setBytes(record, bytes);
    });
  }

  /** Builds an index; false when it is there already. Throws when another stands in its way. */
  createIndex(spec: IndexSpec): boolean {
    if (this.hasAlready(spec)) return false;
    if (this.indexes.length >= maxIndexes)
      throw new MongoError(
        errorCodes.CannotCreateIndex,
        `add index fails, too many indexes for ${this.namespace}`,
      );
    if (spec.weights !== undefined) {
      if (this.text !== undefined)
        throw new MongoError(
          errorCodes.CannotCreateIndex,
          `only one text index per collection allowed, found existing text index "${this.text.spec.name}"`,
        );
      const text = new TextIndex(spec);
      this.fillText(text);
      this.text = text;
      return true;
    }
    const index = new OrderedIndex(spec);
    this.fill([index]);
    this.ordered.set(spec.name, index);
    return true;
  }

  private hasAlready(spec: IndexSpec): boolean {
    const sameName = this.indexes.find(({ name }) => name === spec.name);
    const sameKey = this.indexes.find((present) => compareIndexes(present, spec) !== 'different');
    const present = sameName ?? sameKey;
    if (present === undefined) return false;
    const likeness = compareIndexes(present, spec);
    if (sameName !== undefined && likeness === 'identical') return true;
    const both = `Requested index: ${print(spec.document)}, existing index: ${print(present.document)}`;
    if (likeness === 'different')
      throw new MongoError(
        errorCodes.IndexKeySpecsConflict,
        `An existing index has the same name as the requested index. ${both}`,
      );
    throw new MongoError(
      errorCodes.IndexOptionsConflict,
      likeness === 'identical'
        ? `Index already exists with a different name: ${present.name}`
        : `An equivalent index already exists with ${sameName ? 'the same name but different options' : 'a different name and options'}. ${both}`,
    );
  }

  dropIndex(name: string): void {
    if (this.text?.spec.name === name) this.text = undefined;
    else this.ordered.delete(name);
  }

  /** Takes a record from the journal, without indexes; `rebuildIndexes` is due afterwards. */
  restore(record: number, bytes: Buffer | undefined): void {
    this.setBytes(record, bytes);
    this.nextRecord = Math.max(this.nextRecord, record + 1);
  }

  /** Notes an index from the journal, to be filled by `rebuildIndexes`. */
  restoreIndex(spec: IndexSpec): void {
    if (spec.weights === undefined) this.ordered.set(spec.name, new OrderedIndex(spec));
    else this.text = new TextIndex(spec);
  }

  rebuildIndexes(): void {
    this.fill(this.orderedIndexes);
    if (this.text) this.fillText(this.text);
  }

  /** Fills empty indexes, reading each document once and no more of it than they need. */
  private fill(indexes: readonly OrderedIndex[]): void {
    const filling = indexes.map((index) => ({ index, entries: [] as string[] }));
    const fields = new Set(indexes.flatMap((index) => index.topLevelFields));
    for (const [record, bytes] of this.records) {
      const doc = decode(bytes, 0, fields);
      for (const { index, entries } of filling) entries.push(...index.entriesOf(doc, record));
    }
    for (const { index, entries } of filling) {
      index.fill(entries, this.namespace, (record) => decode(this.records.get(record)!));
    }
  }

  private fillText(index: TextIndex): void {
    for (const [record, bytes] of this.records) index.insert(record, index.scoresOf(decode(bytes)));
  }

  private removeRecord(record: number): void {
    const doc = decode(this.records.get(record)!);
    for (const index of this.ordered.values()) index.remove(index.keysOf(doc), record);
    this.text?.remove(record, this.text.scoresOf(doc));
    this.setBytes(record, undefined);
  }

  /** What the text index has to change; nothing when the texts stay the same. */
  private textChange(old: Doc, doc: Doc): { from: TermScores; to: TermScores } | undefined {
    if (this.text === undefined || this.text.isSame(old, doc)) return undefined;
    return { from: this.text.scoresOf(old), to: this.text.scoresOf(doc) };
  }

  private reindexText(record: number, from: TermScores, to: TermScores): void {
    this.text!.remove(record, from);
    this.text!.insert(record, to);
  }

  private setBytes(record: number, bytes: Buffer | undefined): void {
    const before = this.records.get(record);
    if (before !== undefined) this.liveBytes -= before.length + entryOverhead;
    if (bytes === undefined) this.records.delete(record);
    else {
      this.records.set(record, bytes);
      this.liveBytes += bytes.length + entryOverhead;
    }
  }
}
