import type {
  ConversationView,
  GapDetail,
  GapRow,
  GapsMeta,
  MessageFlag,
  Sentiment,
} from '@switchboard/contracts';
import { GapKeeper } from '../../../src/modules/analytics/gaps/gap-keeper.service';
import { RollupKeeper } from '../../../src/modules/analytics/rollups/rollup-keeper.service';
import { ConversationsService } from '../../../src/modules/conversations/conversations.service';
import { AnswersService } from '../../../src/modules/messages/answers.service';
import { MessagesService } from '../../../src/modules/messages/messages.service';
import { SettlementService } from '../../../src/modules/messages/settlement.service';
import { createSignedIn, type SignedInAccount } from './accounts';
import { addFaq } from './faqs';
import { dataOf, successOf } from './http-client';
import { SocketClient } from './socket-client';
import { createTestApp, type TestAppOptions } from './test-app';

interface Asked {
  conversation: string;
  question: string;
  answer: string | undefined;
}

interface Answered {
  saysUnknown?: boolean;
  confidence?: number;
  offers?: boolean;
  flags?: MessageFlag[];
  sentiment?: Sentiment;
  /** Nothing is said. */
  isSilent?: boolean;
  conversation?: string;
}

export type GapDesk = Awaited<ReturnType<typeof openGapDesk>>;

/** A desk with one FAQ, at which Ada and Ben ask. No worker runs here: the test does what workers would. */
export async function openGapDesk(options: TestAppOptions = {}) {
  const api = await createTestApp(options);
  const account = (role: SignedInAccount['role']) => createSignedIn(api.url, api.stores, role);
  const [admin, ada, ben] = await Promise.all([account('admin'), account('customer'), account('customer')]);
  const knownFaq = await addFaq(api.stores, {
    category: 'billing',
    question: 'How do I pay?',
    answer: 'By card.',
  });
  const service = <Service>(type: abstract new (...args: never[]) => Service): Service =>
    api.app.get(type, { strict: false });
  const collection = (name: string) => api.stores.mongo.collection(name);

  /** As a worker's sweeps do it: first what is asked, then the figures of it. */
  async function keepUp(): Promise<void> {
    await service(GapKeeper).takeTurn(new Date());
    await service(RollupKeeper).takeTurn(new Date());
  }

  const sockets = new Map<string, Promise<SocketClient>>();
  function socketOf({ _id, token }: SignedInAccount): Promise<SocketClient> {
    const socket = sockets.get(_id) ?? SocketClient.connect(api.url, token);
    sockets.set(_id, socket);
    return socket;
  }

  /** Asks, and has it checked and answered as workers would. */
  async function ask(customer: SignedInAccount, text: string, answered: Answered = {}): Promise<Asked> {
    const {
      saysUnknown = true,
      confidence = 0.1,
      offers = false,
      flags = [],
      sentiment,
      isSilent,
    } = answered;
    const conversation =
      answered.conversation ?? dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id;
    const { _id: question } = dataOf(await (await socketOf(customer)).say(conversation, text));
    await service(SettlementService).settle(question, { isBlocked: false, flags });
    if (sentiment) await service(SettlementService).setSentiment(question, sentiment);
    const stored = await service(MessagesService).find(question);
    const found = await service(ConversationsService).find(conversation);
    if (!stored || !found) throw new Error('not stored');
    const answers = service(AnswersService);
    if (isSilent) await answers.keepSilent(stored);
    else {
      await answers.store(stored, found, {
        content: saysUnknown ? 'I do not know.' : 'Perhaps this.',
        saysUnknown,
        isDegraded: false,
        citations: offers ? [{ faq: knownFaq, question: 'How do I pay?' }] : [],
        metadata: { provider: 'embedded', model: 'test', confidence },
      });
      await answers.finish(stored);
    }
    const answer = await service(MessagesService).findAnswerTo(stored._id);
    return { conversation, question, answer: answer ? String(answer._id) : undefined };
  }

  async function list(query: Record<string, string> = {}): Promise<{ data: GapRow[]; meta: GapsMeta }> {
    const path = `/analytics/gaps?${new URLSearchParams(query).toString()}`;
    const { data, meta } = successOf(await admin.http.get<GapRow[], GapsMeta>(path));
    if (!meta) throw new Error('a page without meta');
    return { data, meta };
  }

  async function gapOf(word: string): Promise<GapRow> {
    const { data } = await list({ search: word });
    const [gap, ...others] = data;
    if (!gap || others.length) throw new Error(`${data.length} gaps with ${word}`);
    return gap;
  }

  const detail = async ({ _id }: { _id: string }) =>
    dataOf(await admin.http.get<GapDetail>(`/analytics/gaps/${_id}`));

  return { api, admin, ada, ben, service, collection, keepUp, ask, list, gapOf, detail };
}
