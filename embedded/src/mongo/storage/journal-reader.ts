import { fstatSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { frameBytes, headerBytes, marker, maxPayloadBytes, readHeader } from './journal-format';

const windowBytes = 4 * 1024 * 1024;

export class JournalCorrupt extends Error {
  constructor(
    path: string,
    readonly offset: number,
    what: string,
  ) {
    super(
      `${path} is corrupt at byte ${offset}: ${what}. Nothing was changed; restore it from a backup or move it away.`,
    );
    this.name = 'JournalCorrupt';
  }
}

/** Reads a journal's records in order, and tells a torn tail from damage in the middle. */
export class JournalReader {
  readonly size: number;
  readonly seed: number;
  private window = Buffer.alloc(0);
  private windowStart = 0;

  constructor(
    private readonly fd: number,
    private readonly path: string,
  ) {
    this.size = fstatSync(fd).size;
    const seed = readHeader(this.bytes(0, headerBytes));
    if (seed === undefined) throw new JournalCorrupt(path, 0, 'this is no journal header');
    this.seed = seed;
  }

  /** Calls back with each payload; returns where sound records end. Throws when sound ones follow damage. */
  readAll(onPayload: (payload: Buffer) => void): number {
    let offset = headerBytes;
    while (offset < this.size) {
      const payload = this.recordAt(offset);
      if (payload === undefined) {
        if (this.hasRecordAfter(offset)) {
          throw new JournalCorrupt(this.path, offset, 'a damaged record is followed by sound ones');
        }
        break;
      }
      onPayload(payload);
      offset += frameBytes + payload.length;
    }
    return offset;
  }

  private recordAt(offset: number): Buffer | undefined {
    const frame = this.bytes(offset, frameBytes);
    if (frame.length < frameBytes || !frame.subarray(0, 4).equals(marker)) return undefined;
    const length = frame.readUInt32LE(4);
    if (length > maxPayloadBytes || offset + frameBytes + length > this.size) return undefined;
    const expected = frame.readUInt32LE(8);
    const seeded = crc32(frame.subarray(4, 8), this.seed);
    const payload = this.bytes(offset + frameBytes, length);
    return crc32(payload, seeded) === expected ? payload : undefined;
  }

  private hasRecordAfter(damaged: number): boolean {
    for (let start = damaged + 1; start < this.size; start += windowBytes) {
      // Three bytes of overlap, so that no marker is cut in two.
      const chunk = Buffer.from(this.bytes(start, windowBytes + marker.length - 1));
      for (let at = chunk.indexOf(marker); at !== -1; at = chunk.indexOf(marker, at + 1)) {
        if (this.recordAt(start + at) !== undefined) return true;
      }
    }
    return false;
  }

  /** Bytes of the file, fewer at its end; valid until the next call. */
  private bytes(offset: number, length: number): Buffer {
    const isInside = offset >= this.windowStart && offset + length <= this.windowStart + this.window.length;
    if (!isInside) {
      const wanted = Math.max(0, Math.min(Math.max(length, windowBytes), this.size - offset));
      this.window = Buffer.allocUnsafeSlow(wanted);
      this.windowStart = offset;
      for (let filled = 0; filled < wanted;) {
        const count = readSync(this.fd, this.window, filled, wanted - filled, offset + filled);
        if (count === 0) throw new Error(`${this.path} became shorter while it was read`);
        filled += count;
      }
    }
    const start = offset - this.windowStart;
    return this.window.subarray(start, start + length);
  }
}
