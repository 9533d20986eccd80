import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ParseObjectIdPipe } from '../../platform/errors/parse-object-id.pipe';
import { ResponseMessage } from '../../platform/http/envelope.interceptor';
import { CurrentUser, type Principal } from '../../platform/security/access.decorators';
import { AnswerRequestsService } from './answer-requests.service';
import { FeedbackDto } from './dto/messages.dto';
import { FeedbackService } from './feedback.service';

/** What people make of one answer: an opinion, or a second try. */
@ApiTags('messages')
@ApiBearerAuth()
@Controller('conversations/:id/messages/:messageId')
export class AnswersController {
  constructor(
    private readonly feedback: FeedbackService,
    private readonly answerRequests: AnswerRequestsService,
  ) {}

  @Put('feedback')
  @ResponseMessage('Thank you for your feedback')
  rate(
    @CurrentUser() user: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Param('messageId', ParseObjectIdPipe) messageId: string,
    @Body() { rating }: FeedbackDto,
  ) {
    return this.feedback.rate(user, id, messageId, rating);
  }

  /** 409 unless the answer failed, and for a customer while a person answers. */
  @Post('retry')
  @HttpCode(200)
  @ResponseMessage('The assistant tries again')
  retry(
    @CurrentUser() user: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Param('messageId', ParseObjectIdPipe) messageId: string,
  ) {
    return this.answerRequests.retry(user, id, messageId);
  }
}
