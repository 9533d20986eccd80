import { Injectable } from '@nestjs/common';
import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';
import { rooms } from '@switchboard/contracts';
import { RealtimeServer } from '../../platform/realtime/realtime.server';
import { ReportViews } from './report-views.service';
import type { Report } from './report.schema';
import { ReportDeleted, ReportFiled } from './reports.events';

/** Shows reports to staff whole, and to their reporters without what is the staff's; once per socket. */
@Injectable()
export class ReportAnnouncer {
  constructor(
    private readonly realtime: RealtimeServer,
    private readonly views: ReportViews,
    private readonly events: EventEmitter2,
  ) {}

  /** Tells the other features, too. */
  async filed(report: Report): Promise<void> {
    const view = await this.views.forStaff(report);
    this.realtime.io.to(rooms.staff).emit('report:new', view);
    await this.events.emitAsync(ReportFiled.event, new ReportFiled(report));
  }

  async changed(report: Report): Promise<void> {
    const [whole, reduced] = await Promise.all([this.views.forStaff(report), this.views.forReporter(report)]);
    const { io } = this.realtime;
    io.to(rooms.staff).emit('report:update', whole);
    if (!reduced) return;
    io.to(rooms.user(String(report.reportedBy)))
      .except(rooms.staff)
      .emit('report:update', reduced);
  }

  @OnEvent(ReportDeleted.event)
  deleted({ report: { _id, reportedBy } }: ReportDeleted): void {
    const readers = [rooms.staff, rooms.user(String(reportedBy))];
    this.realtime.io.to(readers).emit('report:removed', { reportId: String(_id) });
  }
}
