import { TARGET_HOURS, type UpdateReportRequest } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { DomainError } from '../../platform/errors/domain.error';
import { decide, handOver, type ReportState } from './report-rules';

const id = () => String(new Types.ObjectId());
const agent = { _id: id(), role: 'agent' as const };
const admin = { _id: id(), role: 'admin' as const };
const other = id();
const now = new Date('2026-05-04T12:00:00Z');
const createdAt = new Date('2026-05-04T08:00:00Z');

const report = (changes: Partial<ReportState> = {}): ReportState => ({
  status: 'pending',
  isOpen: true,
  priority: 'medium',
  assignedTo: null,
  resolution: null,
  createdAt,
  ...changes,
});
const assigned = (to: string, changes: Partial<ReportState> = {}) =>
  report({ status: 'in_review', assignedTo: new Types.ObjectId(to), ...changes });
const closed = report({
  status: 'resolved',
  isOpen: false,
  resolution: { notes: 'Done.', resolvedBy: new Types.ObjectId(), resolvedAt: createdAt },
});

/** What changes, with ids as texts; the code of what is refused. */
const outcome = (state: ReportState, actor: typeof agent | typeof admin, request: UpdateReportRequest) => {
  try {
    const decision = decide(state, actor, request, now, TARGET_HOURS);
    if (!decision) return null;
    const { by: _by, at: _at, ...change } = decision.change;
    return JSON.parse(JSON.stringify(change)) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

describe('who works on a report', () => {
  it.each([
    ['takes a free one, which is then in review', report(), agent, agent._id, 'in_review'],
    ['takes one that is in review already', report({ status: 'in_review' }), agent, agent._id, undefined],
    ['gives up their own, which waits again', assigned(agent._id), agent, null, 'pending'],
    ['takes one from another, as an admin', assigned(other), admin, null, 'pending'],
    ['gives one to another, as an admin', assigned(agent._id), admin, other, undefined],
  ])('%s', (_, state, actor, assignedTo, status) => {
    expect(outcome(state, actor, { assignedTo })).toEqual({ assignedTo, ...(status && { status }) });
  });

  it.each([
    ['does not take what somebody has', assigned(other), agent, agent._id, 'ALREADY_ASSIGNED'],
    ['not even as an admin', assigned(other), admin, admin._id, 'ALREADY_ASSIGNED'],
    ['decides for nobody else', report(), agent, other, 'FORBIDDEN'],
    ['nor takes it away from them', assigned(other), agent, null, 'FORBIDDEN'],
    ['stays the same without a change', assigned(agent._id), agent, agent._id, null],
    ['is nobody, and stays so', report(), agent, null, null],
  ])('%s', (_, state, actor, assignedTo, expected) => {
    expect(outcome(state, actor, { assignedTo })).toBe(expected);
  });
});

describe('a report', () => {
  it.each(['resolved', 'dismissed'] as const)('is %s with notes that say why, and by whom', (status) => {
    expect(outcome(report(), agent, { status })).toBe('VALIDATION_FAILED');
    const decision = decide(assigned(other), agent, { status, notes: 'Because.' }, now, TARGET_HOURS);
    const resolvedBy = new Types.ObjectId(agent._id);
    expect(decision?.fields).toEqual({
      status,
      isOpen: false,
      resolution: { notes: 'Because.', resolvedBy, resolvedAt: now },
    });
    expect(decision?.change).toEqual({ by: resolvedBy, at: now, status, notes: 'Because.' });
  });

  it('that is closed takes notes, and anything else only after it was reopened', () => {
    for (const request of [
      { status: 'dismissed', notes: 'No.' },
      { status: 'pending' },
      { priority: 'low' },
      { assignedTo: agent._id },
    ] as const) {
      expect(outcome(closed, agent, request)).toBe('CONFLICT');
    }
    expect(outcome(closed, agent, { notes: 'They called.' })).toEqual({ notes: 'They called.' });
    expect(
      decide(closed, agent, { status: 'in_review', assignedTo: agent._id }, now, TARGET_HOURS)?.fields,
    ).toEqual({
      status: 'in_review',
      isOpen: true,
      resolution: null,
      assignedTo: new Types.ObjectId(agent._id),
    });
  });

  it('is due by its priority, counted from when it was filed', () => {
    const due = (priority: ReportState['priority']) =>
      decide(report(), agent, { priority }, now, TARGET_HOURS)?.fields.dueAt?.toISOString();
    expect([due('urgent'), due('high'), due('medium'), due('low')]).toEqual([
      '2026-05-04T10:00:00.000Z',
      '2026-05-04T12:00:00.000Z',
      undefined,
      '2026-05-06T08:00:00.000Z',
    ]);
  });

  it('does not wait while somebody works on it', () => {
    expect(outcome(assigned(agent._id), agent, { status: 'pending' })).toBe('CONFLICT');
    expect(outcome(assigned(agent._id), agent, { status: 'pending', assignedTo: null })).toEqual({
      status: 'pending',
      assignedTo: null,
    });
    expect(outcome(report({ status: 'in_review' }), agent, { status: 'pending' })).toEqual({
      status: 'pending',
    });
  });

  it('is left as it is by a request that changes nothing', () => {
    expect(outcome(report(), agent, {})).toBeNull();
    expect(outcome(report(), agent, { status: 'pending', priority: 'medium', assignedTo: null })).toBeNull();
  });
});

describe('a desk that is cleared', () => {
  const by = new Types.ObjectId();

  it('leaves its reports to a colleague, who goes on with them', () => {
    const colleague = new Types.ObjectId();
    const { fields, change } = handOver(assigned(agent._id), colleague, by, now);
    expect(fields).toEqual({ assignedTo: colleague });
    expect(change).toEqual({ by, at: now, assignedTo: colleague });
  });

  it('leaves them to whoever takes them when no colleague is named', () => {
    const { fields, change } = handOver(assigned(agent._id), null, by, now);
    expect(fields).toMatchObject({ status: 'pending', isOpen: true, assignedTo: null });
    expect(change).toEqual({ by, at: now, status: 'pending', assignedTo: null });
  });
});
