import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ParseObjectIdPipe } from '../../platform/errors/parse-object-id.pipe';
import { ResponseMessage } from '../../platform/http/envelope.interceptor';
import { CurrentUser, RequirePermission, type Principal } from '../../platform/security/access.decorators';
import { ConversationsService } from './conversations.service';
import { CreateConversationDto, EscalateDto } from './dto/conversations.dto';
import { EscalationService } from './escalation.service';
import { TakeoverService } from './takeover.service';

@ApiTags('conversations')
@ApiBearerAuth()
@Controller('conversations')
export class ConversationsController {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly takeover: TakeoverService,
    private readonly escalation: EscalationService,
  ) {}

  @Post()
  @ResponseMessage('Conversation created')
  create(@CurrentUser() user: Principal, @Body() body: CreateConversationDto) {
    return this.conversations.create(user, body);
  }

  @Get(':id')
  get(@CurrentUser() user: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    return this.conversations.getViewFor(user, id);
  }

  @Delete(':id')
  @RequirePermission('conversations:delete')
  @ResponseMessage('Conversation deleted')
  delete(@CurrentUser() admin: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    return this.conversations.deleteFor(admin, id);
  }

  @Post(':id/join')
  @HttpCode(200)
  @RequirePermission('conversations:handle')
  @ResponseMessage('You have joined the conversation')
  async join(@CurrentUser() user: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    return this.conversations.view(user, await this.takeover.join(user, id));
  }

  @Post(':id/handback')
  @HttpCode(200)
  @RequirePermission('conversations:handle')
  @ResponseMessage('The assistant has the conversation again')
  async handBack(@CurrentUser() user: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    return this.conversations.view(user, await this.takeover.handBack(user, id));
  }

  @Post(':id/escalate')
  @HttpCode(200)
  @ResponseMessage('A person will take a look')
  async escalate(
    @CurrentUser() user: Principal,
    @Param('id', ParseObjectIdPipe) id: string,
    @Body() { reason }: EscalateDto,
  ) {
    await this.conversations.getFor(user, id);
    return this.conversations.view(user, await this.escalation.escalateFor(user, id, reason));
  }
}
