import { MongoError, errorCodes } from '../errors';
import { Collection } from './collection';
import { decodeEntries, encodeEntry, type Entry } from './entries';
import { parseIndexSpec, storedSpec, type IndexSpec } from './index-spec';
import { Journal } from './journal';
import { WriteBatch } from './write-batch';

/** The journal is compacted when it has grown to this many times its live data, but not below a megabyte. */
const growthBeforeCompaction = 4;
/** At the start a little growth is left alone: a journal that is as long as its data gains nothing from being written again. */
const growthAtStart = 1.2;
const smallestCompaction = 1024 * 1024;
/** Records of a compacted journal hold about this much. */
const snapshotChunk = 1024 * 1024;

/** All databases in memory, and the journal that keeps them. Without a folder nothing is kept. */
export class Store {
  private readonly databases = new Map<string, Map<string, Collection>>();
  private readonly byId = new Map<number, Collection>();
  private nextCollection = 1;
  private journal: Journal | undefined;
  /** No compaction is tried below this size, in bytes. */
  private compactFrom = smallestCompaction;

  constructor(private readonly report: (line: string) => void = () => undefined) {}

  /** Reads what a folder's journal holds, and keeps it from now on. */
  static open(folder: string | undefined, report: (line: string) => void): Store {
    const store = new Store(report);
    if (folder === undefined) return store;
    store.journal = Journal.open(
      folder,
      (payload) => {
        for (const entry of decodeEntries(payload)) store.replay(entry);
      },
      report,
    );
    for (const collection of store.byId.values()) collection.rebuildIndexes();
    if (store.journal.bytes > store.liveBytes * growthAtStart) store.compact(store.journal);
    return store;
  }

  databaseNames(): string[] {
    return [...this.databases].filter(([, collections]) => collections.size > 0).map(([name]) => name);
  }

  collections(db: string): Collection[] {
    return [...(this.databases.get(db)?.values() ?? [])];
  }

  find(db: string, name: string): Collection | undefined {
    return this.databases.get(db)?.get(name);
  }

  /** Gives the collection, making it within the batch when it is not there. */
  findOrCreate(db: string, name: string, batch: WriteBatch): Collection {
    const present = this.find(db, name);
    if (present !== undefined) return present;
    const isValid =
      name !== '' &&
      !name.includes('$') &&
      !name.includes('\0') &&
      !name.startsWith('.') &&
      !name.startsWith('system.');
    if (!isValid || !/^[^/\\. "$*<>:|?\0]{1,63}$/.test(db)) {
      throw new MongoError(errorCodes.InvalidNamespace, `Invalid namespace specified '${db}.${name}'`);
    }
    const collection = new Collection(this.nextCollection++, db, name);
    this.attach(collection);
    batch.note({ kind: 'create', collection: collection.id, db, name }, () => this.detach(collection));
    return collection;
  }

  drop(collection: Collection, batch: WriteBatch): void {
    this.detach(collection);
    batch.note({ kind: 'drop', collection: collection.id }, () => this.attach(collection));
  }

  createIndex(collection: Collection, spec: IndexSpec, batch: WriteBatch): boolean {
    if (!collection.createIndex(spec)) return false;
    batch.note({ kind: 'createIndex', collection: collection.id, spec: storedSpec(spec) }, () =>
      collection.dropIndex(spec.name),
    );
    return true;
  }

  dropIndex(collection: Collection, spec: IndexSpec, batch: WriteBatch): void {
    collection.dropIndex(spec.name);
    batch.note({ kind: 'dropIndex', collection: collection.id, name: spec.name }, () =>
      collection.createIndex(spec),
    );
  }

  /** Runs a command's changes as one: all are in the journal when this returns, or none is anywhere. */
  write<T>(work: (batch: WriteBatch) => T): T {
    const batch = new WriteBatch();
    let result: T;
    try {
      result = work(batch);
      if (batch.entries.length > 0) this.journal?.append(batch.entries.flatMap(encodeEntry));
    } catch (error) {
      batch.undo();
      throw error;
    }
    this.compactWhenGrown();
    return result;
  }

  /** Resolves when everything written by now is on the disk. */
  async sync(): Promise<void> {
    await this.journal?.sync();
  }

  async close(): Promise<void> {
    await this.journal?.close();
  }

  private get liveBytes(): number {
    return [...this.byId.values()].reduce((sum, { liveBytes }) => sum + liveBytes, 0);
  }

  private compactWhenGrown(): void {
    if (this.journal === undefined || this.journal.bytes < this.compactFrom) return;
    if (this.journal.bytes >= growthBeforeCompaction * this.liveBytes) this.compact(this.journal);
  }

  private compact(journal: Journal): void {
    try {
      journal.rewrite(this.snapshot());
      this.compactFrom = smallestCompaction;
    } catch (error) {
      // All that was written is safe in the old journal; only the disk space stays taken.
      this.compactFrom = journal.bytes * 2;
      this.report(`Compacting the journal failed: ${(error as Error).message}`);
    }
  }

  private *snapshot(): Generator<Buffer[]> {
    for (const collection of this.byId.values()) {
      const { id, db, name } = collection;
      let parts = encodeEntry({ kind: 'create', collection: id, db, name });
      for (const spec of collection.indexes) {
        if (spec.name !== '_id_')
          parts.push(...encodeEntry({ kind: 'createIndex', collection: id, spec: storedSpec(spec) }));
      }
      let size = 0;
      for (const [record, bytes] of collection.entries()) {
        parts.push(...encodeEntry({ kind: 'put', collection: id, record, bytes }));
        size += bytes.length;
        if (size > snapshotChunk) {
          yield parts;
          [parts, size] = [[], 0];
        }
      }
      if (parts.length > 0) yield parts;
    }
  }

  private replay(entry: Entry): void {
    if (entry.kind === 'create') {
      this.attach(new Collection(entry.collection, entry.db, entry.name));
      this.nextCollection = Math.max(this.nextCollection, entry.collection + 1);
      return;
    }
    const collection = this.byId.get(entry.collection);
    if (collection === undefined)
      throw new Error(`The journal speaks of collection ${entry.collection}, which it never made`);
    if (entry.kind === 'put') collection.restore(entry.record, entry.bytes);
    else if (entry.kind === 'remove') collection.restore(entry.record, undefined);
    else if (entry.kind === 'drop') this.detach(collection);
    else if (entry.kind === 'createIndex') collection.restoreIndex(parseIndexSpec(entry.spec));
    else collection.dropIndex(entry.name);
  }

  private attach(collection: Collection): void {
    let collections = this.databases.get(collection.db);
    if (collections === undefined)
      this.databases.set(collection.db, (collections = new Map<string, Collection>()));
    collections.set(collection.name, collection);
    this.byId.set(collection.id, collection);
  }

  private detach(collection: Collection): void {
    this.databases.get(collection.db)?.delete(collection.name);
    this.byId.delete(collection.id);
  }
}
