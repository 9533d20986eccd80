import { Injectable, inject } from '@angular/core';
import type { StaffReportView } from '@switchboard/contracts';
import { SessionStore } from '../../core/auth/session.store';
import { toApiError } from '../../core/http/api-error';
import { ReportsApi } from '../../core/reports/reports.api';
import { Toaster } from '../../core/toasts/toaster';

/** Takes reports on. Of several who try one wins; the others are told who. */
@Injectable({ providedIn: 'root' })
export class ReportTaker {
  private readonly api = inject(ReportsApi);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);

  /** The report as it is then, whoever has it. */
  async take({ _id }: Pick<StaffReportView, '_id'>): Promise<StaffReportView> {
    try {
      return await this.api.update<StaffReportView>(_id, { assignedTo: this.session.user()?._id ?? null });
    } catch (cause) {
      if (toApiError(cause).code !== 'ALREADY_ASSIGNED') throw cause;
      const report = await this.api.get<StaffReportView>(_id);
      if (report.assignedTo) this.toaster.show('reports.quicker', { name: report.assignedTo.name });
      else this.toaster.show('reports.freeAgain');
      return report;
    }
  }
}
