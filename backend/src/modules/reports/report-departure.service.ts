import { Injectable } from '@nestjs/common';
import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';
import { isStaff } from '@switchboard/contracts';
import { Types } from 'mongoose';
import { UserDeparting } from '../users/users.events';
import { UsersService } from '../users/users.service';
import { ReportAnnouncer } from './report-announcer';
import { handOver } from './report-rules';
import type { Report } from './report.schema';
import { ReportChanged } from './reports.events';
import { ReportsRepository, type ReportFilter } from './reports.repository';

/** Reports handed over at once. */
const BATCH = 100;

/** Open reports on the desk of somebody who leaves go to a colleague, or wait for anybody. */
@Injectable()
export class ReportDepartureService {
  constructor(
    private readonly repository: ReportsRepository,
    private readonly announcer: ReportAnnouncer,
    private readonly users: UsersService,
    private readonly events: EventEmitter2,
  ) {}

  @OnEvent(UserDeparting.event, { suppressErrors: false })
  async follow({ userId, departure: { by, deletion } }: UserDeparting): Promise<void> {
    const user = new Types.ObjectId(userId);
    const to = await this.colleague(deletion?.reassignTo ?? null);
    const theirs: ReportFilter = { assignedTo: user, isOpen: true };
    for (;;) {
      const reports = await this.repository.find(theirs, { createdAt: -1, _id: -1 }, BATCH);
      if (!reports.length) return;
      // Of those that somebody else changes meanwhile, the next round reads what became of them.
      for (const report of reports) await this.handOver(report, to, by ?? user);
    }
  }

  /** Who was named may have left, too. */
  private async colleague(id: Types.ObjectId | null): Promise<Types.ObjectId | null> {
    const access = id && (await this.users.accessOf(String(id)));
    return access?.isActive && isStaff(access.role) ? id : null;
  }

  private async handOver(report: Report, to: Types.ObjectId | null, by: Types.ObjectId): Promise<void> {
    const { fields, change } = handOver(report, to, by, new Date());
    const changed = await this.repository.change(report, fields, change);
    if (!changed) return;
    await this.announcer.changed(changed);
    await this.events.emitAsync(ReportChanged.event, new ReportChanged(changed, change, { _id: String(by) }));
  }
}
