import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ParseObjectIdPipe } from '../../platform/errors/parse-object-id.pipe';
import { ResponseMessage } from '../../platform/http/envelope.interceptor';
import { CurrentUser, RequirePermission, type Principal } from '../../platform/security/access.decorators';
import { CannedRepliesService } from './canned-replies.service';
import { CreateCannedReplyDto, ListCannedRepliesDto, UpdateCannedReplyDto } from './dto/canned-replies.dto';

@ApiTags('canned replies')
@ApiBearerAuth()
@Controller('canned-replies')
@RequirePermission('canned-replies:use')
export class CannedRepliesController {
  constructor(private readonly replies: CannedRepliesService) {}

  @Get()
  list(@Query() query: ListCannedRepliesDto) {
    return this.replies.list(query);
  }

  @Post()
  @ResponseMessage('Canned reply created')
  create(@CurrentUser() author: Principal, @Body() body: CreateCannedReplyDto) {
    return this.replies.create(author, body);
  }

  @Put(':id')
  @ResponseMessage('Canned reply updated')
  update(
    @CurrentUser() author: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() body: UpdateCannedReplyDto,
  ) {
    return this.replies.update(author, id, body);
  }

  @Delete(':id')
  @ResponseMessage('Canned reply deleted')
  delete(@CurrentUser() user: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    return this.replies.delete(user, id);
  }
}
