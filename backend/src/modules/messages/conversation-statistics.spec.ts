import type { Sentiment } from '@switchboard/contracts';
import { conversationStatistics, type TimedMessage } from './conversation-statistics';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
const said = (
  seq: number,
  senderType: TimedMessage['senderType'],
  seconds: number,
  sentiment?: Sentiment,
): TimedMessage => ({ seq, senderType, createdAt: at(seconds), metadata: { sentiment } });

describe('the statistics of a conversation', () => {
  it('count who said how much, and how long it took', () => {
    const { messages, duration } = conversationStatistics([
      said(1, 'user', 0),
      said(2, 'ai', 2),
      said(4, 'user', 60),
      said(5, 'agent', 90),
      said(6, 'agent', 100),
    ]);
    expect(messages).toEqual({ total: 5, customer: 2, assistant: 1, agents: 2 });
    expect(duration).toBe(100_000);
  });

  it('take a wait from the first unanswered line to whoever answers first', () => {
    const { averageResponseTime } = conversationStatistics([
      said(1, 'user', 0),
      said(2, 'user', 8),
      said(3, 'ai', 10),
      said(4, 'ai', 11),
      said(5, 'user', 20),
      said(6, 'agent', 40),
      said(7, 'user', 50),
    ]);
    expect(averageResponseTime).toBe(15_000);
  });

  it('take the wait for a released message from its release', () => {
    const held = { ...said(1, 'user', 0), releasedAt: at(100) };
    expect(conversationStatistics([held, said(2, 'ai', 103)]).averageResponseTime).toBe(3_000);
  });

  it("show the customer's mood, of at most the newest 200 messages", () => {
    const many = Array.from({ length: 205 }, (_, index) => said(index + 1, 'user', index, 'neutral'));
    const { sentiments } = conversationStatistics([...many, said(206, 'ai', 300, 'positive')]);
    expect(sentiments).toHaveLength(200);
    expect(sentiments[0]).toEqual({ seq: 6, at: at(5).toISOString(), sentiment: 'neutral' });
    expect(sentiments.at(-1)?.seq).toBe(205);
  });

  it('of an empty one are nothing', () => {
    expect(conversationStatistics([])).toEqual({
      messages: { total: 0, customer: 0, assistant: 0, agents: 0 },
      averageResponseTime: null,
      duration: 0,
      sentiments: [],
    });
  });
});
