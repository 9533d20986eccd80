import { createSocket, type Socket } from 'node:dgram';
import { AUTHORITATIVE_ANSWER, decode, encode } from 'dns-packet';
import { closeAfterSuite } from '../../e2e/support/cleanup';

/** A name server on the loopback that knows the addresses of one name, as Docker's knows those of a service. */
export class NameServer {
  private addresses: string[] = [];

  private constructor(
    private readonly name: string,
    private readonly socket: Socket,
  ) {
    socket.on('message', (query, { address, port }) => {
      socket.send(this.answerTo(query), port, address);
    });
    closeAfterSuite('servers', () => new Promise<void>((done) => socket.close(done)));
  }

  static async start(name: string): Promise<NameServer> {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject).bind(0, '127.0.0.1', resolve);
    });
    return new NameServer(name, socket);
  }

  get port(): number {
    return this.socket.address().port;
  }

  /** What it answers from now on; without an address it does not know the name. */
  know(...addresses: string[]): void {
    this.addresses = addresses;
  }

  private answerTo(query: Buffer): Buffer {
    const { id, questions = [] } = decode(query);
    const isKnown = this.addresses.length > 0 && questions.every(({ name }) => name === this.name);
    const answers = isKnown
      ? this.addresses.map((data) => ({ type: 'A' as const, name: this.name, ttl: 600, data }))
      : [];
    const NAME_ERROR = 3;
    const flags = AUTHORITATIVE_ANSWER | (isKnown ? 0 : NAME_ERROR);
    return encode({ type: 'response', id, flags, questions, answers });
  }
}
