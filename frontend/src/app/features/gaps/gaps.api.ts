import { Injectable, inject } from '@angular/core';
import type {
  DismissGapRequest,
  DraftGapRequest,
  GapDetail,
  GapFilters,
  GapRow,
  GapsMeta,
} from '@switchboard/contracts';
import { ApiClient } from '../../core/http/api-client';
import { Downloads } from '../../core/http/download';

const PAGE = 30;

@Injectable()
export class GapsApi {
  private readonly api = inject(ApiClient);
  private readonly downloads = inject(Downloads);

  /** The highest score first. */
  list(filters: GapFilters, cursor: string | undefined) {
    return this.api.getPage<GapRow[], GapsMeta>('/analytics/gaps', { ...filters, limit: PAGE, cursor });
  }

  export(filters: GapFilters): Promise<void> {
    return this.downloads.save('/analytics/gaps/export', 'analytics-gaps.csv', filters);
  }

  get(id: string): Promise<GapDetail> {
    return this.api.get(`/analytics/gaps/${id}`);
  }

  draft(id: string, request: DraftGapRequest): Promise<GapDetail> {
    return this.api.post(`/analytics/gaps/${id}/draft`, request);
  }

  dismiss(id: string, request: DismissGapRequest): Promise<GapDetail> {
    return this.api.post(`/analytics/gaps/${id}/dismiss`, request);
  }

  reopen(id: string): Promise<GapDetail> {
    return this.api.post(`/analytics/gaps/${id}/reopen`);
  }

  tell(id: string): Promise<GapDetail> {
    return this.api.post(`/analytics/gaps/${id}/tell`);
  }
}
