import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { StaffReportView, UpdateReportRequest } from '@switchboard/contracts';
import type { Principal } from '../../platform/security/access.decorators';
import { SettingsService } from '../settings/settings.service';
import { ReportAnnouncer } from './report-announcer';
import { ReportAssignment } from './report-assignment';
import { decide } from './report-rules';
import { ReportViews } from './report-views.service';
import { reportNotFound } from './reports.errors';
import { ReportChanged } from './reports.events';
import { ReportsRepository } from './reports.repository';

/** Staff working on reports. */
@Injectable()
export class ReportHandlingService {
  constructor(
    private readonly repository: ReportsRepository,
    private readonly views: ReportViews,
    private readonly announcer: ReportAnnouncer,
    private readonly assignment: ReportAssignment,
    private readonly events: EventEmitter2,
    private readonly settings: SettingsService,
  ) {}

  /**
   * One change, one entry in its history. Of several people one is first; for the others it is decided anew on what
   * that one made of the report.
   * @throws DomainError REPORT_NOT_FOUND, and what the rules refuse: see {@link decide}
   */
  async update(actor: Principal, id: string, request: UpdateReportRequest): Promise<StaffReportView> {
    for (;;) {
      const report = await this.repository.findById(id);
      if (!report) throw reportNotFound();
      const decision = decide(report, actor, request, new Date(), this.settings.current.targets);
      if (!decision) return this.views.forStaff(report);
      await this.assignment.check(actor, decision);
      const changed = await this.repository.change(report, decision.fields, decision.change);
      if (!changed) continue;
      await this.announcer.changed(changed);
      await this.events.emitAsync(ReportChanged.event, new ReportChanged(changed, decision.change, actor));
      await this.assignment.record(actor, report, decision);
      return this.views.forStaff(changed);
    }
  }
}
