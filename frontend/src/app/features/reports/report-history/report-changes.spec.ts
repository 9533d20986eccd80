import type { ReportChange, UserSummary } from '@switchboard/contracts';
import { describeHistory } from './report-changes';

const ada: UserSummary = { _id: 'ada', name: 'Ada', role: 'agent', avatar: null };
const ben: UserSummary = { _id: 'ben', name: 'Ben', role: 'admin', avatar: null };

function keysOf(...changes: Partial<ReportChange>[]): string[][] {
  const history = changes.map((change) => ({ by: ada, at: '2026-03-01T10:00:00.000Z', ...change }));
  return describeHistory({ history }).map(({ lines }) => lines.map(({ key }) => key));
}

describe('the history of a report', () => {
  it('says who took it, gave it away and gave it back, once each', () => {
    expect(
      keysOf(
        { assignedTo: ada, status: 'in_review' },
        { by: ben, assignedTo: ada },
        { assignedTo: null, status: 'pending' },
      ),
    ).toEqual([['taken'], ['assigned'], ['released']]);
  });

  it('tells a reopening from a beginning', () => {
    expect(
      keysOf({ status: 'in_review' }, { status: 'resolved', notes: 'Done.' }, { status: 'in_review' }),
    ).toEqual([['in_review'], ['resolved'], ['reopened']]);
  });

  it('names several things that one change did', () => {
    expect(keysOf({ priority: 'urgent', assignedTo: ada, status: 'in_review' })).toEqual([
      ['taken', 'priority'],
    ]);
  });

  it('has an entry for notes alone', () => {
    expect(keysOf({ notes: 'Called her.' })).toEqual([['noted']]);
  });
});
