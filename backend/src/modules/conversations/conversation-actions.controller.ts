import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ParseObjectIdPipe } from '../../platform/errors/parse-object-id.pipe';
import { ResponseMessage } from '../../platform/http/envelope.interceptor';
import { CurrentUser, RequirePermission, type Principal } from '../../platform/security/access.decorators';
import { ConversationsService } from './conversations.service';
import { UpdateConversationDto } from './dto/conversations.dto';
import { RateConversationDto, SnoozeDto, TagDto } from './dto/conversation-actions.dto';
import { EditingService } from './editing.service';
import { LifecycleService } from './lifecycle.service';
import { RatingService } from './rating.service';
import { SnoozeService } from './snooze.service';

/** What people do to a conversation as a whole. */
@ApiTags('conversations')
@ApiBearerAuth()
@Controller('conversations/:id')
export class ConversationActionsController {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly editing: EditingService,
    private readonly lifecycle: LifecycleService,
    private readonly snoozing: SnoozeService,
    private readonly rating: RatingService,
  ) {}

  @Put()
  @RequirePermission('conversations:handle')
  @ResponseMessage('Conversation updated')
  async update(
    @CurrentUser() user: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() body: UpdateConversationDto,
  ) {
    return this.conversations.view(user, await this.editing.update(user, id, body));
  }

  @Put('tags')
  @RequirePermission('conversations:handle')
  @ResponseMessage('Tags saved')
  async tag(
    @CurrentUser() user: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() { tags }: TagDto,
  ) {
    return this.conversations.view(user, await this.editing.tag(id, tags));
  }

  @Post('snooze')
  @HttpCode(200)
  @RequirePermission('conversations:handle')
  @ResponseMessage('Conversation snoozed')
  async snooze(
    @CurrentUser() user: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() { until }: SnoozeDto,
  ) {
    const moment = until === null ? null : new Date(until);
    return this.conversations.view(user, await this.snoozing.snooze(user, id, moment));
  }

  @Put('rating')
  @ResponseMessage('Thank you for your feedback')
  async rate(
    @CurrentUser() user: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() body: RateConversationDto,
  ) {
    return this.conversations.view(user, await this.rating.rate(user, id, body));
  }

  @Post('resolve')
  @HttpCode(200)
  @ResponseMessage('Conversation resolved')
  async resolve(@CurrentUser() user: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    const conversation = await this.conversations.getFor(user, id);
    return this.conversations.view(user, await this.lifecycle.resolve(user, conversation));
  }

  @Post('reopen')
  @HttpCode(200)
  @ResponseMessage('Conversation reopened')
  async reopen(@CurrentUser() user: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    const conversation = await this.conversations.getFor(user, id);
    return this.conversations.view(user, await this.lifecycle.reopen(user, conversation));
  }
}
