import type { WorkFigures } from '@switchboard/contracts';
import type { Tally } from '../rollups/tally';
import { distributionOf, share } from './basics';
import { averageRating } from './overview';

const AGENT_MEASURES = [
  'agent_messages',
  'agent_joined',
  'agent_resolved',
  'agent_ratings',
  'agent_late_reports',
] as const;

/** Everybody who did something that is counted. */
export function agentsIn(tally: Tally): string[] {
  return [...new Set(AGENT_MEASURES.flatMap((measure) => [...tally.all(measure).keys()]))];
}

export function workOf(tally: Tally, agent: string): WorkFigures {
  const resolved = tally.of('agent_resolved', agent);
  const reopened = tally.of('agent_reopened', agent);
  const ratings = tally.of('agent_ratings', agent);
  return {
    messages: tally.of('agent_messages', agent),
    joined: tally.of('agent_joined', agent),
    resolved,
    reopened,
    reopenRate: share(reopened, resolved),
    firstResponse: distributionOf(tally, 'agent_first_response', agent),
    resolution: distributionOf(tally, 'agent_resolution', agent),
    ratings,
    averageRating: share(tally.of('agent_rating_sum', agent), ratings),
    lateResponses: tally.of('agent_late_responses', agent),
    lateReports: tally.of('agent_late_reports', agent),
  };
}

/** All together. Ratings are the customers' of everything, the assistant's work, too. */
export function teamOf(tally: Tally): WorkFigures {
  const total = (measure: string) => [...tally.all(measure).values()].reduce((sum, count) => sum + count, 0);
  const resolved = total('agent_resolved');
  const reopened = total('agent_reopened');
  return {
    messages: total('agent_messages'),
    joined: total('agent_joined'),
    resolved,
    reopened,
    reopenRate: share(reopened, resolved),
    firstResponse: distributionOf(tally, 'first_response'),
    resolution: distributionOf(tally, 'resolution'),
    ratings: total('rating'),
    averageRating: averageRating(tally),
    lateResponses: tally.get('late_responses'),
    lateReports: tally.get('late_reports'),
  };
}
