import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { AuditEntryView } from '@switchboard/contracts';
import { AnswersCsv, csvFile, type CsvColumns } from '../../platform/http/csv-file';
import { CurrentUser, RequirePermission, type Principal } from '../../platform/security/access.decorators';
import { AuditService } from './audit.service';
import { AuditFiltersDto, ListAuditDto } from './dto/audit.dto';

const COLUMNS: CsvColumns<AuditEntryView> = {
  time: ({ createdAt }) => createdAt,
  action: ({ action }) => action,
  actor: ({ actor }) => actor?.name,
  'actor role': ({ actor }) => actor?.role,
  'actor id': ({ actor }) => actor?._id,
  'target type': ({ target }) => target.type,
  target: ({ target }) => target.name,
  'target id': ({ target }) => target.id,
  before: ({ before }) => before,
  after: ({ after }) => after,
  address: ({ address }) => address,
  'user agent': ({ userAgent }) => userAgent,
  'correlation id': ({ correlationId }) => correlationId,
};

@ApiTags('audit')
@ApiBearerAuth()
@RequirePermission('audit:read')
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  list(@Query() query: ListAuditDto) {
    return this.audit.list(query);
  }

  @Get('export')
  @AnswersCsv()
  async export(@CurrentUser() admin: Principal, @Query() filters: AuditFiltersDto): Promise<StreamableFile> {
    return csvFile('audit.csv', COLUMNS, await this.audit.export(admin, filters));
  }
}
