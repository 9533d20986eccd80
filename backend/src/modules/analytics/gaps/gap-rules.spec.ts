import { Types } from 'mongoose';
import type { AskedQuestion } from '../../messages/asked-questions.service';
import { mostTypical } from './gap-phrases';
import { reasonOf, reopens, statusBy, moodsOf, scoreOf } from './gap-rules';

const ANSWER_FROM = 0.6;
const NOW = new Date('2026-03-01T12:00:00Z');
const before = (ms: number) => new Date(NOW.getTime() - ms);

const asked = (message: object = {}, answer: object | null = null) =>
  ({
    message: {
      senderType: 'user',
      visibility: 'public',
      moderation: 'passed',
      flags: [],
      metadata: {},
      ...message,
    },
    answer: answer && { metadata: {}, ...answer },
  }) as unknown as AskedQuestion;
const unsure = (confidence: number, citations = 1) => ({
  metadata: { confidence, citations: Array.from({ length: citations }, () => ({})) },
});

describe('why a question counts', () => {
  it.each([
    ['the assistant did not know', asked({}, { saysUnknown: true }), 'unknown'],
    ['it kept that to itself', asked({ remainsUnknown: true }), 'unknown'],
    ['it offered choices, unsure', asked({}, unsure(0.59)), 'unsure'],
    ['its customer found it no help', asked({}, { ...unsure(0.9), feedback: 'down' }), 'not_helpful'],
    ['it was sure', asked({}, unsure(0.6)), null],
    ['it asked what was meant', asked({}, unsure(0.2, 0)), null],
    ['its customer found it helpful', asked({}, { saysUnknown: true, feedback: 'up' }), null],
    ['nobody has answered', asked(), null],
    ['it was held back', asked({ moderation: 'blocked' }, { saysUnknown: true }), null],
    ['it gives orders to the model', asked({ flags: ['injection'] }, { saysUnknown: true }), null],
    ['an agent wrote it', asked({ senderType: 'agent', remainsUnknown: true }), null],
  ])('%s', (_, question, reason) => expect(reasonOf(question, ANSWER_FROM)).toBe(reason));

  it('weighs the unhappy more, and a mood that nobody has read yet like a calm one', () => {
    const moods = { asked: 10, positive: 1, negative: 2, frustrated: 3 };
    expect(moodsOf(moods)).toEqual({ positive: 1, neutral: 4, negative: 2, frustrated: 3 });
    expect(scoreOf(moodsOf(moods))).toBe(1 + 4 + 2 * 1.5 + 3 * 2);
  });
});

describe('what becomes of a gap', () => {
  const faq = (isActive: boolean, updatedAt = NOW) => ({ isActive, updatedAt });
  const gap = (status: 'open' | 'drafted' | 'answered' | 'dismissed', reopenedAt: Date | null = null) => ({
    status,
    reopenedAt,
    draftingUntil: null,
    dismissal: null,
  });

  it('follows its FAQ', () => {
    expect(statusBy(gap('drafted'), faq(true), NOW)).toMatchObject({ status: 'answered', answeredAt: NOW });
    expect(statusBy(gap('answered'), faq(true), NOW)).toBeNull();
    expect(statusBy(gap('answered'), faq(false), NOW)).toMatchObject({ status: 'drafted' });
    expect(statusBy(gap('answered'), undefined, NOW)).toMatchObject({ status: 'open', faq: null });
    expect(statusBy(gap('dismissed'), faq(true), NOW)).toBeNull();
  });

  it('waits for an FAQ that is being written, and for none that was never finished', () => {
    const drafted = (draftingUntil: Date) => ({ ...gap('drafted'), draftingUntil });
    expect(statusBy(drafted(new Date(NOW.getTime() + 1)), undefined, NOW)).toBeNull();
    expect(statusBy(drafted(NOW), undefined, NOW)).toMatchObject({ status: 'open', faq: null });
  });

  it('is dismissed as before when its FAQ was never finished, and not any more when it is there', () => {
    const dismissal = { reason: 'No coins.', by: new Types.ObjectId(), at: NOW };
    const drafted = { ...gap('drafted'), dismissal };
    expect(statusBy(drafted, undefined, NOW)).toMatchObject({ status: 'dismissed', faq: null });
    expect(statusBy(drafted, faq(false), NOW)).toEqual({ dismissal: null });
    expect(statusBy(drafted, faq(true), NOW)).toMatchObject({ status: 'answered', dismissal: null });
    expect(statusBy({ ...drafted, status: 'dismissed' }, faq(true), NOW)).toBeNull();
  });

  it('stays open after it was asked again, until the FAQ is edited', () => {
    expect(statusBy(gap('open', before(1_000)), faq(true, before(2_000)), NOW)).toBeNull();
    expect(statusBy(gap('open', before(2_000)), faq(true, before(1_000)), NOW)).toMatchObject({
      status: 'answered',
      reopenedAt: null,
    });
  });

  it('opens again by a question after the FAQ was published, not by one that came at the same time', () => {
    const answered = { status: 'answered', answeredAt: before(60_000) } as const;
    expect(reopens(answered, NOW)).toBe(true);
    expect(reopens(answered, before(58_000))).toBe(false);
    expect(reopens({ ...answered, status: 'dismissed' }, NOW)).toBe(false);
  });
});

it('takes the phrasing that is most like the others, and of equal ones the first', () => {
  const near = [
    [1, 0.1, 0.2],
    [0.1, 1, 0.7],
    [0.2, 0.7, 1],
  ];
  expect(mostTypical(3, (one, other) => near[one]?.[other] ?? 0)).toBe(2);
  expect(mostTypical(2, () => 0.5)).toBe(0);
});
