import { randomUUID } from 'node:crypto';
import type { ClientToServerEvents, Envelope, ServerToClientEvents } from '@switchboard/contracts';
import { io, type Socket } from 'socket.io-client';
import { closeAfterSuite } from './cleanup';
import { confide } from './confidential';

type ClientEvent = keyof ClientToServerEvents;
type ServerEvent = keyof ServerToClientEvents;
type RequestOf<Event extends ClientEvent> = Parameters<ClientToServerEvents[Event]>[0];
type AnswerOf<Event extends ClientEvent> = Parameters<Parameters<ClientToServerEvents[Event]>[1]>[0];
export type PayloadOf<Event extends ServerEvent> = Parameters<ServerToClientEvents[Event]>[0];

interface Recorded {
  event: string;
  payload: unknown;
}

interface Waiter {
  look(recorded: Recorded): void;
  giveUp(error: Error): void;
}

/** Milliseconds. */
const PATIENCE = 10_000;

/**
 * One browser's socket. It records every event from its first moment on, so that a test may ask for one after it
 * came; see {@link SocketClient.waitFor}.
 */
export class SocketClient {
  private readonly recorded: Recorded[] = [];
  private readonly waiters = new Set<Waiter>();

  private constructor(private readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>) {
    socket.onAny((event: string, payload: unknown) => this.record({ event, payload }));
    closeAfterSuite('clients', () => this.close());
  }

  /**
   * Connects to an API process; the socket does not reconnect by itself.
   *
   * @throws Error of the handshake when it is refused.
   */
  static async connect(url: string, token?: string, auth: object = { token }): Promise<SocketClient> {
    confide(auth);
    const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(url, {
      transports: ['websocket'],
      auth,
      forceNew: true,
      reconnection: false,
      autoConnect: false,
      timeout: PATIENCE,
    });
    const client = new SocketClient(socket);
    await client.open();
    return client;
  }

  get isConnected(): boolean {
    return this.socket.connected;
  }

  /** Sends an event; @returns the server's acknowledgement. */
  async send<Event extends ClientEvent>(event: Event, request: RequestOf<Event>): Promise<AnswerOf<Event>> {
    return (await this.sendRaw(event, request)) as AnswerOf<Event>;
  }

  /** Sends anything at all, a wrong payload or none. */
  async sendRaw(event: string, ...payload: unknown[]): Promise<Envelope<unknown>> {
    confide(payload);
    const plain = this.socket as unknown as Socket;
    return (await plain.timeout(PATIENCE).emitWithAck(event, ...payload)) as Envelope<unknown>;
  }

  /** A customer's or agent's message with an id of its own. */
  say(
    conversationId: string,
    content: string,
    clientMessageId: string = randomUUID(),
  ): Promise<AnswerOf<'message:new'>> {
    return this.send('message:new', { conversationId, message: { content, clientMessageId } });
  }

  /** Everything of one kind that has come so far, in order. */
  received<Event extends ServerEvent>(event: Event): PayloadOf<Event>[] {
    return this.recorded
      .filter((recorded) => recorded.event === event)
      .map((recorded) => recorded.payload as PayloadOf<Event>);
  }

  /** Names of all events that have come so far, in order. */
  get events(): string[] {
    return this.recorded.map(({ event }) => event);
  }

  /** Every event that has come, with what it carried. */
  everything(): readonly Recorded[] {
    return this.recorded;
  }

  /** From here on, {@link waitFor} and {@link received} know nothing of what came before. */
  forget(): void {
    this.recorded.length = 0;
  }

  /**
   * The first event of this kind that fits, whether it came already or is still to come.
   *
   * @param within milliseconds.
   * @throws Error naming what came instead.
   */
  waitFor<Event extends ServerEvent>(
    event: Event,
    fits: (payload: PayloadOf<Event>) => boolean = () => true,
    within = PATIENCE,
  ): Promise<PayloadOf<Event>> {
    const isIt = (one: Recorded): boolean => one.event === event && fits(one.payload as PayloadOf<Event>);
    const earlier = this.recorded.find(isIt);
    if (earlier) return Promise.resolve(earlier.payload as PayloadOf<Event>);
    return new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
        end();
      };
      const waiter: Waiter = {
        look: (one) => isIt(one) && settle(() => resolve(one.payload as PayloadOf<Event>)),
        giveUp: (error) => settle(() => reject(error)),
      };
      const timer = setTimeout(() => waiter.giveUp(this.missing(event, within)), within);
      this.waiters.add(waiter);
    });
  }

  /** Resolves with the reason when the server, or a lost connection, ends this socket. */
  waitForDisconnect(within = PATIENCE): Promise<string> {
    if (!this.socket.connected) return Promise.resolve('already disconnected');
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Still connected after ${within} ms`)), within);
      this.socket.once('disconnect', (reason) => {
        clearTimeout(timer);
        resolve(reason);
      });
    });
  }

  disconnect(): void {
    this.socket.disconnect();
  }

  /** Connects again, as the same client with everything that it has recorded. */
  async open(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const connected = (): void => {
        this.socket.off('connect_error', refused);
        resolve();
      };
      const refused = (error: Error): void => {
        this.socket.off('connect', connected);
        reject(error);
      };
      this.socket.once('connect', connected).once('connect_error', refused).connect();
    });
  }

  private record(recorded: Recorded): void {
    confide(recorded);
    this.recorded.push(recorded);
    for (const waiter of [...this.waiters]) waiter.look(recorded);
  }

  private missing(event: string, within: number): Error {
    return new Error(`No fitting ${event} within ${within} ms; came: ${this.events.join(', ') || 'nothing'}`);
  }

  private close(): void {
    for (const waiter of [...this.waiters]) waiter.giveUp(new Error('The suite is over'));
    this.socket.disconnect();
  }
}
