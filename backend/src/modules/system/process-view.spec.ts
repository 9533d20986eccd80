import type { PostedReport } from '../../platform/processes/process-board';
import { recentOf, toProcessView } from './process-view';

function aReport(changes: Partial<PostedReport> = {}): PostedReport {
  return {
    id: 'p1',
    at: Date.UTC(2026, 0, 1, 12, 0, 30),
    isLost: false,
    role: 'api',
    queues: [],
    version: '0.1.0',
    nodeVersion: 'v20.20.0',
    host: 'desk-1',
    pid: 7,
    uptime: 30_000,
    memory: 1_000,
    eventLoopDelay: 2,
    sockets: 3,
    requests: 100,
    serverErrors: 4,
    jobsDone: 0,
    jobsFailed: 0,
    told: { secret: 'of a feature' },
    ...changes,
  };
}

describe('a process, as admins see it', () => {
  it('began before it was heard from, by one clock', () => {
    const view = toProcessView(aReport(), { chat: 'open' });
    expect(view).toMatchObject({
      _id: 'p1',
      startedAt: '2026-01-01T12:00:00.000Z',
      heardFromAt: '2026-01-01T12:00:30.000Z',
      breakers: { chat: 'open' },
    });
    expect(JSON.stringify(view)).not.toContain('secret');
  });

  it('counts only while it is heard from', () => {
    const views = [
      aReport(),
      aReport({
        id: 'p2',
        role: 'worker',
        sockets: 0,
        requests: 0,
        serverErrors: 0,
        jobsDone: 9,
        jobsFailed: 2,
      }),
      aReport({ id: 'p3', isLost: true, sockets: 50, requests: 1_000, serverErrors: 900 }),
    ].map((report) => toProcessView(report, {}));
    expect(recentOf(views)).toEqual({
      requests: 100,
      serverErrors: 4,
      jobsDone: 9,
      jobsFailed: 2,
      sockets: 3,
    });
  });
});
