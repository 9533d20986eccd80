import { CONVERSATION_STATUSES, ESCALATION_REASONS } from '@switchboard/contracts';
import * as fc from 'fast-check';
import type { HandoverEvent, HandoverState } from '../../src/modules/conversations/handover';

/** Where every conversation begins. */
export const NEW_CONVERSATION: HandoverState = {
  status: 'active',
  reason: null,
  isAgentInvolved: false,
  isCrisis: false,
  needsPerson: false,
  unknownStreak: 0,
  frustratedStreak: 0,
};

const PLAIN_EVENTS = [
  'person_requested',
  'report_filed',
  'crisis_recognised',
  'knowledge_missing',
  'customer_stayed_frustrated',
  'answer_blocked',
  'provider_failed',
  'agent_joined',
  'handed_back',
  'takeover_lapsed',
  'customer_wrote',
  'resolved',
  'reopened',
  'deescalated',
] as const satisfies readonly HandoverEvent['type'][];

const answers = fc.record({
  type: fc.constant('answered' as const),
  knew: fc.boolean(),
  isFrustrated: fc.boolean(),
  isForced: fc.boolean(),
});

/** Anything that may happen to a conversation. */
export const anyEvent: fc.Arbitrary<HandoverEvent> = fc.oneof(
  { weight: PLAIN_EVENTS.length, arbitrary: fc.constantFrom(...PLAIN_EVENTS.map((type) => ({ type }))) },
  { weight: 6, arbitrary: answers },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('staff_escalated' as const),
      reason: fc.constantFrom(...ESCALATION_REASONS),
    }),
  },
);

/** Any state at all, those that no events lead to among them. */
export const anyState: fc.Arbitrary<HandoverState> = fc.record({
  status: fc.constantFrom(...CONVERSATION_STATUSES),
  reason: fc.constantFrom(null, ...ESCALATION_REASONS),
  isAgentInvolved: fc.boolean(),
  isCrisis: fc.boolean(),
  needsPerson: fc.boolean(),
  unknownStreak: fc.nat(3),
  frustratedStreak: fc.nat(3),
});
