import { Types } from 'mongoose';
import { workBeganAt } from './lifecycle.service';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 10, minute));
const by = new Types.ObjectId();
const deed = (minute: number, waited: number) => ({ by, at: at(minute), waited: waited * 60_000 });
const escalated = (minute: number) => ({
  reason: 'requested' as const,
  line: 'requested' as const,
  at: at(minute),
  isAnnounced: true,
});

type Facts = Parameters<typeof workBeganAt>[0];
const NEW: Facts = { createdAt: at(0), escalation: null, firstResponse: null, resolution: null };

describe('the time that resolving took begins', () => {
  it.each<[string, Partial<Facts>, number]>([
    ['with the conversation when nobody was needed', {}, 0],
    ['when people were asked for', { escalation: escalated(5), firstResponse: deed(20, 3) }, 5],
    ['when a customer began to wait', { needsPersonSince: at(7) }, 7],
    ['when the customer whom somebody answered began to wait', { firstResponse: deed(20, 8) }, 12],
    [
      'after it was resolved before',
      {
        resolution: deed(30, 1),
        escalation: escalated(5),
        firstResponse: deed(20, 8),
        needsPersonSince: at(40),
      },
      40,
    ],
  ])('%s', (_, facts, minute) => {
    expect(workBeganAt({ ...NEW, ...facts })).toEqual(at(minute));
  });
});
