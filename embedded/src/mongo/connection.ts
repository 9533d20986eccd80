import type { Socket } from 'node:net';
import { MongoError, typeMismatch } from './errors';
import type { CommandContext, Reply } from './commands/command';
import { errorReply, runCommand } from './commands/run';
import { encodeReply, messageLength, parseMessage, ProtocolError, type Request } from './wire';

const readAheadBytes = 256 * 1024;

/** One client: cuts its bytes into messages and answers these in order. */
export class Connection {
  private chunks: Buffer[] = [];
  private buffered = 0;
  private isBusy = false;

  constructor(
    private readonly socket: Socket,
    private readonly context: Omit<CommandContext, 'db'>,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.receive(chunk));
    // A client that goes away in the middle is nothing to speak of; 'close' follows.
    socket.on('error', () => socket.destroy());
  }

  private receive(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    if (!this.isBusy) void this.work();
    // What a client sends beyond this before it has its answers waits in its socket.
    else if (this.buffered > readAheadBytes) this.socket.pause();
  }

  /** Answers message after message. */
  private async work(): Promise<void> {
    this.isBusy = true;
    try {
      for (let message = this.takeMessage(); message !== undefined; message = this.takeMessage()) {
        await this.answer(message);
        if (this.socket.destroyed) return;
      }
    } catch (error) {
      if (!(error instanceof ProtocolError)) process.stderr.write(`MongoDB stand-in: ${String(error)}\n`);
      this.socket.destroy();
    }
    this.isBusy = false;
    if (this.socket.isPaused()) this.socket.resume();
  }

  private takeMessage(): Buffer | undefined {
    if (this.buffered < 4) return undefined;
    if (this.chunks[0]!.length < 4) this.chunks = [Buffer.concat(this.chunks)];
    const length = messageLength(this.chunks[0]!)!;
    if (this.buffered < length) return undefined;
    const all = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks);
    this.buffered -= length;
    this.chunks = this.buffered > 0 ? [all.subarray(length)] : [];
    return all.subarray(0, length);
  }

  private async answer(message: Buffer): Promise<void> {
    let request: Request;
    try {
      request = parseMessage(message);
    } catch (error) {
      if (!(error instanceof MongoError)) throw error;
      // The frame is sound and its BSON is not: the client can be told.
      await this.send(encodeReply({ id: message.readInt32LE(4), isLegacy: false }, errorReply(error)));
      return;
    }
    const reply = await this.run(request);
    if (request.isOneWay) return;
    let encoded: Buffer;
    try {
      encoded = encodeReply(request, reply);
    } catch (error) {
      encoded = encodeReply(request, errorReply(error));
    }
    await this.send(encoded);
  }

  private async run({ command, isLegacy }: Request): Promise<Reply> {
    const db = command.get('$db');
    if (typeof db !== 'string') return errorReply(typeMismatch("BSON field '$db' must be a string"));
    const [name = ''] = command.keys();
    if (isLegacy && !['ismaster', 'hello'].includes(name.toLowerCase())) {
      return errorReply(
        new MongoError(
          352,
          `Unsupported OP_QUERY command: ${name}. The client driver may require an upgrade.`,
        ),
      );
    }
    return runCommand(command, { ...this.context, db });
  }

  /** Resolves when the socket takes more, so a client that does not read holds only its own replies. */
  private async send(bytes: Buffer): Promise<void> {
    if (this.socket.destroyed || this.socket.write(bytes)) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.socket.off('drain', done).off('close', done);
        resolve();
      };
      this.socket.on('drain', done).on('close', done);
    });
  }
}
