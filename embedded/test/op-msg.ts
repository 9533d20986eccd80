import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { decode } from '../src/mongo/bson/decode';
import { encode } from '../src/mongo/bson/encode';
import type { Doc } from '../src/mongo/bson/value';

interface MessageOptions {
  readonly flags?: number;
  readonly opCode?: number;
  readonly tail?: Buffer;
  /** What the header says, where that is not true. */
  readonly length?: number;
}

/** A message as a driver sends it, or nearly. */
export function opMsg(
  body: object,
  { flags = 0, opCode = 2013, tail = Buffer.alloc(0), length }: MessageOptions = {},
): Buffer {
  const payload = Buffer.concat([Buffer.from([0]), encode(body), tail]);
  const header = Buffer.alloc(20);
  header.writeInt32LE(length ?? 20 + payload.length, 0);
  header.writeInt32LE(7, 4);
  header.writeInt32LE(opCode, 12);
  header.writeUInt32LE(flags, 16);
  return Buffer.concat([header, payload]);
}

/** A plain connection to a server, which is sent anything. */
export async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  return socket;
}

/** The reply to one `opMsg` on a connection where nothing else is under way. */
export async function replyOn(socket: Socket): Promise<Doc> {
  let bytes = Buffer.alloc(0);
  while (bytes.length < 4 || bytes.length < bytes.readInt32LE(0)) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    bytes = Buffer.concat([bytes, chunk]);
  }
  expect(bytes.readInt32LE(8)).toBe(7);
  return decode(bytes.subarray(21));
}
