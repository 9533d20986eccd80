import { Prop, Schema } from '@nestjs/mongoose';
import { ESCALATION_REASONS, type EscalationReason } from '@switchboard/contracts';
import { SchemaTypes, Types } from 'mongoose';
import type { HandoverEvent, HandoverRule } from './handover';

/** What may have happened to a conversation. `deescalated`: staff needed no other person after all. */
export const MILESTONES = [
  'escalated',
  'joined',
  'handed_back',
  'lapsed',
  'deescalated',
  'resolved',
  'reopened',
  'rated',
] as const;
export type MilestoneKind = (typeof MILESTONES)[number];

/** More than any conversation that is meant comes by. */
const MILESTONES_KEPT = 200;

/**
 * A dated fact, added by the same update that brings it about: so it exists exactly when that happened, and figures
 * can be counted again at any time.
 */
@Schema({ _id: false })
export class Milestone {
  @Prop({ type: String, enum: MILESTONES, required: true })
  kind!: MilestoneKind;

  @Prop({ type: Date, required: true })
  at!: Date;

  /** Of staff: who joined or resolved; of a rating: whose work it is about. */
  @Prop({ type: SchemaTypes.ObjectId })
  by?: Types.ObjectId;

  /** Why people were asked for. */
  @Prop({ type: String, enum: ESCALATION_REASONS })
  reason?: EscalationReason;

  /** Milliseconds of work, when staff resolved it. */
  @Prop({ type: Number })
  waited?: number;

  /** 1 to 5. */
  @Prop({ type: Number })
  score?: number;
}

const KIND_OF: Partial<Record<HandoverEvent['type'], MilestoneKind>> = {
  agent_joined: 'joined',
  handed_back: 'handed_back',
  takeover_lapsed: 'lapsed',
  customer_wrote: 'reopened',
  reopened: 'reopened',
  resolved: 'resolved',
  deescalated: 'deescalated',
};

/** What of a transition is kept; null of an answer, which leads nowhere else. */
export function milestoneOf(
  { type }: HandoverEvent,
  { set }: HandoverRule,
  details: Partial<Milestone> = {},
): Milestone | null {
  const kind = KIND_OF[type] ?? (set.reason ? 'escalated' : null);
  if (!kind) return null;
  const at = new Date();
  return { kind, at, ...(kind === 'escalated' && set.reason && { reason: set.reason }), ...details };
}

/** The part of an update that adds it. */
export function addMilestone(milestone: Milestone) {
  return { milestones: { $each: [milestone], $slice: -MILESTONES_KEPT } };
}
