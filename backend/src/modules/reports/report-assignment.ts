import { Injectable } from '@nestjs/common';
import { isStaff } from '@switchboard/contracts';
import type { Types } from 'mongoose';
import type { Principal } from '../../platform/security/access.decorators';
import { AuditService } from '../audit/audit.service';
import { UsersService } from '../users/users.service';
import type { ReportDecision } from './report-rules';
import type { Report } from './report.schema';
import { invalidAssignee } from './reports.errors';

/** Whose desk a report is put on. */
@Injectable()
export class ReportAssignment {
  constructor(
    private readonly users: UsersService,
    private readonly audit: AuditService,
  ) {}

  /** @throws DomainError VALIDATION_FAILED for who is none of the active staff */
  async check(by: Principal, { fields: { assignedTo } }: ReportDecision): Promise<void> {
    if (!assignedTo || String(assignedTo) === by._id) return;
    const access = await this.users.accessOf(String(assignedTo));
    if (!access?.isActive || !isStaff(access.role)) throw invalidAssignee();
  }

  /** What people take for themselves, and give up again, is daily work: the report's own history has that. */
  async record(by: Principal, before: Report, { change: { assignedTo } }: ReportDecision): Promise<void> {
    const isOwn = (who: Types.ObjectId | null) => !who || String(who) === by._id;
    if (assignedTo === undefined || (isOwn(before.assignedTo) && isOwn(assignedTo))) return;
    const people = [before.assignedTo, assignedTo].filter((who) => who !== null).map(String);
    const names = await this.users.summariesOf(people);
    const nameOf = (who: Types.ObjectId | null) => who && (names.get(String(who))?.name ?? String(who));
    await this.audit.record({
      action: 'report.assigned',
      by,
      target: { type: 'report', id: String(before._id), name: before.description },
      before: { assignedTo: nameOf(before.assignedTo) },
      after: { assignedTo: nameOf(assignedTo) },
    });
  }
}
