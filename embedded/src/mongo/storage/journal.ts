import {
  closeSync,
  existsSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { MongoError, errorCodes } from '../errors';
import { headerBytes, makeFrame, makeHeader } from './journal-format';
import { JournalReader } from './journal-reader';

/** Writes that asked for no more are on the disk after at most this many milliseconds. */
const backgroundSyncMs = 100;

/**
 * The append-only file behind the data. What `append` returned from survives the end of this process; what `sync`
 * resolved for survives the end of the machine.
 */
export class Journal {
  private failure: Error | undefined;
  /** Counts of appended records, because byte positions start anew with every rewrite. */
  private appended = 0;
  private synced = 0;
  private syncing: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly folder: string,
    private fd: number,
    private seed: number,
    private size: number,
  ) {}

  /** Opens or makes a folder's journal; hands every record to `onPayload`, and cuts off and reports a torn tail. */
  static open(folder: string, onPayload: (payload: Buffer) => void, report: (line: string) => void): Journal {
    const path = join(folder, 'journal');
    rmSync(`${path}.new`, { force: true });
    if (!existsSync(path)) {
      const { fd, seed, size } = writeNew(folder, []);
      syncFolder(folder);
      return new Journal(folder, fd, seed, size);
    }
    const fd = openSync(path, 'r+');
    try {
      const reader = new JournalReader(fd, path);
      const end = reader.readAll(onPayload);
      if (end < reader.size) {
        report(`${path}: cut off a torn tail of ${reader.size - end} bytes at byte ${end}`);
        ftruncateSync(fd, end);
      }
      fsyncSync(fd);
      return new Journal(folder, fd, reader.seed, end);
    } catch (error) {
      closeSync(fd);
      throw error;
    }
  }

  get bytes(): number {
    return this.size;
  }

  /** Writes one record. When that fails the journal is as before, and the error is the writer's. */
  append(parts: readonly Buffer[]): void {
    this.refuseAfterFailure();
    const bytes = Buffer.concat([makeFrame(parts, this.seed), ...parts]);
    try {
      writeFully(this.fd, bytes, this.size);
    } catch (error) {
      try {
        ftruncateSync(this.fd, this.size);
      } catch (truncateError) {
        this.failure = truncateError as Error;
      }
      const code =
        (error as NodeJS.ErrnoException).code === 'ENOSPC'
          ? errorCodes.OutOfDiskSpace
          : errorCodes.InternalError;
      throw new MongoError(code, `Writing to the journal failed: ${(error as Error).message}`);
    }
    this.size += bytes.length;
    this.appended++;
    this.timer ??= setTimeout(() => this.syncInBackground(), backgroundSyncMs).unref();
  }

  /** Resolves when all that is appended by now is on the disk; writers that wait together share one fsync. */
  async sync(): Promise<void> {
    const wanted = this.appended;
    while (this.synced < wanted) {
      this.refuseAfterFailure();
      this.syncing ??= this.syncOnce().finally(() => {
        this.syncing = undefined;
      });
      await this.syncing;
    }
  }

  /**
   * Replaces the journal by one that holds only the records given. Safe to kill at any moment: the new file takes
   * the old one's name when it is on the disk.
   */
  rewrite(payloads: Iterable<readonly Buffer[]>): void {
    this.refuseAfterFailure();
    const { fd, seed, size } = writeNew(this.folder, payloads);
    const old = this.fd;
    [this.fd, this.seed, this.size] = [fd, seed, size];
    // An fsync under way still uses the old file.
    if (this.syncing === undefined) closeSync(old);
    else void this.syncing.catch(() => undefined).then(() => closeSync(old));
    try {
      syncFolder(this.folder);
    } catch (error) {
      // Which of the two files a failing machine would come up with, nobody knows.
      throw (this.failure = error as Error);
    }
    this.synced = this.appended;
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    try {
      if (this.failure === undefined) await this.sync();
    } finally {
      closeSync(this.fd);
    }
  }

  private refuseAfterFailure(): void {
    if (this.failure === undefined) return;
    throw new MongoError(
      errorCodes.InternalError,
      `The journal cannot be written any more: ${this.failure.message}`,
    );
  }

  private async syncOnce(): Promise<void> {
    const { fd, appended } = this;
    try {
      await new Promise<void>((resolve, reject) => fsync(fd, (error) => (error ? reject(error) : resolve())));
    } catch (error) {
      // After a failed fsync nobody knows what is on the disk, so nothing more may be promised.
      if (fd === this.fd) this.failure = error as Error;
      throw new MongoError(
        errorCodes.InternalError,
        `fsync of the journal failed: ${(error as Error).message}`,
      );
    }
    this.synced = Math.max(this.synced, appended);
  }

  private syncInBackground(): void {
    this.timer = undefined;
    this.sync().catch((error: Error) => process.stderr.write(`${error.message}\n`));
  }
}

function writeFully(fd: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length;)
    done += writeSync(fd, bytes, done, bytes.length - done, position + done);
}

/** Makes a journal of these records under a name of its own, and gives it the journal's name when it is on the disk. */
function writeNew(
  folder: string,
  payloads: Iterable<readonly Buffer[]>,
): { fd: number; seed: number; size: number } {
  const path = join(folder, 'journal');
  const { header, seed } = makeHeader();
  const fd = openSync(`${path}.new`, 'w+');
  let size = headerBytes;
  try {
    writeFully(fd, header, 0);
    for (const parts of payloads) {
      const bytes = Buffer.concat([makeFrame(parts, seed), ...parts]);
      writeFully(fd, bytes, size);
      size += bytes.length;
    }
    fsyncSync(fd);
    renameSync(`${path}.new`, path);
  } catch (error) {
    closeSync(fd);
    rmSync(`${path}.new`, { force: true });
    throw error;
  }
  return { fd, seed, size };
}

function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
