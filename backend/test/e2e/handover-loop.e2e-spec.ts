import type { ConversationView } from '@switchboard/contracts';
import * as fc from 'fast-check';
import { Types } from 'mongoose';
import type { Conversation } from '../../src/modules/conversations/conversations.types';
import { phaseOf } from '../../src/modules/conversations/handover';
import type { Message } from '../../src/modules/messages/messages.types';
import { derivedId } from '../../src/platform/database/derived-id';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { eventually } from './support/eventually';
import { addFaq } from './support/faqs';
import { dataOf } from './support/http-client';
import { isolatedStores, type IsolatedStores } from './support/isolation';
import { startApi, startWorker, type RunningProcess } from './support/processes';
import { SocketClient } from './support/socket-client';

const KNOWN = 'How do I reset my password?';

/** Real people, a real worker, and whatever they may do to a conversation, at any moment. */
describe('handing over, as it really happens', () => {
  let stores: IsolatedStores;
  let api: RunningProcess;
  let customer: SignedInAccount;
  /** Holds no connection, so that a take-over of theirs lapses. */
  let agent: SignedInAccount;
  let mine: SocketClient;
  let onlooker: SignedInAccount;
  let looking: SocketClient;

  beforeAll(async () => {
    stores = await isolatedStores();
    const env = { ...stores.env, TAKEOVER_LAPSE_SECONDS: '1' };
    [api] = await Promise.all([startApi(env), startWorker(env)]);
    onlooker = await createSignedIn(api.url, stores, 'agent', 'Olga Onlooker');
    customer = await createSignedIn(api.url, stores, 'customer', 'Carla Customer');
    agent = await createSignedIn(api.url, stores, 'agent', 'Amir Agent');
    [mine, looking] = await Promise.all([
      SocketClient.connect(api.url, customer.token),
      SocketClient.connect(api.url, onlooker.token),
    ]);
    await addFaq(stores, {
      category: 'account',
      question: KNOWN,
      answer:
        'Open the sign-in page and choose "Forgot password". We send you a link that works for one hour. ' +
        'If it does not arrive, look into your spam folder first, and ask for another one after that.',
      keywords: ['password', 'reset'],
      variants: ['I forgot my password'],
    });
  }, 60_000);

  const newConversation = async () => {
    const id = dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id;
    dataOf(await mine.send('conversation:join', id));
    return id;
  };
  const conversationIn = (id: string) =>
    stores.mongo.collection<Conversation>('conversations').findOne({ _id: new Types.ObjectId(id) });
  const messagesIn = (id: string) =>
    stores.mongo
      .collection<Message>('messages')
      .find({ conversation: new Types.ObjectId(id) })
      .sort({ seq: 1 })
      .toArray();

  /** All work is done, and nobody who waits for an agent that is gone still waits. */
  const settled = (id: string) =>
    eventually(
      'everything is done',
      async () => {
        const [conversation, messages] = [await conversationIn(id), await messagesIn(id)];
        const isQuiet =
          messages.every(({ tasks }) => tasks.length === 0) &&
          conversation?.escalation?.isAnnounced !== false &&
          !(conversation?.assignedAgent?.equals(agent._id) && conversation.waitingSince);
        return conversation && isQuiet ? { conversation, messages } : null;
      },
      25_000,
    );

  let questions = 0;
  const post = (id: string, path: string, body?: object, by = agent) =>
    by.http.post(`/conversations/${id}/${path}`, body);

  /** Each ends when it is acknowledged; what follows from it goes on beside the next. */
  const EVENTS = {
    'asks what is known': (id: string) => mine.say(id, KNOWN),
    'asks what nobody knows': (id: string) =>
      mine.say(id, `Which zebra won lunar chess number ${(questions += 1)}?`),
    'is frustrated': (id: string) =>
      mine.say(id, `${KNOWN} This is RIDICULOUS, I have asked three times already!!!`),
    'asks for a person': (id: string) => mine.say(id, 'I want to talk to a human please'),
    'cries for help': (id: string) => mine.say(id, 'I want to kill myself'),
    'presses the button': (id: string) => post(id, 'escalate', undefined, customer),
    'is done': (id: string) => post(id, 'resolve', undefined, customer),
    'an agent joins': (id: string) => post(id, 'join'),
    'an agent writes': (id: string) => post(id, 'messages', { content: 'Hello, how can I help?' }),
    'an agent hands back': (id: string) => post(id, 'handback'),
    'staff escalate': (id: string) => post(id, 'escalate', { reason: 'policy' }),
    // Refused when there is nothing to answer.
    'staff let the assistant answer': (id: string) => looking.send('ai:responding', { conversationId: id }),
    'everything settles': (id: string) => settled(id),
  } as const;
  const names = Object.keys(EVENTS) as (keyof typeof EVENTS)[];

  const expectNobodyLeftAlone = (messages: Message[], conversation: Conversation) => {
    const alone = messages.filter(
      ({ _id, seq, senderType, moderation }) =>
        senderType === 'user' &&
        moderation === 'passed' &&
        !messages.some(({ replyTo }) => replyTo?.equals(_id)) &&
        !messages.some((later) => later.seq > seq && ['system', 'agent'].includes(later.senderType)),
    );
    if (['assistant', 'resolved'].includes(phaseOf(conversation))) expect(alone).toEqual([]);
  };

  /** The epoch of an agent's joining is the agent's; a crisis lasts until the epoch of a handback. */
  const expectSilenceWherePeopleAnswer = (messages: Message[]) => {
    const linesWith = (text: string) =>
      messages.filter(({ senderType, content }) => senderType === 'system' && content.includes(text));
    const handbacks = linesWith('has left').map(({ aiEpoch }) => aiEpoch);
    const wasForced = (answer: Message) =>
      messages.some(({ _id, isReplyForced }) => answer.replyTo?.equals(_id) && isReplyForced);
    const answers = messages.filter(({ senderType }) => senderType === 'ai').filter((one) => !wasForced(one));
    const agentsEpochs = linesWith('has joined').map(({ aiEpoch }) => aiEpoch);
    expect(answers.filter(({ aiEpoch }) => agentsEpochs.includes(aiEpoch))).toEqual([]);
    for (const crisis of linesWith('What you wrote worries me')) {
      const end = Math.min(...handbacks.filter((epoch) => epoch > crisis.aiEpoch));
      const during = answers.filter(({ seq, aiEpoch }) => seq > crisis.seq && aiEpoch < end);
      expect(during).toEqual([]);
    }
  };

  /** Every escalation that was ever announced has its line, once, and no line stands without one. */
  const expectOneLineForEach = (id: string, messages: Message[]) =>
    eventually('a line for each escalation', () => {
      const announced = looking
        .received('conversation:updated')
        .filter(({ conversationId }) => conversationId === id)
        .flatMap(({ changes }) =>
          'escalation' in changes && changes.escalation ? changes.escalation.at : [],
        );
      const expected = [...new Set(announced)].map((at) =>
        String(derivedId('system', id, `escalated ${at}`)),
      );
      const lines = messages
        .filter(
          ({ senderType, content }) =>
            senderType === 'system' && !/\bhas (joined|left|resolved|reopened)\b/.test(content),
        )
        .map(({ _id }) => String(_id));
      return JSON.stringify(lines.sort()) === JSON.stringify(expected.sort());
    });

  /** Conversations at a time: most of a scene is waiting. */
  const SIDE_BY_SIDE = 4;

  async function play(scene: (keyof typeof EVENTS)[]): Promise<void> {
    const id = await newConversation();
    for (const name of scene) await EVENTS[name](id);
    const { conversation, messages } = await settled(id);
    expectNobodyLeftAlone(messages, conversation);
    expectSilenceWherePeopleAnswer(messages);
    await expectOneLineForEach(id, messages);
  }

  it('leaves nobody alone, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom(...names), { minLength: 3, maxLength: 9 }), {
          minLength: SIDE_BY_SIDE,
          maxLength: SIDE_BY_SIDE,
        }),
        async (scenes) => void (await Promise.all(scenes.map(play))),
      ),
      // Shrinking would play the same scenes for minutes.
      { numRuns: 3, endOnFailure: true },
    );
  }, 300_000);

  it('takes over at every moment of an answer, and leaves either the whole of it or nothing', async () => {
    let wasComplete = false;
    for (let pieces = -1; !wasComplete; pieces += 1) {
      const id = await newConversation();
      mine.forget();
      const question = dataOf(await mine.say(id, KNOWN));
      const isReached = await Promise.race([
        pieces < 0 ||
          mine
            .waitFor('ai:delta', ({ replyTo, index }) => replyTo === question._id && index === pieces)
            .then(() => true),
        mine.waitFor('message:received', ({ message }) => message.replyTo === question._id).then(() => false),
      ]);
      dataOf(await post(id, 'join', undefined, onlooker));
      const { messages } = await settled(id);
      expectSilenceWherePeopleAnswer(messages);
      const answers = messages.filter(({ replyTo }) => replyTo?.equals(question._id));
      wasComplete = !isReached;
      if (wasComplete) expect(answers).toHaveLength(1);
      else if (pieces >= 0 && answers.length === 0) {
        await mine.waitFor('ai:cancelled', ({ replyTo }) => replyTo === question._id);
        expect(mine.received('message:received').some(({ message }) => message.replyTo)).toBe(false);
      }
      expect(messages.filter(({ senderType }) => senderType === 'system')).toHaveLength(1);
    }
  }, 200_000);
});
