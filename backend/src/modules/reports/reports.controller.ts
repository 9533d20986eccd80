import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ParseObjectIdPipe } from '../../platform/errors/parse-object-id.pipe';
import { ResponseMessage } from '../../platform/http/envelope.interceptor';
import { CurrentUser, RequirePermission, type Principal } from '../../platform/security/access.decorators';
import { FileReportDto, ListReportsDto, UpdateReportDto } from './dto/reports.dto';
import { ReportFilingService } from './report-filing.service';
import { ReportHandlingService } from './report-handling.service';
import { ReportsService } from './reports.service';
import { ReportViews } from './report-views.service';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
@RequirePermission('reports:file')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly filing: ReportFilingService,
    private readonly handling: ReportHandlingService,
    private readonly views: ReportViews,
  ) {}

  @Post()
  @ResponseMessage('Thank you, a person will look into it')
  async file(@CurrentUser() user: Principal, @Body() body: FileReportDto) {
    return this.views.one(user, await this.filing.file(user, body));
  }

  @Get()
  list(@CurrentUser() user: Principal, @Query() query: ListReportsDto) {
    return this.reports.list(user, query);
  }

  @Get('stats')
  @RequirePermission('reports:handle')
  stats() {
    return this.reports.stats();
  }

  @Get(':id')
  get(@CurrentUser() user: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    return this.reports.getFor(user, id);
  }

  @Put(':id')
  @RequirePermission('reports:handle')
  @ResponseMessage('Report updated')
  update(
    @CurrentUser() user: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() body: UpdateReportDto,
  ) {
    return this.handling.update(user, id, body);
  }

  @Delete(':id')
  @RequirePermission('reports:delete')
  @ResponseMessage('Report deleted')
  delete(@CurrentUser() admin: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    return this.reports.delete(admin, id);
  }
}
