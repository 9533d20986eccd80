import { Injectable, inject } from '@angular/core';
import type { FailedJob, FailedJobsSettled, ListFailedJobsQuery, SystemStatus } from '@switchboard/contracts';
import { ApiClient } from '../../core/http/api-client';

const FAILED_JOBS = '/ai/failed-jobs';

@Injectable()
export class SystemApi {
  private readonly api = inject(ApiClient);

  status(): Promise<SystemStatus> {
    return this.api.get('/system');
  }

  failedJobs(query: ListFailedJobsQuery): Promise<FailedJob[]> {
    return this.api.get(FAILED_JOBS, query);
  }

  retry(id: string): Promise<null> {
    return this.api.post(`${FAILED_JOBS}/${id}/retry`);
  }

  discard(id: string): Promise<null> {
    return this.api.delete(`${FAILED_JOBS}/${id}`);
  }

  retryAll(queue: string): Promise<FailedJobsSettled> {
    return this.api.post(`${FAILED_JOBS}/retry`, { queue });
  }

  discardAll(queue: string): Promise<FailedJobsSettled> {
    return this.api.delete(`${FAILED_JOBS}?queue=${encodeURIComponent(queue)}`);
  }
}
