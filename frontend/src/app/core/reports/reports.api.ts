import { Injectable, inject } from '@angular/core';
import type {
  CursorMeta,
  FileReportRequest,
  ListReportsQuery,
  ReportStats,
  ReportView,
  UpdateReportRequest,
} from '@switchboard/contracts';
import { ApiClient } from '../http/api-client';

/** Staff get each report as a `StaffReportView`, its reporter as a `ReportView`. */
@Injectable({ providedIn: 'root' })
export class ReportsApi {
  private readonly api = inject(ApiClient);

  file(request: FileReportRequest): Promise<ReportView> {
    return this.api.post('/reports', request);
  }

  list<View extends ReportView>(query: ListReportsQuery) {
    return this.api.getPage<View[], CursorMeta>('/reports', query);
  }

  get<View extends ReportView>(id: string): Promise<View> {
    return this.api.get(`/reports/${id}`);
  }

  update<View extends ReportView>(id: string, changes: UpdateReportRequest): Promise<View> {
    return this.api.put(`/reports/${id}`, changes);
  }

  stats(): Promise<ReportStats> {
    return this.api.get('/reports/stats');
  }

  delete(id: string): Promise<unknown> {
    return this.api.delete(`/reports/${id}`);
  }
}
