import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ParseObjectIdPipe } from '../../platform/errors/parse-object-id.pipe';
import { ResponseMessage } from '../../platform/http/envelope.interceptor';
import { CurrentUser, RequirePermission, type Principal } from '../../platform/security/access.decorators';
import { ListReviewDto } from './dto/review.dto';
import { ReviewService } from './review.service';

@ApiTags('moderation')
@ApiBearerAuth()
@Controller()
export class ModerationController {
  constructor(private readonly review: ReviewService) {}

  @Get('moderation/review')
  @RequirePermission('moderation:review')
  list(@CurrentUser() user: Principal, @Query() query: ListReviewDto) {
    return this.review.list(user, query);
  }

  /** 409 when it is not blocked, or somebody was quicker. */
  @Post('conversations/:id/messages/:messageId/release')
  @HttpCode(200)
  @RequirePermission('moderation:review')
  @ResponseMessage('The message has been delivered')
  release(
    @CurrentUser() user: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Param('messageId', ParseObjectIdPipe) messageId: string,
  ) {
    return this.review.release(user, id, messageId);
  }
}
