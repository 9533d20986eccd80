import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { AnswersCsv } from '../../platform/http/csv-file';
import { CurrentUser, RequirePermission, type Principal } from '../../platform/security/access.decorators';
import { AnalyticsTables } from './analytics-tables.service';
import { AnalyticsService } from './analytics.service';
import { DrillDownFile } from './drill-down/drill-down-file.service';
import { DrillDownService } from './drill-down/drill-down.service';
import { AnalyticsExportDto, AnalyticsQueryDto } from './dto/analytics.dto';
import { DrillDownDto, DrillDownFiltersDto } from './dto/drill-down.dto';

@ApiTags('analytics')
@ApiBearerAuth()
@RequirePermission('analytics:read')
@Controller('analytics')
export class AnalyticsController {
  constructor(
    private readonly analytics: AnalyticsService,
    private readonly tables: AnalyticsTables,
    private readonly parts: DrillDownService,
    private readonly partsFile: DrillDownFile,
  ) {}

  @Get('dashboard')
  dashboard(@CurrentUser() user: Principal, @Query() query: AnalyticsQueryDto) {
    return this.analytics.dashboard(user, query);
  }

  @Get('conversations')
  conversations(@Query() query: AnalyticsQueryDto) {
    return this.analytics.conversations(query);
  }

  @Get('ai')
  assistant(@Query() query: AnalyticsQueryDto) {
    return this.analytics.assistant(query);
  }

  @Get('agents')
  @RequirePermission('analytics:read-own')
  agents(@CurrentUser() user: Principal, @Query() query: AnalyticsQueryDto) {
    return this.analytics.agents(user, query);
  }

  @Get('faqs')
  faqs(@Query() query: AnalyticsQueryDto) {
    return this.analytics.faqs(query);
  }

  @Get('drill-down')
  @RequirePermission('analytics:read-own')
  drillDown(@CurrentUser() user: Principal, @Query() query: DrillDownDto) {
    return this.parts.list(user, query);
  }

  /** All of it, in the order of the list, as CSV. */
  @Get('drill-down/export')
  @RequirePermission('analytics:read-own')
  @AnswersCsv()
  drillDownFile(
    @CurrentUser() user: Principal,
    @Query() filters: DrillDownFiltersDto,
  ): Promise<StreamableFile> {
    return this.partsFile.export(user, filters);
  }

  @Get('export')
  @AnswersCsv()
  export(@CurrentUser() user: Principal, @Query() query: AnalyticsExportDto): Promise<StreamableFile> {
    return this.tables.export(user, query);
  }
}
