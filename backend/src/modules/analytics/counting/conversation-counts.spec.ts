import { Types } from 'mongoose';
import type { ConversationFacts } from '../../conversations/conversation-facts.service';
import { Tally } from '../rollups/tally';
import { countConversation } from './conversation-counts';

type Milestone = ConversationFacts['milestones'][number];

const DAY = 86_400_000;
const agent = new Types.ObjectId();
const step = (kind: Milestone['kind'], day: number, more: Partial<Milestone> = {}): Milestone => ({
  kind,
  at: new Date(day * DAY),
  ...more,
});

function counted(milestones: Milestone[], isAgentInvolved = false): Tally {
  const tally = new Tally();
  const conversation: ConversationFacts = {
    _id: new Types.ObjectId(),
    createdAt: new Date(0),
    status: 'resolved',
    category: 'billing',
    sentiment: 'neutral',
    metadata: { aiMessages: 1 } as ConversationFacts['metadata'],
    escalation: null,
    isAgentInvolved,
    milestones,
  };
  countConversation(conversation, () => tally);
  return tally;
}

const resolutions = (tally: Tally) =>
  ['resolved', 'resolved_alone', 'resolved_lasting', 'reopened'].map((measure) => tally.get(measure));

describe('a resolution', () => {
  it.each<[string, Milestone[], number[]]>([
    ['is the assistant’s when nobody came', [step('resolved', 1)], [1, 1, 1, 0]],
    [
      'does not last when it is reopened within a week',
      [step('resolved', 1), step('reopened', 8)],
      [1, 1, 0, 1],
    ],
    ['lasts when it is reopened later', [step('resolved', 1), step('reopened', 9)], [1, 1, 1, 0]],
    ['does not last when people are asked for', [step('resolved', 1), step('escalated', 2)], [1, 1, 0, 1]],
    ['is a person’s who joined', [step('joined', 1, { by: agent }), step('resolved', 2)], [1, 0, 0, 0]],
    ['is a person’s who did it', [step('resolved', 2, { by: agent, waited: 5 })], [1, 0, 0, 0]],
    [
      'is a person’s, though it was handed back',
      [step('joined', 1), step('handed_back', 2), step('resolved', 3)],
      [1, 0, 0, 0],
    ],
    [
      'is a person’s again, who still has it',
      [step('joined', 1), step('resolved', 2), step('reopened', 20), step('resolved', 21)],
      [2, 0, 0, 0],
    ],
    [
      'is the assistant’s the next time, after it was handed back',
      [
        step('joined', 1),
        step('handed_back', 2),
        step('resolved', 3),
        step('reopened', 20),
        step('resolved', 21),
      ],
      [2, 1, 1, 0],
    ],
  ])('%s', (_, milestones, expected) => {
    expect(resolutions(counted(milestones))).toEqual(expected);
  });
});

it('of several ratings of one conversation the last counts, for whoever it is about', () => {
  const tally = counted([
    step('rated', 1, { score: 1, by: agent }),
    step('rated', 2, { score: 4, by: agent }),
  ]);
  expect(Object.fromEntries(tally.all('rating'))).toEqual({ 4: 1 });
  expect(tally.of('agent_rating_sum', String(agent))).toBe(4);
});

it('a conversation is contained when it was answered and nobody was asked for', () => {
  expect(counted([]).get('contained')).toBe(1);
  expect(counted([step('escalated', 1)]).get('contained')).toBe(0);
  expect(counted([], true).get('handed_over')).toBe(1);
});
