import type { ConversationView, MessageView, StaffConversationView } from '@switchboard/contracts';
import { startOpenAiServer, type OpenAiServer } from '../../openai-server';
import { createSignedIn, type SignedInAccount } from './accounts';
import { closeAfterSuite } from './cleanup';
import { addFaq } from './faqs';
import { dataOf } from './http-client';
import { isolatedStores, type IsolatedStores } from './isolation';
import { startApi, startWorker, type RunningProcess } from './processes';
import { SocketClient } from './socket-client';
import type { TestEnvironment } from './test-environment';

export const REFUND = {
  category: 'billing',
  question: 'How do I get a refund?',
  answer: 'Ask for it under Settings, Billing, within 30 days. The money is back in ten working days.',
  keywords: ['refund', 'money back'],
  variants: ['I want my money back', 'Can I return my purchase?'],
} as const;

/** A desk whose AI service is the test's own server: an API, a worker, and one person of each role. */
export class AssistedDesk {
  private readonly sockets: SocketClient[] = [];

  private constructor(
    readonly stores: IsolatedStores,
    readonly server: OpenAiServer,
    readonly api: RunningProcess,
    readonly worker: RunningProcess,
    readonly customer: SignedInAccount,
    readonly agent: SignedInAccount,
    readonly admin: SignedInAccount,
    /** Of {@link REFUND}. */
    readonly faqId: string,
  ) {}

  static async open(env: TestEnvironment = {}): Promise<AssistedDesk> {
    const [stores, server] = await Promise.all([isolatedStores(), startOpenAiServer()]);
    closeAfterSuite('servers', () => server.close());
    const faqId = await addFaq(stores, {
      ...REFUND,
      keywords: [...REFUND.keywords],
      variants: [...REFUND.variants],
    });
    const whole = { ...stores.env, OPENAI_API_KEY: 'sk-e2e', OPENAI_BASE_URL: server.url, ...env };
    const [api, worker] = await Promise.all([startApi(whole), startWorker(whole)]);
    const [customer, agent, admin] = await Promise.all([
      createSignedIn(api.url, stores, 'customer', 'Carla Customer'),
      createSignedIn(api.url, stores, 'agent', 'Amir Agent'),
      createSignedIn(api.url, stores, 'admin', 'Ada Admin'),
    ]);
    return new AssistedDesk(stores, server, api, worker, customer, agent, admin, faqId);
  }

  /** A new conversation of the customer's, with both looking at it. */
  async conversation(): Promise<{ id: string; mine: SocketClient; theirs: SocketClient }> {
    const { _id: id } = dataOf(await this.customer.http.post<ConversationView>('/conversations', {}));
    const [mine, theirs] = await Promise.all([this.look(this.customer, id), this.look(this.agent, id)]);
    return { id, mine, theirs };
  }

  async look(account: SignedInAccount, conversationId: string): Promise<SocketClient> {
    const socket = await SocketClient.connect(this.api.url, account.token);
    this.sockets.push(socket);
    dataOf(await socket.send('conversation:join', conversationId));
    return socket;
  }

  /** So that nobody has too many connections in the end. */
  hangUp(): void {
    for (const socket of this.sockets.splice(0)) socket.disconnect();
  }

  async stateOf(id: string): Promise<StaffConversationView> {
    return dataOf(await this.agent.http.get<StaffConversationView>(`/conversations/${id}`));
  }

  async messagesOf(id: string, reader = this.customer): Promise<MessageView[]> {
    return dataOf(await reader.http.get<MessageView[]>(`/conversations/${id}/messages?limit=200`));
  }
}

/** @param within milliseconds */
export async function answerTo(
  socket: SocketClient,
  question: MessageView,
  within?: number,
): Promise<MessageView> {
  const { message } = await socket.waitFor(
    'message:received',
    (event) => event.message.replyTo === question._id,
    within,
  );
  return message;
}
