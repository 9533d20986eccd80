import { randomUUID } from 'node:crypto';
import type {
  ClientToServerEvents,
  ConversationView,
  Envelope,
  JoinedConversation,
  MessageView,
  SentMessage,
  ServerToClientEvents,
} from '@switchboard/contracts';
import { io, type Socket } from 'socket.io-client';
import type { SignedInAccount } from '../../e2e/support/accounts';
import { closeAfterSuite } from '../../e2e/support/cleanup';
import { confide } from '../../e2e/support/confidential';
import { eventually } from '../../e2e/support/eventually';
import { dataOf } from '../../e2e/support/http-client';
import { ask, jsonOf } from './ask';

/** Milliseconds. */
const PATIENCE = 10_000;

/**
 * A customer who asks one question after the other, over a socket and over HTTP at the same time, as the web app would:
 * the socket connects again when it is lost, an unanswered message is sent again under its id, and what was missed is
 * asked for by `syncedTo`. HTTP is never repeated: a request that fails stays in `failures`.
 */
export class BusyCustomer {
  /** Client ids of the messages that were acknowledged. */
  readonly overSocket: string[] = [];
  readonly overHttp: string[] = [];
  readonly failures: string[] = [];
  /** How often its socket was connected. */
  connections = 0;

  private readonly known = new Map<string, MessageView>();
  private syncedTo = 0;
  private isStopping = false;
  private loops: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly url: string,
    private readonly account: SignedInAccount,
    readonly conversationId: string,
    private readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>,
  ) {}

  static async start(url: string, account: SignedInAccount, question: string): Promise<BusyCustomer> {
    const { _id } = dataOf(await account.http.post<ConversationView>('/conversations', {}));
    const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(url, {
      transports: ['websocket'],
      auth: { token: account.token },
      forceNew: true,
      autoConnect: false,
      reconnectionDelay: 20,
      reconnectionDelayMax: 200,
    });
    const customer = new BusyCustomer(url, account, _id, socket);
    closeAfterSuite('clients', () => customer.leave());
    socket.on('connect', () => {
      customer.connections += 1;
      void customer.catchUp();
    });
    socket.on('sync:required', () => void customer.catchUp());
    socket.on('message:received', ({ message }) => customer.learn([message]));
    socket.connect();
    const loops = [customer.chat(question), customer.browse(question)];
    customer.loops = Promise.all(
      loops.map((loop) => loop.catch((error: unknown) => customer.failures.push(String(error)))),
    );
    return customer;
  }

  /** Ends when what was begun is acknowledged. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.loops;
  }

  /** What it sees, in order. */
  get list(): string[] {
    return [...this.known.values()].sort((a, b) => a.seq - b.seq).map(({ seq, _id }) => `${seq} ${_id}`);
  }

  private leave(): void {
    this.isStopping = true;
    this.socket.disconnect();
  }

  /** Over the socket: asks, and reads the answer before it asks again. */
  private async chat(question: string): Promise<void> {
    while (!this.isStopping) {
      const stored = await this.say(question);
      this.overSocket.push(String(stored.clientMessageId));
      await eventually(
        'the answer is here',
        () => [...this.known.values()].some(({ replyTo }) => replyTo === stored._id),
        2 * PATIENCE,
      );
    }
  }

  /** Over HTTP: asks, reads again and again until it has the answer, and marks that as read. */
  private async browse(question: string): Promise<void> {
    const path = `/api/conversations/${this.conversationId}/messages`;
    while (!this.isStopping) {
      const message = { content: question, clientMessageId: randomUUID() };
      let isWaiting = true;
      const sending = this.request<SentMessage>('POST', path, message, { Prefer: 'wait=20' }).finally(
        () => (isWaiting = false),
      );
      while (isWaiting) await this.request('GET', `${path}?limit=10`);
      const sent = await sending;
      if (!sent?.success) continue;
      this.overHttp.push(message.clientMessageId);
      const { userMessage, aiMessage } = sent.data;
      await this.request('PUT', `${path}/read`, { upToSeq: (aiMessage ?? userMessage).seq });
    }
  }

  private async request<Data>(
    method: string,
    path: string,
    body?: object,
    extra: Record<string, string> = {},
  ): Promise<Envelope<Data> | undefined> {
    confide(body);
    const headers = {
      Authorization: `Bearer ${this.account.token}`,
      'Content-Type': 'application/json',
      ...extra,
    };
    try {
      const answer = await ask(this.url, path, { method, headers, body: body && JSON.stringify(body) });
      if (answer.status < 200 || answer.status > 299) {
        this.failures.push(`${method} ${path}: ${answer.status} ${answer.text}`);
      }
      return jsonOf<Envelope<Data>>(answer);
    } catch (error) {
      this.failures.push(`${method} ${path}: ${String(error)}`);
      return undefined;
    }
  }

  /** Sends a message until it is acknowledged. */
  private async say(content: string): Promise<MessageView> {
    const message = { content, clientMessageId: randomUUID() };
    confide(message);
    for (;;) {
      const answer = await this.emit<MessageView>('message:new', {
        conversationId: this.conversationId,
        message,
      });
      if (answer) return dataOf(answer);
      await eventually('the socket is connected again', () => this.socket.connected, 2 * PATIENCE);
    }
  }

  /** Asks for everything after what is known to be whole. */
  private async catchUp(): Promise<void> {
    for (let hasMore = true; hasMore;) {
      const request = { conversationId: this.conversationId, afterSeq: this.syncedTo };
      const answer = await this.emit<JoinedConversation>('conversation:join', request);
      // Lost again: the next connection asks.
      if (!answer) return;
      const page = dataOf(answer);
      this.learn(page.messages);
      this.syncedTo = page.syncedTo;
      hasMore = page.hasMore;
    }
  }

  /** @returns nothing when the connection was lost before the acknowledgement. */
  private async emit<Data>(
    event: keyof ClientToServerEvents,
    request: object,
  ): Promise<Envelope<Data> | undefined> {
    const plain = this.socket as unknown as Socket;
    try {
      return (await plain.timeout(PATIENCE).emitWithAck(event, request)) as Envelope<Data>;
    } catch (error) {
      if (this.socket.connected) this.failures.push(`${event}: ${String(error)}`);
      return undefined;
    }
  }

  private learn(messages: MessageView[]): void {
    confide(messages);
    for (const message of messages) {
      // One's own that is still being checked is not shown yet.
      if (message.moderation === 'passed') this.known.set(message._id, message);
    }
  }
}
