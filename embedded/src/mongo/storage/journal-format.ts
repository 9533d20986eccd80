import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/*
 * A journal is a header and then records. Header: 16 bytes of magic, 8 of salt, a CRC32 of both.
 * Record: 4 bytes of marker, payload length, CRC32 over length and payload (the salt first, so that bytes a client
 * stored never pass for a record), payload. One record holds all that one command changed.
 */

const magic = Buffer.from('SWITCHBOARD-JRN1', 'latin1');
export const marker = Buffer.from([0x9e, 0x53, 0x42, 0xc3]);
export const headerBytes = 28;
export const frameBytes = 12;
/** A command is at most 48 MB on the wire; what it changes can be more, a file of garbage says anything. */
export const maxPayloadBytes = 1024 * 1024 * 1024;

export function makeHeader(): { header: Buffer; seed: number } {
  const header = Buffer.concat([magic, randomBytes(8), Buffer.alloc(4)]);
  header.writeUInt32LE(crc32(header.subarray(0, 24)), 24);
  return { header, seed: crc32(header.subarray(16, 24)) };
}

/** Gives the seed of a journal's checksums, or undefined when these bytes are no header. */
export function readHeader(bytes: Buffer): number | undefined {
  const isSound =
    bytes.length >= headerBytes &&
    bytes.subarray(0, 16).equals(magic) &&
    bytes.readUInt32LE(24) === crc32(bytes.subarray(0, 24));
  return isSound ? crc32(bytes.subarray(16, 24)) : undefined;
}

/** The frame that goes before a payload given in parts. */
export function makeFrame(parts: readonly Buffer[], seed: number): Buffer {
  const frame = Buffer.allocUnsafe(frameBytes);
  marker.copy(frame);
  frame.writeUInt32LE(
    parts.reduce((sum, part) => sum + part.length, 0),
    4,
  );
  frame.writeUInt32LE(
    parts.reduce((crc, part) => crc32(part, crc), crc32(frame.subarray(4, 8), seed)),
    8,
  );
  return frame;
}
