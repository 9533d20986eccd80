import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { isStaff, type StaffReportView, type UpdateReportRequest } from '@switchboard/contracts';
import type { Principal } from '../../platform/security/access.decorators';
import { SettingsService } from '../settings/settings.service';
import { UsersService } from '../users/users.service';
import { ReportAnnouncer } from './report-announcer';
import { decide, type ReportDecision } from './report-rules';
import { ReportViews } from './report-views.service';
import { invalidAssignee, reportNotFound } from './reports.errors';
import { ReportChanged } from './reports.events';
import { ReportsRepository } from './reports.repository';

/** Staff working on reports. */
@Injectable()
export class ReportHandlingService {
  constructor(
    private readonly repository: ReportsRepository,
    private readonly views: ReportViews,
    private readonly announcer: ReportAnnouncer,
    private readonly users: UsersService,
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
      await this.checkAssignee(actor, decision);
      const changed = await this.repository.change(report, decision.fields, decision.change);
      if (!changed) continue;
      await this.announcer.changed(changed);
      await this.events.emitAsync(ReportChanged.event, new ReportChanged(changed, decision.change, actor));
      return this.views.forStaff(changed);
    }
  }

  private async checkAssignee(actor: Principal, { fields: { assignedTo } }: ReportDecision): Promise<void> {
    if (!assignedTo || String(assignedTo) === actor._id) return;
    const access = await this.users.accessOf(String(assignedTo));
    if (!access?.isActive || !isStaff(access.role)) throw invalidAssignee();
  }
}
