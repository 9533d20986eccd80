import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ParseObjectIdPipe } from '../../platform/errors/parse-object-id.pipe';
import { CurrentUser, type Principal } from '../../platform/security/access.decorators';
import { MessagesService } from './messages.service';

@ApiTags('conversations')
@ApiBearerAuth()
@Controller('conversations/:id/statistics')
export class StatisticsController {
  constructor(private readonly messages: MessagesService) {}

  @Get()
  get(@CurrentUser() user: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    return this.messages.statisticsFor(user, id);
  }
}
