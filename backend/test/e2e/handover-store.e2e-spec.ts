import type { ConversationView } from '@switchboard/contracts';
import * as fc from 'fast-check';
import { Types } from 'mongoose';
import type { Conversation } from '../../src/modules/conversations/conversations.types';
import { transition, type HandoverState } from '../../src/modules/conversations/handover';
import { HandoverTransitions } from '../../src/modules/conversations/handover-transitions';
import { anyEvent, anyState } from '../factories/handover';
import { createSignedIn, type SignedInAccount } from './support/accounts';
import { dataOf } from './support/http-client';
import { createTestApp, type TestApp } from './support/test-app';

/** The conditional updates against the machine that they are made from. */
describe('handing over in the store', () => {
  let api: TestApp;
  let customer: SignedInAccount;
  let transitions: HandoverTransitions;

  beforeAll(async () => {
    api = await createTestApp();
    customer = await createSignedIn(api.url, api.stores, 'customer');
    transitions = api.app.get(HandoverTransitions, { strict: false });
  });

  const conversations = () => api.stores.mongo.collection<Conversation>('conversations');
  const newConversation = async () =>
    new Types.ObjectId(dataOf(await customer.http.post<ConversationView>('/conversations', {}))._id);

  const put = (
    { reason, needsPerson, ...state }: HandoverState,
    resolution: Conversation['resolution'],
    _id: Types.ObjectId,
  ) =>
    conversations().updateOne(
      { _id },
      {
        $set: {
          ...state,
          resolution,
          escalation: reason && { reason, line: reason, at: new Date(0), isAnnounced: true },
          ...(needsPerson && { needsPersonSince: new Date(0) }),
        },
        ...(!needsPerson && { $unset: { needsPersonSince: true } }),
      },
    );

  it('does to every state what the machine does, and raises the epoch when it says so', async () => {
    const _id = await newConversation();
    await fc.assert(
      fc.asyncProperty(anyState, fc.boolean(), anyEvent, async (state, byAgent, event) => {
        await put(state, byAgent ? { by: _id, at: new Date(0), waited: 0 } : null, _id);
        const before = await conversations().findOne({ _id });
        const expected = transition(state, event);
        const changed = await transitions.apply(_id, event);
        const after = await conversations().findOne({ _id });
        expect(changed !== null).toBe(expected !== null);
        expect(stateOf(after)).toEqual(expected?.state ?? state);
        const raise = expected?.rule.raisesEpoch ? 1 : 0;
        expect((after?.aiEpoch ?? 0) - (before?.aiEpoch ?? 0)).toBe(raise);
        if (expected?.rule.set.reason) expect(after?.escalation?.line).toBe(expected.rule.tells);
        // Since when somebody waits is never moved on.
        if (state.needsPerson && after?.needsPersonSince) expect(after.needsPersonSince).toEqual(new Date(0));
        const isReopened = before?.status === 'resolved' && after?.status !== 'resolved';
        expect((after?.reopenings ?? 0) - (before?.reopenings ?? 0)).toBe(isReopened && byAgent ? 1 : 0);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('has one winner among many who try the same, and tells the customer once', async () => {
    const _id = await newConversation();
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => transitions.apply(_id, { type: 'person_requested' })),
    );
    expect(asked.filter(Boolean)).toHaveLength(1);
    const lines = { conversation: _id, senderType: 'system' };
    expect(await api.stores.mongo.collection('messages').countDocuments(lines)).toBe(1);
  });
});

function stateOf(conversation: Conversation | null): HandoverState | null {
  if (!conversation) return null;
  const { status, escalation, isAgentInvolved, isCrisis, unknownStreak, frustratedStreak } = conversation;
  const reason = escalation?.reason ?? null;
  const needsPerson = Boolean(conversation.needsPersonSince);
  return { status, reason, isAgentInvolved, isCrisis, needsPerson, unknownStreak, frustratedStreak };
}
