import { Types, type IndexDefinition, type IndexOptions } from 'mongoose';

/** A conversation holds null where it has none; a filter that names a bound passes over those, and so may an index. */
const ANY_ID = { $gt: new Types.ObjectId('0'.repeat(24)) };
const ANY_DATE = { $gt: new Date(0) };

const BY_ACTIVITY = { lastActivityAt: -1, _id: -1 } as const;
const BY_NEED = { needsPersonSince: -1, ...BY_ACTIVITY } as const;

/** What is found by, and then what it is sorted by. Views and counts of the inbox are each read from one of these. */
export const CONVERSATION_INDEXES: readonly [IndexDefinition, IndexOptions?][] = [
  [{ user: 1, createdAt: -1 }],
  [{ user: 1, ...BY_ACTIVITY }],
  [BY_ACTIVITY],
  [BY_NEED],
  [{ status: 1, ...BY_ACTIVITY }],
  [{ status: 1, ...BY_NEED }],
  [{ sentiment: 1, status: 1, ...BY_ACTIVITY }],
  [{ assignedAgent: 1, status: 1, ...BY_ACTIVITY }, { partialFilterExpression: { assignedAgent: ANY_ID } }],
  [{ tags: 1, ...BY_ACTIVITY }, { partialFilterExpression: { 'tags.0': { $exists: true } } }],
  [{ snoozedUntil: 1 }, { partialFilterExpression: { snoozedUntil: ANY_DATE } }],
  [{ 'firstResponse.at': -1 }, { partialFilterExpression: { 'firstResponse.at': ANY_DATE } }],
  [{ 'participants.user': 1 }],
  [{ 'resolution.by': 1, 'resolution.at': -1 }, { partialFilterExpression: { 'resolution.by': ANY_ID } }],
  [{ waitingSince: 1 }, { partialFilterExpression: { waitingSince: { $type: 'date' } } }],
  [{ title: 'text' }],
  // What is counted: what began, happened and changed within a time.
  [{ createdAt: 1 }],
  [{ 'milestones.at': 1 }],
  [{ updatedAt: 1 }],
  [{ 'escalation.at': 1 }, { partialFilterExpression: { 'escalation.isAnnounced': false } }],
];
