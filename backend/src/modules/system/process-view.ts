import type { ProcessView, SystemStatus } from '@switchboard/contracts';
import type { PostedReport } from '../../platform/processes/process-board';

/** A report as admins see it. */
export function toProcessView(
  { id, at, uptime, told: _told, ...report }: PostedReport,
  breakers: ProcessView['breakers'],
): ProcessView {
  return {
    _id: id,
    ...report,
    startedAt: new Date(at - uptime).toISOString(),
    heardFromAt: new Date(at).toISOString(),
    breakers,
  };
}

/** Over all that are heard from: what a lost process said last is true no more. */
export function recentOf(processes: readonly ProcessView[]): SystemStatus['recent'] {
  const sum = { requests: 0, serverErrors: 0, jobsDone: 0, jobsFailed: 0, sockets: 0 };
  for (const process of processes.filter(({ isLost }) => !isLost)) {
    for (const figure of Object.keys(sum) as (keyof typeof sum)[]) sum[figure] += process[figure];
  }
  return sum;
}
