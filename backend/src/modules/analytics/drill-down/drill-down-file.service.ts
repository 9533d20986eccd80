import { Injectable, type StreamableFile } from '@nestjs/common';
import type { DrillDownFilters } from '@switchboard/contracts';
import { csvFile } from '../../../platform/http/csv-file';
import type { Principal } from '../../../platform/security/access.decorators';
import { AuditService } from '../../audit/audit.service';
import { drillDownColumns } from './drill-down-columns';
import { zoneOf } from '../range/zoned-time';
import { DrillDownService } from './drill-down.service';

/** What a figure is made of, as a file. It has people's names in it: that somebody took it along is written down. */
@Injectable()
export class DrillDownFile {
  constructor(
    private readonly parts: DrillDownService,
    private readonly audit: AuditService,
  ) {}

  /** @throws DomainError as {@link DrillDownService.list} */
  async export(reader: Principal, filters: DrillDownFilters): Promise<StreamableFile> {
    const rows = this.parts.all(reader, filters);
    await this.audit.record({
      action: 'conversations.exported',
      by: reader,
      target: { type: 'conversation', id: null, name: '' },
      after: { ...filters },
    });
    return csvFile('analytics-drill-down.csv', drillDownColumns(zoneOf(filters)), rows);
  }
}
