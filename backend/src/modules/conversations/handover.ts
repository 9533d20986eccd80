import { ESCALATION_REASONS, type ConversationStatus, type EscalationReason } from '@switchboard/contracts';

/**
 * Handing over between the assistant and people, as a state machine without a store. The rules below are the one truth:
 * {@link transition} carries them out on a value, `HandoverTransitions` as conditional updates.
 */
export interface HandoverState {
  status: ConversationStatus;
  /** Why people were asked for; null while nobody has been. */
  reason: EscalationReason | null;
  /** An agent has the conversation. */
  isAgentInvolved: boolean;
  /** After a cry for help only people answer, until one hands the conversation back. */
  isCrisis: boolean;
  /** It waits for a person to answer; a person's answer ends that, too. */
  needsPerson: boolean;
  /** Answers in a row that did not know; while escalated, one that did does not end the row. */
  unknownStreak: number;
  /** Answered messages in a row in which the customer was frustrated. */
  frustratedStreak: number;
}

/** Whose conversation it is, by the first of these that holds. */
export type HandoverPhase = 'attended' | 'crisis' | 'escalated' | 'resolved' | 'assistant';

export type HandoverEvent =
  /** By button, or in a message. */
  | { type: 'person_requested' }
  | { type: 'report_filed' }
  | { type: 'staff_escalated'; reason: EscalationReason }
  | { type: 'crisis_recognised' }
  /** The assistant was of no help; see {@link reasonAfterAnswer}. */
  | { type: 'knowledge_missing' }
  | { type: 'customer_stayed_frustrated' }
  | { type: 'answer_blocked' }
  | { type: 'provider_failed' }
  | { type: 'agent_joined' }
  | { type: 'handed_back' }
  | { type: 'takeover_lapsed' }
  | { type: 'customer_wrote' }
  | { type: 'resolved' }
  /** By a person, as a customer's message does it, too. */
  | { type: 'reopened' }
  /** Staff need no other person after all. */
  | { type: 'deescalated' }
  /** An answer was shown. */
  | { type: 'answered'; knew: boolean; isFrustrated: boolean; isForced: boolean };

/** Lines that tell the customer why people come, by name; `SystemMessagesService` has the words. */
export const ESCALATION_LINES = [
  ...ESCALATION_REASONS,
  'crisis_continues',
  'lapsed',
  'lapsed_in_crisis',
] as const;
export type EscalationLine = (typeof ESCALATION_LINES)[number];
export type HandoverLine = EscalationLine | 'agent_joined' | 'handed_back';

type Streak = 'unknownStreak' | 'frustratedStreak';

/** What has to hold; fields that are not named may be anything. */
export interface HandoverCondition {
  status?: readonly ConversationStatus[];
  isAgentInvolved?: boolean;
  isCrisis?: boolean;
}

export interface HandoverRule {
  when: HandoverCondition;
  set: Partial<HandoverState>;
  /** Raised by one. */
  grow?: readonly Streak[];
  /** Answers begun before may not be stored. */
  raisesEpoch?: true;
  /** What the customer sees. */
  tells?: HandoverLine;
}

const NO_STREAKS = { unknownStreak: 0, frustratedStreak: 0 } as const;

/** Nobody is left alone with a silent assistant. */
const CRISIS_CONTINUES: HandoverRule = {
  when: { status: ['resolved'], isCrisis: true },
  set: { status: 'escalated', reason: 'crisis', needsPerson: true },
  tells: 'crisis_continues',
};

const CRISIS: readonly HandoverRule[] = [
  {
    // It outranks whatever reason stands there, and has words of its own.
    when: { isCrisis: false },
    set: { status: 'escalated', reason: 'crisis', isCrisis: true, needsPerson: true },
    tells: 'crisis',
  },
  CRISIS_CONTINUES,
];

const REOPENING: readonly HandoverRule[] = [
  { when: { status: ['resolved'], isCrisis: false }, set: { status: 'active', reason: null } },
  CRISIS_CONTINUES,
];

/** Somebody asks for people: whoever leads, once. */
function asked(reason: EscalationReason): readonly HandoverRule[] {
  if (reason === 'crisis') return CRISIS;
  return [
    {
      when: { status: ['active', 'resolved'], isCrisis: false },
      set: { status: 'escalated', reason, needsPerson: true },
      tells: reason,
    },
    CRISIS_CONTINUES,
  ];
}

/** The assistant was of no help: of no matter where people answer, or where the customer was done. */
function helpless(reason: EscalationReason): readonly HandoverRule[] {
  return [
    {
      when: { status: ['active'], isAgentInvolved: false, isCrisis: false },
      set: { status: 'escalated', reason, needsPerson: true },
      tells: reason,
    },
  ];
}

const HANDED_BACK: readonly HandoverRule[] = (
  [{ isAgentInvolved: true }, { status: ['escalated'] }, { isCrisis: true }] as const
).map((when) => ({
  when,
  set: {
    status: 'active',
    reason: null,
    isAgentInvolved: false,
    isCrisis: false,
    needsPerson: false,
    ...NO_STREAKS,
  },
  raisesEpoch: true,
  tells: 'handed_back',
}));

const LAPSED: readonly HandoverRule[] = ([false, true] as const).map((isCrisis) => ({
  when: { status: ['active', 'escalated'], isAgentInvolved: true, isCrisis },
  set: {
    status: 'escalated',
    reason: isCrisis ? 'crisis' : 'requested',
    isAgentInvolved: false,
    needsPerson: true,
  },
  raisesEpoch: true,
  tells: isCrisis ? 'lapsed_in_crisis' : 'lapsed',
}));

function answered({
  knew,
  isFrustrated,
  isForced,
}: Extract<HandoverEvent, { type: 'answered' }>): readonly HandoverRule[] {
  const free = isForced ? {} : { isAgentInvolved: false, isCrisis: false };
  const set = isFrustrated ? {} : { frustratedStreak: 0 };
  const grow: readonly Streak[] = isFrustrated ? ['frustratedStreak'] : [];
  if (!knew) return [{ when: free, set, grow: ['unknownStreak', ...grow] }];
  return [
    { when: { ...free, status: ['active', 'resolved'] }, set: { ...set, unknownStreak: 0 }, grow },
    { when: { ...free, status: ['escalated'] }, set, grow },
  ];
}

/** What an event does: the first rule whose condition holds; nothing when none does. */
export function rulesOf(event: HandoverEvent): readonly HandoverRule[] {
  switch (event.type) {
    case 'person_requested':
      return asked('requested');
    case 'report_filed':
      return asked('report');
    case 'staff_escalated':
      return asked(event.reason);
    case 'crisis_recognised':
      return CRISIS;
    case 'knowledge_missing':
      return helpless('low_confidence');
    case 'customer_stayed_frustrated':
      return helpless('frustrated');
    case 'answer_blocked':
      return helpless('policy');
    case 'provider_failed':
      return helpless('provider_failed');
    case 'agent_joined':
      return [
        {
          when: { isAgentInvolved: false },
          set: { isAgentInvolved: true },
          raisesEpoch: true,
          tells: 'agent_joined',
        },
      ];
    case 'handed_back':
      return HANDED_BACK;
    case 'takeover_lapsed':
      return LAPSED;
    case 'customer_wrote':
    case 'reopened':
      return REOPENING;
    case 'resolved':
      return [
        {
          when: { status: ['active', 'escalated'] },
          set: { status: 'resolved', needsPerson: false, ...NO_STREAKS },
        },
      ];
    case 'deescalated':
      return [
        {
          when: { status: ['escalated'], isCrisis: false },
          set: { status: 'active', reason: null, needsPerson: false, ...NO_STREAKS },
        },
      ];
    case 'answered':
      return answered(event);
  }
}

/** What brings a conversation back, or anybody into it, needs a customer who is there; settling it does not. */
export function needsCustomer({ type }: HandoverEvent): boolean {
  return type !== 'resolved';
}

/** May this rule find a resolved conversation, and leave it otherwise? */
export function mayReopen({ when, set }: HandoverRule): boolean {
  return set.status !== undefined && set.status !== 'resolved' && (when.status?.includes('resolved') ?? true);
}

/** @returns the state after the event and the rule that brought it; null when it has no effect */
export function transition(
  state: HandoverState,
  event: HandoverEvent,
): { state: HandoverState; rule: HandoverRule } | null {
  const rule = rulesOf(event).find(({ when }) => holds(when, state));
  if (!rule) return null;
  const after = { ...state, ...rule.set };
  for (const streak of rule.grow ?? []) after[streak] += 1;
  return { state: after, rule };
}

function holds({ status, isAgentInvolved, isCrisis }: HandoverCondition, state: HandoverState): boolean {
  return (
    (status?.includes(state.status) ?? true) &&
    (isAgentInvolved ?? state.isAgentInvolved) === state.isAgentInvolved &&
    (isCrisis ?? state.isCrisis) === state.isCrisis
  );
}

export function phaseOf({
  status,
  isAgentInvolved,
  isCrisis,
}: Pick<HandoverState, 'status' | 'isAgentInvolved' | 'isCrisis'>): HandoverPhase {
  if (isAgentInvolved) return 'attended';
  if (isCrisis) return 'crisis';
  return status === 'active' ? 'assistant' : status;
}

/** Do people answer here, and the assistant only when staff ask it to? */
export function isForPeople(state: Parameters<typeof phaseOf>[0]): boolean {
  const phase = phaseOf(state);
  return phase === 'attended' || phase === 'crisis';
}

/** Answers in a row without knowing, and frustrated messages in a row, before a person is brought in unasked; null: never. */
export interface Patience {
  unknownAnswers: number | null;
  frustratedMessages: number | null;
}

/** Has the assistant been of so little help that it should ask people? */
export function reasonAfterAnswer(
  { unknownStreak, frustratedStreak }: Pick<HandoverState, Streak>,
  { unknownAnswers, frustratedMessages }: Patience,
): 'low_confidence' | 'frustrated' | null {
  if (unknownAnswers !== null && unknownStreak >= unknownAnswers) return 'low_confidence';
  return frustratedMessages !== null && frustratedStreak >= frustratedMessages ? 'frustrated' : null;
}

/** The last answer offered a person, so that "yes please" means one. */
export function wasOfferedPerson({ status, unknownStreak }: Pick<HandoverState, 'status' | Streak>): boolean {
  return unknownStreak > 0 && status !== 'escalated';
}

/** Waits for a person and has been told once that the assistant does not know: not told again. */
export function knowsOfIgnorance({ status, unknownStreak }: Pick<HandoverState, 'status' | Streak>): boolean {
  return unknownStreak > 0 && status === 'escalated';
}
