import * as fc from 'fast-check';
import { anyEvent, NEW_CONVERSATION } from '../../../test/factories/handover';
import {
  isForPeople,
  mayReopen,
  phaseOf,
  reasonAfterAnswer,
  transition,
  type HandoverEvent,
  type HandoverLine,
  type HandoverRule,
  type HandoverState,
} from './handover';

interface Step {
  before: HandoverState;
  event: HandoverEvent;
  /** null when the event had no effect. */
  rule: HandoverRule | null;
  after: HandoverState;
}

/** What becomes of a new conversation, event by event. */
function play(events: readonly HandoverEvent[]): Step[] {
  let state = NEW_CONVERSATION;
  return events.map((event) => {
    const before = state;
    const result = transition(before, event);
    state = result?.state ?? before;
    return { before, event, rule: result?.rule ?? null, after: state };
  });
}

const stateAfter = (...events: HandoverEvent[]) => play(events).at(-1)?.after ?? NEW_CONVERSATION;
const linesOf = (...events: HandoverEvent[]) => play(events).flatMap(({ rule }) => rule?.tells ?? []);

const answered = (knew: boolean, isFrustrated = false, isForced = false): HandoverEvent => ({
  type: 'answered',
  knew,
  isFrustrated,
  isForced,
});
const happens = (type: Exclude<HandoverEvent['type'], 'answered' | 'staff_escalated'>): HandoverEvent => ({
  type,
});

/** Holds for every step of every sequence of events. */
function always(property: (step: Step, earlier: Step[]) => void): void {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
      const steps = play(events);
      steps.forEach((step, index) => property(step, steps.slice(0, index)));
    }),
    { numRuns: 1_000 },
  );
}

const ENDS_ESCALATION = ['handed_back', 'resolved', 'deescalated'];

/** The steps since people were last done with it. */
function sinceEnd(earlier: Step[]): Step[] {
  const end = earlier.findLastIndex(({ event, rule }) => rule && ENDS_ESCALATION.includes(event.type));
  return earlier.slice(end + 1);
}

describe('handing over, whatever happens in whatever order', () => {
  it('asks for people once, until they are done; a crisis once more, and whenever agents are lost', () => {
    always(({ rule }, earlier) => {
      if (!rule?.set.reason || rule.tells === 'lapsed' || rule.tells === 'lapsed_in_crisis') return;
      const asked = sinceEnd(earlier).filter((step) => step.rule?.set.reason);
      if (rule.tells === 'crisis') expect(asked.every(({ rule: other }) => !other?.set.isCrisis)).toBe(true);
      else expect(asked).toEqual([]);
    });
  });

  it('tells the customer whenever people are asked for, come or go', () => {
    always(({ before, after, rule }) => {
      const isNews =
        (after.status === 'escalated' && (before.status !== 'escalated' || before.reason !== after.reason)) ||
        before.isAgentInvolved !== after.isAgentInvolved ||
        before.isCrisis !== after.isCrisis;
      if (isNews) expect(rule?.tells).toBeDefined();
      if (rule?.tells) expect(after).not.toEqual(before);
    });
  });

  it('lets no answer through where people answer, unless they ask for it', () => {
    always(({ before, event, rule }) => {
      if (event.type === 'answered' && !event.isForced && isForPeople(before)) expect(rule).toBeNull();
      if (event.type === 'answered' && event.isForced) expect(rule).not.toBeNull();
    });
  });

  it('ends a crisis by handing back alone, and leaves it with people until then', () => {
    always(({ before, event, after }) => {
      if (before.isCrisis && !after.isCrisis) expect(event.type).toBe('handed_back');
      if (after.isCrisis)
        expect(after).toMatchObject({ status: expect.not.stringMatching('active'), reason: 'crisis' });
    });
  });

  it('never lets somebody ask for people in vain', () => {
    const asks = ['person_requested', 'report_filed', 'staff_escalated', 'crisis_recognised'];
    always(({ event, after }) => {
      if (asks.includes(event.type)) expect(after.status).toBe('escalated');
    });
  });

  it('never leaves a customer who writes to a silent assistant that nobody was asked to help', () => {
    always(({ event, after }) => {
      if (event.type !== 'customer_wrote') return;
      expect(['assistant', 'escalated', 'attended', 'crisis']).toContain(phaseOf(after));
      if (phaseOf(after) === 'crisis') expect(after).toMatchObject({ status: 'escalated', reason: 'crisis' });
    });
  });

  it('needs a person from the moment one is asked for, and until people are done at the latest', () => {
    always(({ event, rule, after }) => {
      if (rule?.set.reason) expect(after.needsPerson).toBe(true);
      if (rule && ENDS_ESCALATION.includes(event.type)) expect(after.needsPerson).toBe(false);
    });
  });

  it('counts as reopened when it was resolved and is so no more', () => {
    always(({ before, rule, after }) => {
      const isReopened = before.status === 'resolved' && after.status !== 'resolved';
      if (rule && isReopened) expect(mayReopen(rule)).toBe(true);
      if (rule && before.status === 'resolved' && mayReopen(rule)) expect(isReopened).toBe(true);
    });
  });

  it('never runs in circles: what happens twice is told once', () => {
    always(({ event, rule, after }) => {
      if (rule?.tells) expect(transition(after, event)).toBeNull();
    });
  });

  it('does not keep an answer that was begun before an agent came, left or was lost', () => {
    always(({ before, after, rule }) => {
      expect(rule?.raisesEpoch ?? false).toBe(
        before.isAgentInvolved !== after.isAgentInvolved || rule?.tells === 'handed_back',
      );
    });
  });

  it('knows why it is escalated, and forgets it when it is active', () => {
    always(({ after: { status, reason } }) => {
      if (status !== 'resolved') expect(reason !== null).toBe(status === 'escalated');
    });
  });

  it('counts rows of answers and begins anew when people are done', () => {
    always(({ before, event, rule, after }) => {
      if (!rule) return;
      if (ENDS_ESCALATION.includes(event.type)) {
        expect(after).toMatchObject({ unknownStreak: 0, frustratedStreak: 0 });
      } else if (event.type === 'answered') {
        expect(after.frustratedStreak).toBe(event.isFrustrated ? before.frustratedStreak + 1 : 0);
        const kept = before.status === 'escalated' ? before.unknownStreak : 0;
        expect(after.unknownStreak).toBe(event.knew ? kept : before.unknownStreak + 1);
      }
    });
  });

  it('is the assistant’s again after handing back, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        const state = stateAfter(...events, happens('handed_back'), happens('customer_wrote'));
        expect(phaseOf(state)).toBe('assistant');
      }),
    );
  });
});

describe('the assistant asks for people', () => {
  it.each<[string, HandoverEvent[], string | null]>([
    ['not after one answer that does not know', [answered(false)], null],
    ['after two in a row', [answered(false), answered(false)], 'low_confidence'],
    ['not when one in between knew', [answered(false), answered(true), answered(false)], null],
    [
      'when the customer was frustrated twice in a row',
      [answered(true, true), answered(true, true)],
      'frustrated',
    ],
    ['not when that was over in between', [answered(true, true), answered(true), answered(true, true)], null],
    [
      'not because of what was before it was resolved',
      [answered(false), happens('resolved'), answered(false)],
      null,
    ],
  ])('%s', (_, events, reason) => {
    const patience = { unknownAnswers: 2, frustratedMessages: 2 };
    expect(reasonAfterAnswer(stateAfter(...events), patience)).toBe(reason);
    expect(
      reasonAfterAnswer(stateAfter(...events), { unknownAnswers: null, frustratedMessages: null }),
    ).toBeNull();
  });

  it.each<[HandoverEvent['type'], HandoverLine]>([
    ['knowledge_missing', 'low_confidence'],
    ['customer_stayed_frustrated', 'frustrated'],
    ['answer_blocked', 'policy'],
    ['provider_failed', 'provider_failed'],
  ])('because of %s, but not over the head of an agent', (type, line) => {
    const event = { type } as HandoverEvent;
    expect(linesOf(event, event)).toEqual([line]);
    expect(linesOf(happens('agent_joined'), event)).toEqual(['agent_joined']);
  });
});

describe('a crisis', () => {
  it('outranks another reason, and is told in words of its own', () => {
    expect(linesOf(happens('person_requested'), happens('crisis_recognised'))).toEqual([
      'requested',
      'crisis',
    ]);
  });

  it('goes on when the customer writes after it was resolved', () => {
    const events = [happens('crisis_recognised'), happens('resolved'), happens('customer_wrote')];
    expect(linesOf(...events)).toEqual(['crisis', 'crisis_continues']);
    expect(stateAfter(...events)).toMatchObject({ status: 'escalated', reason: 'crisis', isCrisis: true });
  });

  it('stays one when its agents are lost, and nobody promises help of the assistant', () => {
    const events = [happens('crisis_recognised'), happens('agent_joined'), happens('takeover_lapsed')];
    expect(linesOf(...events).at(-1)).toBe('lapsed_in_crisis');
    expect(phaseOf(stateAfter(...events))).toBe('crisis');
  });
});
