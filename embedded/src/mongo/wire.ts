import { MongoError } from './errors';
import { decode } from './bson/decode';
import { encode } from './bson/encode';
import { isDoc, type Doc } from './bson/value';

export const maxMessageBytes = 48_000_000;
const headerBytes = 16;

const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;

const checksumPresent = 1;
const moreToCome = 2;
/** Unknown bits among the lower 16 have to be refused, by the protocol. */
const requiredFlags = 0xffff;

/** A message that breaks the protocol; its connection is closed. */
export class ProtocolError extends Error {}

export interface Request {
  readonly id: number;
  readonly command: Doc;
  /** The client waits for no answer. */
  readonly isOneWay: boolean;
  /** The old OP_QUERY, with which every connection begins. */
  readonly isLegacy: boolean;
}

/** Says how long the message at the start of these bytes is; undefined when too few have come to tell. */
export function messageLength(bytes: Buffer): number | undefined {
  if (bytes.length < 4) return undefined;
  const length = bytes.readInt32LE(0);
  if (length < headerBytes || length > maxMessageBytes + headerBytes)
    throw new ProtocolError(`message of ${length} bytes`);
  return length;
}

const need = (condition: boolean, what: string): void => {
  if (!condition) throw new ProtocolError(what);
};

/** Reads a whole message. */
export function parseMessage(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const opCode = message.readInt32LE(12);
  try {
    if (opCode === opMsg) return parseOpMsg(message, id);
    if (opCode === opQuery) return parseOpQuery(message, id);
  } catch (error) {
    // Broken BSON leaves nothing to answer to with confidence; a refused type is told by the command's error.
    if (error instanceof RangeError) throw new ProtocolError(error.message);
    throw error;
  }
  throw new ProtocolError(`unknown opcode ${opCode}`);
}

function parseOpMsg(message: Buffer, id: number): Request {
  need(message.length >= headerBytes + 5, 'OP_MSG without a body');
  const flags = message.readUInt32LE(headerBytes);
  need((flags & requiredFlags & ~(checksumPresent | moreToCome)) === 0, `unknown flags ${flags}`);
  const end = message.length - (flags & checksumPresent ? 4 : 0);
  const body = message.subarray(0, end);
  let command: Doc | undefined;
  const sequences: { name: string; documents: Doc[] }[] = [];
  for (let at = headerBytes + 4; at < end;) {
    const kind = body[at++];
    need(at + 4 <= end, 'truncated section');
    const size = body.readInt32LE(at);
    need(size >= 5 && at + size <= end, `section of ${size} bytes`);
    if (kind === 0) {
      need(command === undefined, 'two bodies');
      command = decode(body.subarray(at, at + size));
    } else if (kind === 1) sequences.push(parseSequence(body.subarray(at, at + size)));
    else throw new ProtocolError(`unknown section kind ${kind}`);
    at += size;
  }
  if (command === undefined) throw new ProtocolError('OP_MSG without a body');
  for (const { name, documents } of sequences) command.set(name, documents);
  return { id, command, isOneWay: (flags & moreToCome) !== 0, isLegacy: false };
}

function parseSequence(section: Buffer): { name: string; documents: Doc[] } {
  const nameEnd = section.indexOf(0, 4);
  need(nameEnd !== -1, 'document sequence without a name');
  const documents: Doc[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    need(at + 4 <= section.length, 'truncated document');
    const size = section.readInt32LE(at);
    need(size >= 5 && at + size <= section.length, `document of ${size} bytes`);
    documents.push(decode(section.subarray(at, at + size)));
    at += size;
  }
  return { name: section.toString('utf8', 4, nameEnd), documents };
}

function parseOpQuery(message: Buffer, id: number): Request {
  const nameEnd = message.indexOf(0, headerBytes + 4);
  need(nameEnd !== -1 && nameEnd + 9 < message.length, 'truncated OP_QUERY');
  const namespace = message.toString('utf8', headerBytes + 4, nameEnd);
  const doc = decode(message.subarray(nameEnd + 9));
  // Old clients wrap the command.
  const wrapped = doc.get('$query');
  const command = isDoc(wrapped) ? wrapped : doc;
  if (!command.has('$db')) command.set('$db', namespace.split('.')[0]!);
  return { id, command, isOneWay: false, isLegacy: true };
}

let nextMessage = 1;

function frame(opCode: number, responseTo: number, head: Buffer, body: Buffer): Buffer {
  const header = Buffer.allocUnsafe(headerBytes);
  header.writeInt32LE(headerBytes + head.length + body.length, 0);
  header.writeInt32LE((nextMessage = (nextMessage + 1) | 0), 4);
  header.writeInt32LE(responseTo, 8);
  header.writeInt32LE(opCode, 12);
  return Buffer.concat([header, head, body]);
}

const noFlagsBody = Buffer.from([0, 0, 0, 0, 0]);

function legacyHead(): Buffer {
  const head = Buffer.alloc(20);
  // AwaitCapable, no cursor, from the start, one document.
  head.writeInt32LE(8, 0);
  head.writeInt32LE(1, 16);
  return head;
}

/** Writes the answer to a request in the protocol it came in. */
export function encodeReply(request: Pick<Request, 'id' | 'isLegacy'>, reply: object): Buffer {
  const body = encode(reply);
  if (body.length > maxMessageBytes)
    throw new MongoError(10334, `reply of ${body.length} bytes is too large`);
  return request.isLegacy
    ? frame(opReply, request.id, legacyHead(), body)
    : frame(opMsg, request.id, noFlagsBody, body);
}
