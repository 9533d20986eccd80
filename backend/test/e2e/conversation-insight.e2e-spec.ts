import { randomUUID } from 'node:crypto';
import type { MessageView, Sentiment } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { SettlementService } from '../../src/modules/messages/settlement.service';
import type { SignedInAccount } from './support/accounts';
import { openConversationDesk, refusal, type ConversationDesk } from './support/conversation-desk';
import { dataOf, failureOf } from './support/http-client';
import { SocketClient } from './support/socket-client';
import { createTestApp, type TestApp } from './support/test-app';

let desk: ConversationDesk;
let other: TestApp;

beforeAll(async () => {
  desk = await openConversationDesk();
  other = await createTestApp({ stores: desk.api.stores });
});

/** What staff learn of a conversation without reading it, and what of that nobody else does. */
describe('a conversation', () => {
  it('knows the newest message that everybody sees, in whatever order they come through', async () => {
    const id = await desk.create();
    const [first, second] = [await desk.ask(id, 'First\n\n  line'), await desk.ask(id, 'x'.repeat(200))];
    expect((await desk.stateOf(id)).lastMessage).toBeNull();
    await desk.pass(second);
    const newest = { text: `${'x'.repeat(140)}…`, senderType: 'user', at: second.createdAt };
    expect((await desk.stateOf(id)).lastMessage).toEqual(newest);
    await desk.pass(first);
    expect((await desk.stateOf(id)).lastMessage).toEqual(newest);
    dataOf(
      await desk.agent.http.post(`/conversations/${id}/messages`, {
        content: 'Aside',
        visibility: 'internal',
      }),
    );
    expect((await desk.stateOf(id)).lastMessage).toEqual(newest);
    await desk.write(desk.agent, id, { content: 'An\nanswer' });
    expect((await desk.stateOf(id)).lastMessage).toMatchObject({ text: 'An answer', senderType: 'agent' });
  });

  it('knows the last six moods, each once, and where they are going', async () => {
    const id = await desk.create();
    const messages: MessageView[] = [];
    for (let index = 0; index < 8; index += 1) messages.push(await desk.asked(id, `Question ${index}`));
    const moods: Sentiment[] = [
      'frustrated',
      'frustrated',
      'negative',
      'negative',
      'negative',
      'neutral',
      'positive',
      'positive',
    ];
    const order = [0, 7, 3, 1, 3, 5, 2, 6, 4, 0, 7];
    const settlement = desk.service(SettlementService);
    for (const index of order) await settlement.setSentiment(messages[index]!._id, moods[index]!);
    const { recentSentiments, sentiment } = await desk.storedOf(id);
    expect(sentiment).toBe('positive');
    expect(recentSentiments).toEqual(
      messages.slice(2).map(({ seq }, index) => ({ seq, sentiment: moods[index + 2] })),
    );
    expect((await desk.stateOf(id)).sentimentTrend).toBe('improving');
  });

  it('has notes that call colleagues, and nobody else', async () => {
    const id = await desk.create();
    const note = { content: 'Can you look?', visibility: 'internal' as const };
    const post = (body: object, by = desk.agent) =>
      by.http.post<{ userMessage: MessageView }>(`/conversations/${id}/messages`, body);
    const mentions = [desk.colleague._id, desk.admin._id.toUpperCase(), desk.colleague._id];
    const { userMessage } = dataOf(await post({ ...note, mentions }));
    expect(userMessage.mentions).toEqual([desk.colleague._id, desk.admin._id]);
    const socket = await SocketClient.connect(desk.api.url, desk.agent.token);
    const say = (message: object) =>
      socket.send('message:new', {
        conversationId: id,
        message: { ...note, clientMessageId: randomUUID(), ...message },
      });
    expect(dataOf(await say({ mentions: [desk.admin._id] })).mentions).toEqual([desk.admin._id]);
    const shown = desk.raised.filter(({ event }) => event === 'message.shown').map(({ payload }) => payload);
    expect(shown.slice(-2)).toMatchObject([
      {
        message: { _id: new Types.ObjectId(userMessage._id) },
        conversation: { _id: new Types.ObjectId(id) },
      },
      { message: { mentions: [new Types.ObjectId(desk.admin._id)] } },
    ]);

    const wrong: object[] = [
      { mentions: [desk.customer._id] },
      { mentions: ['f'.repeat(24)] },
      { mentions: ['Ben'] },
      { mentions: 'Ben' },
      { mentions: Array.from({ length: 21 }, () => desk.colleague._id) },
      { mentions: [desk.colleague._id], visibility: 'public' },
    ];
    for (const body of wrong) {
      expect(refusal(await post({ ...note, ...body }))).toEqual([400, 'VALIDATION_FAILED']);
      expect(failureOf(await say(body)).error).toBe('VALIDATION_FAILED');
    }
    expect(refusal(await post({ ...note, mentions: [desk.agent._id] }, desk.customer))).toEqual([
      403,
      'FORBIDDEN',
    ]);
    const seen = dataOf(await desk.customer.http.get<MessageView[]>(`/conversations/${id}/messages`));
    expect(seen).toEqual([]);
    socket.disconnect();
  });

  it('tells staff in every process who of them has it open, and customers nothing', async () => {
    const id = await desk.create();
    const open = async (by: SignedInAccount, url = desk.api.url) => {
      const socket = await SocketClient.connect(url, by.token);
      dataOf(await socket.send('conversation:join', id));
      return socket;
    };
    const seen = (socket: SocketClient, ...names: string[]) =>
      socket.waitFor(
        'conversation:viewers',
        ({ conversationId, viewers }) =>
          conversationId === id &&
          viewers
            .map(({ name }) => name)
            .sort()
            .join() === names.sort().join(),
      );
    const theirs = await open(desk.customer);
    const anna = await open(desk.agent);
    await seen(anna, 'Anna Agent');
    const ben = await open(desk.colleague, other.url);
    await Promise.all([seen(anna, 'Anna Agent', 'Ben Agent'), seen(ben, 'Anna Agent', 'Ben Agent')]);

    // A second window is not a second person, neither when it comes nor when it goes.
    const again = await open(desk.agent, other.url);
    await seen(again, 'Anna Agent', 'Ben Agent');
    ben.forget();
    again.disconnect();
    const zoe = await open(desk.admin, other.url);
    await seen(ben, 'Anna Agent', 'Ben Agent', 'Zoe Admin');
    dataOf(await anna.send('conversation:leave', id));
    await seen(ben, 'Ben Agent', 'Zoe Admin');
    expect(ben.received('conversation:viewers')).toHaveLength(2);
    zoe.disconnect();
    await seen(ben, 'Ben Agent');
    expect(theirs.received('conversation:viewers')).toEqual([]);
    for (const socket of [theirs, anna, ben]) socket.disconnect();
  });
});
