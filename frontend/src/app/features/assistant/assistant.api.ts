import { Injectable, inject } from '@angular/core';
import type {
  AiStatus,
  FailedJob,
  ListFailedJobsQuery,
  Preview,
  PreviewRequest,
} from '@switchboard/contracts';
import { ApiClient } from '../../core/http/api-client';

@Injectable({ providedIn: 'root' })
export class AssistantApi {
  private readonly api = inject(ApiClient);

  status(): Promise<AiStatus> {
    return this.api.get('/ai/status');
  }

  failedJobs(query: ListFailedJobsQuery): Promise<FailedJob[]> {
    return this.api.get('/ai/failed-jobs', query);
  }

  preview(request: PreviewRequest): Promise<Preview> {
    return this.api.post('/ai/preview', request);
  }
}
