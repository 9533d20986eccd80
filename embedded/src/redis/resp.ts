import { createConnection } from 'node:net';

export type Reply = string | Error | Reply[];

interface Parsed {
  reply: Reply;
  end: number;
}

/**
 * Sends one command to a Redis on the loopback and resolves with its reply; an error reply (`-LOADING ...`) is
 * resolved as an `Error`. Rejects when nothing listens, when the connection closes before a whole reply, or after
 * `timeoutMs`. This package talks to Redis only to start and stop it, so it carries no client library for that.
 */
export function askRedis(port: number, command: string[], timeoutMs = 1000): Promise<Reply> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const socket = createConnection({ host: '127.0.0.1', port });
    const fail = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(timeoutMs, () => fail(new Error(`no answer from port ${port} within ${timeoutMs} ms`)));
    socket.on('error', fail);
    socket.on('close', () => reject(new Error(`port ${port} closed the connection without a reply`)));
    socket.on('connect', () => socket.write(encode(command)));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      try {
        const parsed = parse(received, 0);
        if (!parsed) return;
        resolve(parsed.reply);
        socket.destroy();
      } catch (error) {
        fail(error as Error);
      }
    });
  });
}

/** The folder that the Redis on this port keeps its data in; undefined when what listens there, if anything, is no Redis. */
export async function dataFolderServedAt(port: number): Promise<string | undefined> {
  const reply = await askRedis(port, ['CONFIG', 'GET', 'dir']).catch(() => undefined);
  const folder = Array.isArray(reply) ? reply[1] : undefined;
  return typeof folder === 'string' ? folder : undefined;
}

function encode(command: string[]): string {
  const words = command.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return `*${command.length}\r\n${words.join('')}`;
}

function parse(bytes: Buffer, start: number): Parsed | undefined {
  const lineEnd = bytes.indexOf('\r\n', start);
  if (lineEnd < 0) {
    // Some other program's greeting need not hold a line end; only so much of it is waited for.
    if (bytes.length - start > 64 * 1024) throw new Error('not a Redis reply');
    return undefined;
  }
  const line = bytes.toString('utf8', start + 1, lineEnd);
  const next = lineEnd + 2;
  switch (String.fromCharCode(bytes[start] ?? 0)) {
    case '+':
    case ':':
      return { reply: line, end: next };
    case '-':
      return { reply: new Error(line), end: next };
    case '$':
      return parseBulk(bytes, next, Number(line));
    case '*':
      return parseArray(bytes, next, Number(line));
    default:
      throw new Error('not a Redis reply');
  }
}

function parseBulk(bytes: Buffer, start: number, length: number): Parsed | undefined {
  if (length < 0) return { reply: '', end: start };
  const end = start + length;
  return bytes.length < end + 2 ? undefined : { reply: bytes.toString('utf8', start, end), end: end + 2 };
}

function parseArray(bytes: Buffer, start: number, count: number): Parsed | undefined {
  const reply: Reply[] = [];
  let end = start;
  while (reply.length < count) {
    const item = parse(bytes, end);
    if (!item) return undefined;
    reply.push(item.reply);
    end = item.end;
  }
  return { reply, end };
}
