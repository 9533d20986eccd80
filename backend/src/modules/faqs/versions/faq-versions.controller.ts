import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ParseObjectIdPipe } from '../../../platform/errors/parse-object-id.pipe';
import { CursorPageDto } from '../../../platform/http/cursor-page.dto';
import { ResponseMessage } from '../../../platform/http/envelope.interceptor';
import { CurrentUser, RequirePermission, type Principal } from '../../../platform/security/access.decorators';
import { FaqDiffDto, RestoreFaqDto } from '../dto/faq-versions.dto';
import { FaqEditingService } from '../faq-editing.service';
import { FaqVersionsService } from './faq-versions.service';

/** What an FAQ has been. */
@ApiTags('faqs')
@ApiBearerAuth()
@Controller('faqs/:id')
@RequirePermission('faqs:manage')
export class FaqVersionsController {
  constructor(
    private readonly versions: FaqVersionsService,
    private readonly editing: FaqEditingService,
  ) {}

  @Get('versions')
  list(@Param('id', ParseObjectIdPipe) id: string, @Query() query: CursorPageDto) {
    return this.versions.list(id, query);
  }

  /** From one version to another, field by field. */
  @Get('diff')
  diff(@Param('id', ParseObjectIdPipe) id: string, @Query() query: FaqDiffDto) {
    return this.versions.diff(id, query);
  }

  @Post('restore')
  @HttpCode(200)
  @ResponseMessage('FAQ restored')
  restore(
    @CurrentUser() author: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() body: RestoreFaqDto,
  ) {
    return this.editing.restore(author, id, body);
  }
}
