import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ParseObjectIdPipe } from '../../../platform/errors/parse-object-id.pipe';
import { AnswersCsv } from '../../../platform/http/csv-file';
import { ResponseMessage } from '../../../platform/http/envelope.interceptor';
import { CurrentUser, RequirePermission, type Principal } from '../../../platform/security/access.decorators';
import { GapList } from './gap-list.service';
import { DismissGapDto, DraftGapDto, GapFiltersDto, ListGapsDto } from './gaps.dto';
import { GapsService } from './gaps.service';

@ApiTags('analytics')
@ApiBearerAuth()
@RequirePermission('analytics:read')
@Controller('analytics/gaps')
export class GapsController {
  constructor(
    private readonly list: GapList,
    private readonly gaps: GapsService,
  ) {}

  @Get()
  page(@Query() query: ListGapsDto) {
    return this.list.page(query);
  }

  @Get('export')
  @AnswersCsv()
  export(@CurrentUser() user: Principal, @Query() filters: GapFiltersDto): Promise<StreamableFile> {
    return this.list.file(user, filters);
  }

  @Get(':id')
  get(@Param('id', ParseObjectIdPipe) id: string) {
    return this.gaps.get(id);
  }

  @Post(':id/draft')
  @HttpCode(200)
  @RequirePermission('faqs:manage')
  @ResponseMessage('FAQ drafted')
  draft(
    @CurrentUser() user: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() body: DraftGapDto,
  ) {
    return this.gaps.draft(user, id, body);
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  @RequirePermission('faqs:manage')
  @ResponseMessage('Gap dismissed')
  dismiss(
    @CurrentUser() user: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() body: DismissGapDto,
  ) {
    return this.gaps.dismiss(user, id, body);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @RequirePermission('faqs:manage')
  @ResponseMessage('Gap reopened')
  reopen(@CurrentUser() user: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    return this.gaps.reopen(user, id);
  }

  @Post(':id/tell')
  @HttpCode(200)
  @RequirePermission('faqs:manage')
  @ResponseMessage('Those who asked are being told')
  tell(@CurrentUser() user: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    return this.gaps.tell(user, id);
  }
}
