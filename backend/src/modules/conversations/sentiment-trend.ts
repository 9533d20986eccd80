import type { Sentiment, SentimentTrend } from '@switchboard/contracts';

const SCORE: Record<Sentiment, number> = { positive: 1, neutral: 0, negative: -1, frustrated: -2 };

/** A whole step of mood between the earlier and the later half of the messages. */
const NOTABLE = 1;

/** Where the mood of the last few messages is going. @param sentiments oldest first */
export function sentimentTrend(sentiments: readonly { sentiment: Sentiment }[]): SentimentTrend {
  const half = Math.floor(sentiments.length / 2);
  if (half === 0) return 'steady';
  const change = averageOf(sentiments.slice(-half)) - averageOf(sentiments.slice(0, half));
  if (change >= NOTABLE) return 'improving';
  return change <= -NOTABLE ? 'worsening' : 'steady';
}

function averageOf(sentiments: readonly { sentiment: Sentiment }[]): number {
  return sentiments.reduce((sum, { sentiment }) => sum + SCORE[sentiment], 0) / sentiments.length;
}
