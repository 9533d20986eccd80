import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ParseObjectIdPipe } from '../../platform/errors/parse-object-id.pipe';
import { ResponseMessage } from '../../platform/http/envelope.interceptor';
import { CurrentUser, type Principal } from '../../platform/security/access.decorators';
import { ListMessagesDto, MarkReadDto, SendMessageDto } from './dto/messages.dto';
import { MessageReceiptsService } from './message-receipts.service';
import { MessagesService } from './messages.service';
import { PostingService } from './posting.service';
import { preferredWait } from './prefer-wait';

@ApiTags('messages')
@ApiBearerAuth()
@Controller('conversations/:id/messages')
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    private readonly posting: PostingService,
    private readonly receipts: MessageReceiptsService,
  ) {}

  @Get()
  list(
    @CurrentUser() user: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Query() query: ListMessagesDto,
  ) {
    return this.messages.list(user, id, query);
  }

  /** 201 when the verdict is in, 202 when it is still open, 200 for a repeat. */
  @Post()
  @ResponseMessage('Message sent successfully')
  @ApiHeader({
    name: 'Prefer',
    required: false,
    description: '`wait=<seconds>` waits for the answer, at most 30',
  })
  async send(
    @CurrentUser() user: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() body: SendMessageDto,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { status, sent } = await this.posting.post(user, id, body, preferredWait(prefer));
    response.status(status);
    return sent;
  }

  @Put('read')
  @HttpCode(200)
  @ResponseMessage('Messages marked as read')
  markRead(
    @CurrentUser() user: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() body: MarkReadDto,
  ) {
    return this.receipts.markRead(user, id, body);
  }
}
