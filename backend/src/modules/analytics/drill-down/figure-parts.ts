import {
  CATEGORIES,
  CONVERSATION_STATUSES,
  ESCALATION_REASONS,
  MESSAGE_FLAGS,
  REPORT_ISSUES,
  REPORT_STATUSES,
  SENTIMENTS,
  type DrillFigure,
} from '@switchboard/contracts';
import { DomainError } from '../../../platform/errors/domain.error';
import type { CountableSource } from '../counting/places';
import type { Tally } from '../rollups/tally';

const NAME = 'any name';
const ID = /^[0-9a-f]{24}$/;

/** What a figure may be counted of: one of these, somebody's id, or whatever a model calls itself. */
type Subjects = readonly string[] | RegExp | typeof NAME;

interface FigureParts {
  source: CountableSource;
  /** Of what it is counted; null: of nothing. */
  of: Subjects | null;
  /** It has a count because times were taken. */
  isTime?: true;
}

const plain = (source: CountableSource): FigureParts => ({ source, of: null });
const each = (source: CountableSource, of: Subjects): FigureParts => ({ source, of });
const times = (source: CountableSource, of: Subjects | null = null): FigureParts => ({
  source,
  of,
  isTime: true,
});

const TENTHS = Array.from({ length: 10 }, (_, tenth) => String(tenth));

/** Figures are called as their counters are. */
const FIGURES: Record<DrillFigure, FigureParts> = {
  conversations: plain('conversations'),
  status: each('conversations', CONVERSATION_STATUSES),
  category: each('conversations', CATEGORIES),
  mood: each('conversations', SENTIMENTS),
  answered: plain('conversations'),
  handed_over: plain('conversations'),
  contained: plain('conversations'),
  handovers: plain('conversations'),
  handover: each('conversations', ESCALATION_REASONS),
  resolved: plain('conversations'),
  resolved_alone: plain('conversations'),
  resolved_lasting: plain('conversations'),
  reopened: plain('conversations'),
  resolution: times('conversations'),
  rating: each('conversations', ['1', '2', '3', '4', '5']),
  agent_joined: each('conversations', ID),
  agent_resolved: each('conversations', ID),
  agent_reopened: each('conversations', ID),
  agent_resolution: times('conversations', ID),
  agent_ratings: each('conversations', ID),
  messages: each('messages', ['user', 'ai', 'agent']),
  sentiment: each('messages', SENTIMENTS),
  answers: plain('messages'),
  unknown: plain('messages'),
  failed: plain('messages'),
  thumbs: each('messages', ['up', 'down']),
  confidence: each('messages', TENTHS),
  full_answer: times('messages'),
  first_token: times('messages'),
  queue: times('messages'),
  retrieval: times('messages'),
  model: times('messages'),
  delivery: times('messages'),
  model_answers: each('messages', NAME),
  faq_used: each('messages', ID),
  blocked: plain('messages'),
  released: plain('messages'),
  flag: each('messages', MESSAGE_FLAGS),
  first_response: times('messages'),
  late_responses: plain('messages'),
  agent_messages: each('messages', ID),
  agent_first_response: times('messages', ID),
  agent_late_responses: each('messages', ID),
  reports: plain('reports'),
  report_status: each('reports', REPORT_STATUSES),
  report_issue: each('reports', REPORT_ISSUES),
  reports_closed: plain('reports'),
  late_reports: plain('reports'),
  agent_late_reports: each('reports', ID),
};

/** A figure that somebody wants to see the parts of. */
export interface Figure {
  source: CountableSource;
  /** What it says, of whatever is in the tally. */
  countIn: (tally: Tally) => number;
}

/** @throws DomainError VALIDATION_FAILED naming `of` */
export function figureOf(name: DrillFigure, of: string | undefined): Figure {
  const { source, of: subjects, isTime } = FIGURES[name];
  const problem = problemWith(subjects, of, isTime);
  if (problem) {
    throw new DomainError('VALIDATION_FAILED', `of ${problem}.`, { details: [{ field: 'of', problem }] });
  }
  if (isTime) return { source, countIn: (tally) => tally.times(name, of).count };
  if (of !== undefined) return { source, countIn: (tally) => tally.of(name, of) };
  if (!subjects) return { source, countIn: (tally) => tally.get(name) };
  const allOf = (tally: Tally) => [...tally.all(name).values()].reduce((sum, count) => sum + count, 0);
  // Customers', the assistant's and agents' messages are everybody's; the lines in between are nobody's.
  if (name !== 'messages') return { source, countIn: allOf };
  return { source, countIn: (tally) => allOf(tally) - tally.of(name, 'system') };
}

function problemWith(subjects: Subjects | null, of: string | undefined, isTime = false): string | null {
  if (of === undefined) return isTime && subjects ? 'must be named for this figure' : null;
  if (subjects === null) return 'must be left out: this figure is counted of nothing else';
  if (subjects === NAME) return null;
  if (subjects instanceof RegExp) return subjects.test(of) ? null : 'must be an id for this figure';
  return subjects.includes(of) ? null : `must be one of ${subjects.join(', ')}`;
}
