import { Injectable, inject } from '@angular/core';
import type { AuditEntryView, AuditFilters, CursorMeta } from '@switchboard/contracts';
import { ApiClient } from '../../core/http/api-client';
import { Downloads } from '../../core/http/download';

const PAGE = 50;

@Injectable()
export class AuditApi {
  private readonly api = inject(ApiClient);
  private readonly downloads = inject(Downloads);

  /** Newest first. */
  list(filters: AuditFilters, cursor: string | undefined) {
    return this.api.getPage<AuditEntryView[], CursorMeta>('/audit', { ...filters, limit: PAGE, cursor });
  }

  export(filters: AuditFilters): Promise<void> {
    return this.downloads.save('/audit/export', 'audit.csv', filters);
  }
}
