import { EventEmitter2 } from '@nestjs/event-emitter';
import type {
  ConversationView,
  CreateConversationRequest,
  MessageView,
  SendMessageRequest,
  SentMessage,
  StaffConversationView,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Conversation } from '../../../src/modules/conversations/conversations.types';
import { SettlementService } from '../../../src/modules/messages/settlement.service';
import { createSignedIn, type SignedInAccount } from './accounts';
import { dataOf, errorOf, type HttpAnswer } from './http-client';
import { SocketClient } from './socket-client';
import { createTestApp } from './test-app';

export type ConversationDesk = Awaited<ReturnType<typeof openConversationDesk>>;

/** A desk with one customer and three of staff. No worker runs here: the test settles messages. */
export async function openConversationDesk() {
  const api = await createTestApp();
  const [customer, agent, colleague, admin] = await Promise.all([
    createSignedIn(api.url, api.stores, 'customer', 'Carla Customer'),
    createSignedIn(api.url, api.stores, 'agent', 'Anna Agent'),
    createSignedIn(api.url, api.stores, 'agent', 'Ben Agent'),
    createSignedIn(api.url, api.stores, 'admin', 'Zoe Admin'),
  ]);
  const service = <Service>(type: abstract new (...args: never[]) => Service): Service =>
    api.app.get(type, { strict: false });

  /** What was announced within the process. */
  const raised: { event: string; payload: object }[] = [];
  service(EventEmitter2).onAny((event, payload) => {
    raised.push({ event: String(event), payload: payload as object });
  });

  const create = async (request: CreateConversationRequest = {}) =>
    dataOf(await customer.http.post<ConversationView>('/conversations', request))._id;
  const stateOf = async (id: string) =>
    dataOf(await agent.http.get<StaffConversationView>(`/conversations/${id}`));
  const conversations = api.stores.mongo.collection<Conversation>('conversations');
  const storedOf = async (id: string) => {
    const stored = await conversations.findOne({ _id: new Types.ObjectId(id) });
    if (!stored) throw new Error('there is no such conversation');
    return stored;
  };
  const store = (id: string, fields: object) =>
    conversations.updateOne({ _id: new Types.ObjectId(id) }, { $set: fields });

  let window: Promise<SocketClient> | undefined;
  const ask = async (id: string, content: string) => {
    window ??= SocketClient.connect(api.url, customer.token);
    return dataOf(await (await window).say(id, content));
  };
  /** As moderation does. */
  const pass = (message: MessageView) =>
    service(SettlementService).settle(message._id, { isBlocked: false, flags: [] });
  const asked = async (id: string, content = 'How do I pay?') => {
    const message = await ask(id, content);
    await pass(message);
    return message;
  };
  const write = async (by: SignedInAccount, id: string, message: SendMessageRequest) =>
    dataOf(await by.http.post<SentMessage>(`/conversations/${id}/messages`, message)).userMessage;

  return {
    ...{ api, customer, agent, colleague, admin, service, raised },
    ...{ create, stateOf, storedOf, store, ask, pass, asked, write },
  };
}

export const refusal = <Data>(refused: HttpAnswer<Data>) => [refused.status, errorOf(refused)];
