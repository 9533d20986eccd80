import {
  CATEGORIES,
  CONVERSATION_STATUSES,
  ESCALATION_REASONS,
  REPORT_ISSUES,
  REPORT_STATUSES,
  SENTIMENTS,
  type ConversationFigures,
  type OverviewFigures,
} from '@switchboard/contracts';
import type { Tally } from '../rollups/tally';
import { countsOf, distributionOf, sumOf } from './basics';

export function overviewOf(tally: Tally): OverviewFigures {
  const messages = countsOf(tally, 'messages', ['user', 'ai', 'agent']);
  return {
    conversations: {
      total: tally.get('conversations'),
      ...countsOf(tally, 'status', CONVERSATION_STATUSES),
    },
    messages: { total: sumOf(messages), ...messages },
    sentiment: countsOf(tally, 'sentiment', SENTIMENTS),
    reports: { total: tally.get('reports'), ...countsOf(tally, 'report_status', REPORT_STATUSES) },
    performance: {
      averageResponseTime: distributionOf(tally, 'full_answer').average,
      averageFirstResponseTime: distributionOf(tally, 'first_response').average,
      averageResolutionTime: distributionOf(tally, 'resolution').average,
      averageRating: averageRating(tally),
    },
  };
}

export function conversationsOf(tally: Tally): ConversationFigures {
  return {
    total: tally.get('conversations'),
    byStatus: countsOf(tally, 'status', CONVERSATION_STATUSES),
    byCategory: countsOf(tally, 'category', CATEGORIES),
    bySentiment: countsOf(tally, 'mood', SENTIMENTS),
    handovers: countsOf(tally, 'handover', ESCALATION_REASONS),
    reportsByIssue: countsOf(tally, 'report_issue', REPORT_ISSUES),
  };
}

/** 1 to 5; null without any. */
export function averageRating(tally: Tally): number | null {
  let ratings = 0;
  let sum = 0;
  for (const [score, count] of tally.all('rating')) {
    ratings += count;
    sum += Number(score) * count;
  }
  return ratings ? sum / ratings : null;
}
