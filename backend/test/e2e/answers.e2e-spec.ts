import type { ConversationView, MessageView, StaffConversationView } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { HandoverPolicy } from '../../src/modules/ai/reply/handover-policy';
import { ConversationActivityService } from '../../src/modules/conversations/conversation-activity.service';
import type { Conversation } from '../../src/modules/conversations/conversations.types';
import { ConversationsService } from '../../src/modules/conversations/conversations.service';
import { EscalationService } from '../../src/modules/conversations/escalation.service';
import { AnswersService, type Answer } from '../../src/modules/messages/answers.service';
import { MessagesService } from '../../src/modules/messages/messages.service';
import type { Message } from '../../src/modules/messages/messages.types';
import { SettlementService } from '../../src/modules/messages/settlement.service';
import { SettingsService } from '../../src/modules/settings/settings.service';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { dataOf } from './support/http-client';
import { SocketClient } from './support/socket-client';
import { createTestApp, type TestApp } from './support/test-app';

const ANSWER: Answer = {
  content: 'Like this.',
  saysUnknown: false,
  citations: [],
  isDegraded: false,
  metadata: { provider: 'embedded', model: 'test', promptTokens: 1, completionTokens: 2, cost: 0 },
};

/** The moments between two writes, where a process may die or a person may take over. No worker runs here. */
describe("the assistant's lease", () => {
  let api: TestApp;
  let customer: SignedInAccount;
  let agent: SignedInAccount;
  let answers: AnswersService;

  beforeAll(async () => {
    api = await createTestApp();
    customer = await createSignedIn(api.url, api.stores, 'customer');
    agent = await createSignedIn(api.url, api.stores, 'agent');
    answers = api.app.get(AnswersService, { strict: false });
  });

  /** A conversation with one question that has passed moderation, and both as a worker reads them. */
  const asked = async (
    within?: string,
  ): Promise<{ id: string; question: Message; conversation: Conversation }> => {
    const id = within ?? dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id;
    const socket = await SocketClient.connect(api.url, customer.token);
    const stored = dataOf(await socket.say(id, 'How?'));
    socket.disconnect();
    await api.app
      .get(SettlementService, { strict: false })
      .settle(stored._id, { isBlocked: false, flags: [] });
    const question = await api.app.get(MessagesService, { strict: false }).find(stored._id);
    const conversation = await api.app.get(ConversationsService, { strict: false }).find(id);
    if (!question || !conversation) throw new Error('not stored');
    return { id, question, conversation };
  };

  const seenIn = async (id: string) =>
    dataOf(await agent.http.get<MessageView[]>(`/conversations/${id}/messages`)).map(
      ({ senderType }) => senderType,
    );
  const stateOf = async (id: string) =>
    dataOf(await agent.http.get<StaffConversationView>(`/conversations/${id}`));
  const storedAnswers = (question: Message) =>
    api.stores.mongo.collection('messages').countDocuments({ replyTo: question._id });

  it('counts and shows an answer once, however often it is stored', async () => {
    const { id, question, conversation } = await asked();
    expect(await answers.store(question, conversation, ANSWER)).toBe(true);
    expect(await answers.store(question, conversation, ANSWER)).toBe(true);
    expect(await seenIn(id)).toEqual(['user', 'ai']);
    expect((await stateOf(id)).metadata).toMatchObject({ totalMessages: 2, aiMessages: 1, userMessages: 1 });
  });

  it('drops an answer that was begun before a person took over', async () => {
    const { id, question, conversation } = await asked();
    dataOf(await agent.http.post(`/conversations/${id}/join`));
    expect(await answers.store(question, conversation, ANSWER)).toBe(false);
    expect(await storedAnswers(question)).toBe(0);
    expect((await stateOf(id)).metadata).toMatchObject({ aiMessages: 0 });
  });

  it('drops it also when the conversation was handed back meanwhile', async () => {
    const { id, question, conversation } = await asked();
    dataOf(await agent.http.post(`/conversations/${id}/join`));
    dataOf(await agent.http.post(`/conversations/${id}/handback`));
    expect(await answers.store(question, conversation, ANSWER)).toBe(false);
    expect(await storedAnswers(question)).toBe(0);
  });

  it('shows an answer whose process died after the claim, whoever has taken over since', async () => {
    const { id, question, conversation } = await asked();
    const answerId = answers.answerIdOf(question);
    await api.stores.mongo.collection('messages').insertOne({
      _id: answerId,
      conversation: new Types.ObjectId(id),
      seq: question.seq + 1,
      sender: null,
      senderType: 'ai',
      type: 'text',
      content: ANSWER.content,
      visibility: 'public',
      moderation: 'pending',
      flags: [],
      replyTo: question._id,
      metadata: {},
      tasks: [],
      createdAt: new Date(),
      updatedAt: new Date(),
    });
    const isClaimed = await api.app.get(ConversationActivityService, { strict: false }).claimAnswer({
      answerId,
      content: ANSWER.content,
      conversation,
      seq: question.seq + 1,
      questionSeq: question.seq,
      askedAt: question.createdAt,
      aiEpoch: question.aiEpoch,
      isForced: false,
      saysUnknown: false,
      isFrustrated: false,
      isDegraded: false,
    });
    expect(isClaimed).toBe(true);
    dataOf(await agent.http.post(`/conversations/${id}/join`));
    const current = await api.app.get(ConversationsService, { strict: false }).find(id);
    expect(current && (await answers.showClaimed(question, current))).toBe(true);
    expect(await seenIn(id)).toEqual(['user', 'ai', 'system']);
    expect((await stateOf(id)).metadata.aiMessages).toBe(1);
  });

  it('never gives out the number of a withdrawn answer again', async () => {
    const { id, question, conversation } = await asked();
    const socket = await SocketClient.connect(api.url, customer.token);
    dataOf(await agent.http.post(`/conversations/${id}/join`));
    const before = (await stateOf(id)).lastSeq;
    await answers.store(question, conversation, ANSWER);
    const next = dataOf(await socket.say(id, 'And?'));
    expect(next.seq).toBeGreaterThan(before + 1);
  });

  it('says once that a person comes when the process died right after it had asked for one', async () => {
    const { id, question, conversation } = await asked();
    const policy = new HandoverPolicy(
      api.app.get(EscalationService, { strict: false }),
      api.app.get(ConversationsService, { strict: false }),
      answers,
      api.app.get(SettingsService, { strict: false }),
    );
    const died = jest.spyOn(answers, 'finish').mockRejectedValueOnce(new Error('died'));
    await expect(policy.bringInPerson(question, conversation)).rejects.toThrow('died');
    died.mockRestore();
    await policy.bringInPerson(question, conversation);
    expect(await seenIn(id)).toEqual(['user', 'system']);
    const finished = await api.app.get(MessagesService, { strict: false }).find(question._id);
    expect(finished?.tasks).not.toContain('reply');

    // Asked once more, in another message.
    const again = await asked(id);
    await policy.bringInPerson(again.question, again.conversation);
    await policy.bringInPerson(again.question, again.conversation);
    expect(await seenIn(id)).toEqual(['user', 'system', 'user', 'ai']);
  });

  it('counts a message once when its verdict comes twice', async () => {
    const { id, question } = await asked();
    const settlement = api.app.get(SettlementService, { strict: false });
    await settlement.settle(String(question._id), { isBlocked: false, flags: [] });
    await settlement.announce({ ...question, tasks: ['announce'] });
    expect((await stateOf(id)).metadata).toMatchObject({ totalMessages: 1, userMessages: 1 });
  });
});
