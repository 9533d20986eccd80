import { LASTING_DAYS } from '@switchboard/contracts';
import type { ConversationFacts } from '../../conversations/conversation-facts.service';
import type { Tally } from '../rollups/tally';

type Milestone = ConversationFacts['milestones'][number];
/** Gives the tally of the quarter of an hour that a moment is in. */
export type TallyAt = (moment: Date) => Tally;

const LASTING = LASTING_DAYS * 86_400_000;

/** What leaves a resolved conversation otherwise. */
const REOPENS: readonly Milestone['kind'][] = ['escalated', 'reopened', 'handed_back'];

/** Whenever a conversation adds to the figures. */
export function momentsOf({ createdAt, milestones = [] }: ConversationFacts): Date[] {
  return [createdAt, ...milestones.map(({ at }) => at)];
}

/** What one conversation adds, each thing to when it happened. */
export function countConversation(conversation: ConversationFacts, tallyAt: TallyAt): void {
  countBeginning(conversation, tallyAt(conversation.createdAt));
  countMilestones(conversation.milestones ?? [], tallyAt);
}

/** As it stands now. */
function countBeginning(conversation: ConversationFacts, tally: Tally): void {
  const { status, category, sentiment, metadata } = conversation;
  tally.add('conversations');
  tally.addOf('status', status);
  tally.addOf('category', category);
  tally.addOf('mood', sentiment);
  const isAnswered = metadata.aiMessages > 0;
  const wentToPeople = didGoToPeople(conversation);
  if (isAnswered) tally.add('answered');
  if (wentToPeople) tally.add('handed_over');
  if (isAnswered && !wentToPeople) tally.add('contained');
}

/** Conversations from before milestones were kept tell it by how they stand. */
function didGoToPeople({ escalation, isAgentInvolved, milestones = [] }: ConversationFacts): boolean {
  const kinds = milestones.map(({ kind }) => kind);
  return isAgentInvolved || escalation != null || kinds.includes('escalated') || kinds.includes('joined');
}

function countMilestones(milestones: readonly Milestone[], tallyAt: TallyAt): void {
  let isAttended = false;
  let hadPerson = false;
  const lastRating = milestones.findLast(({ kind }) => kind === 'rated');
  milestones.forEach((milestone, place) => {
    const { kind, at, by, reason } = milestone;
    if (kind === 'escalated') {
      tallyAt(at).add('handovers');
      tallyAt(at).addOf('handover', reason ?? 'requested');
    } else if (kind === 'joined') {
      isAttended = hadPerson = true;
      if (by) tallyAt(at).addOf('agent_joined', String(by));
    } else if (kind === 'handed_back' || kind === 'lapsed') {
      isAttended = false;
    } else if (kind === 'resolved') {
      const isAlone = !hadPerson && !by;
      countResolution(milestone, isAlone, reopenedSoon(milestone, milestones.slice(place + 1)), tallyAt(at));
      // Who attends it still does so when it is reopened.
      hadPerson = isAttended;
    } else if (milestone === lastRating) {
      countRating(milestone, tallyAt(at));
    }
  });
}

function countResolution(
  { by, waited }: Milestone,
  isAlone: boolean,
  isReopened: boolean,
  tally: Tally,
): void {
  tally.add('resolved');
  if (isReopened) tally.add('reopened');
  if (isAlone) tally.add('resolved_alone');
  if (isAlone && !isReopened) tally.add('resolved_lasting');
  if (!by) return;
  const agent = String(by);
  tally.addOf('agent_resolved', agent);
  if (isReopened) tally.addOf('agent_reopened', agent);
  if (waited === undefined) return;
  tally.time('resolution', waited);
  tally.time('agent_resolution', waited, agent);
}

function reopenedSoon({ at }: Milestone, later: readonly Milestone[]): boolean {
  const next = later.find(({ kind }) => REOPENS.includes(kind));
  return next !== undefined && next.at.getTime() - at.getTime() <= LASTING;
}

function countRating({ score = 0, by }: Milestone, tally: Tally): void {
  tally.addOf('rating', String(score));
  if (!by) return;
  tally.addOf('agent_ratings', String(by));
  tally.addOf('agent_rating_sum', String(by), score);
}
