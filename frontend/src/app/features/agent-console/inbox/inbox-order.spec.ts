import type { InboxView, StaffConversationView } from '@switchboard/contracts';
import { aStaffConversation } from '../../../../testing/factories';
import { factsOf, mayFit, withRow } from './inbox-order';
import { DEFAULT_QUERY, type InboxQuery } from './inbox-query';

const ME = { _id: 'me', name: 'Anna', role: 'agent', avatar: null } as const;
const LATER = '2026-04-01T09:00:00.000Z';

const fits = (changes: Partial<StaffConversationView>, query: Partial<InboxQuery>) =>
  mayFit(factsOf(aStaffConversation(changes)), { ...DEFAULT_QUERY, ...query }, 'me');
const viewsOf = (changes: Partial<StaffConversationView>) =>
  (['mine', 'unassigned', 'escalated', 'frustrated', 'active', 'snoozed', 'resolved', 'all'] as const).filter(
    (view: InboxView) => fits(changes, { view }),
  );

describe('a view', () => {
  it('holds what the server would put into it', () => {
    expect(viewsOf({})).toEqual(['active', 'all']);
    expect(viewsOf({ status: 'escalated', needsPersonSince: LATER })).toEqual([
      'unassigned',
      'escalated',
      'all',
    ]);
    expect(viewsOf({ assignedAgent: ME, needsPersonSince: LATER, sentiment: 'frustrated' })).toEqual([
      'mine',
      'frustrated',
      'active',
      'all',
    ]);
    expect(viewsOf({ status: 'resolved', assignedAgent: ME, sentiment: 'frustrated' })).toEqual([
      'resolved',
      'all',
    ]);
    expect(viewsOf({ assignedAgent: ME, snoozedUntil: LATER })).toEqual(['snoozed', 'all']);
  });
});

describe('a filter', () => {
  it('lets through what it names', () => {
    const bill = { category: 'billing', priority: 'high', tags: ['vip'], assignedAgent: ME } as const;
    expect(fits({ ...bill, tags: ['vip'] }, { category: 'billing', priority: 'high', tag: 'vip' })).toBe(
      true,
    );
    expect(fits({ ...bill, tags: [] }, { tag: 'vip' })).toBe(false);
    expect(fits({}, { assignee: 'me' })).toBe(false);
    expect(fits({ assignedAgent: ME }, { assignee: 'me' })).toBe(true);
  });

  it('takes for unresolved whatever is not resolved, asleep or not', () => {
    const unresolved = { status: 'unresolved' } as const;
    expect(fits({ status: 'active' }, unresolved)).toBe(true);
    expect(fits({ status: 'escalated', snoozedUntil: LATER }, unresolved)).toBe(true);
    expect(fits({ status: 'resolved' }, unresolved)).toBe(false);
    expect(mayFit({}, { ...DEFAULT_QUERY, ...unresolved }, 'me')).toBe(true);
  });

  it('takes days as a whole', () => {
    const metadata = {
      ...aStaffConversation().metadata,
      lastMessageAt: new Date(2026, 2, 2, 23, 59).toISOString(),
    };
    expect(fits({ metadata }, { from: '2026-03-02', to: '2026-03-02' })).toBe(true);
    expect(fits({ metadata }, { to: '2026-03-01' })).toBe(false);
    expect(fits({ metadata }, { from: '2026-03-03' })).toBe(false);
  });

  it('is passed by what nobody knows yet', () => {
    expect(mayFit({ status: 'active' }, { ...DEFAULT_QUERY, view: 'mine', tag: 'vip' }, 'me')).toBe(true);
    expect(mayFit({ status: 'resolved' }, { ...DEFAULT_QUERY, view: 'mine' }, 'me')).toBe(false);
  });
});

describe('the order', () => {
  const row = (_id: string, needsPersonSince: string | null, lastMessageAt: string) =>
    aStaffConversation({
      _id,
      needsPersonSince,
      metadata: { ...aStaffConversation().metadata, lastMessageAt },
    });
  const rows = [
    row('a', '2026-03-01T10:00:00.000Z', '2026-03-01T10:00:00.000Z'),
    row('b', '2026-03-01T09:00:00.000Z', '2026-03-01T12:00:00.000Z'),
    row('d', null, '2026-03-01T15:00:00.000Z'),
    row('c', null, '2026-03-01T15:00:00.000Z'),
  ];
  const ids = (list: readonly StaffConversationView[]) => list.map(({ _id }) => _id).join('');
  const ordered = (sort: 'need' | 'activity') =>
    ids(rows.reduce<StaffConversationView[]>((list, one) => withRow(list, one, sort), []));

  it('by need has first who came to need a person last, and then the latest activity', () => {
    expect(ordered('need')).toBe('abdc');
  });

  it('by activity has the latest first, whoever needs somebody', () => {
    expect(ordered('activity')).toBe('dcba');
  });

  it('moves a row instead of doubling it', () => {
    expect(ids(withRow(rows, row('c', '2026-03-02T10:00:00.000Z', '2026-03-02T10:00:00.000Z'), 'need'))).toBe(
      'cabd',
    );
  });
});
