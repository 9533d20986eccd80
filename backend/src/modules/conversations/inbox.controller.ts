import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentUser, RequirePermission, type Principal } from '../../platform/security/access.decorators';
import { ConversationListService } from './conversation-list.service';
import { ListConversationsDto } from './dto/list-conversations.dto';
import { InboxCountsService } from './inbox/inbox-counts.service';

/** Stands before the routes with an id in their path. */
@ApiTags('conversations')
@ApiBearerAuth()
@Controller('conversations')
export class InboxController {
  constructor(
    private readonly conversations: ConversationListService,
    private readonly inboxCounts: InboxCountsService,
  ) {}

  @Get()
  list(@CurrentUser() user: Principal, @Query() query: ListConversationsDto) {
    return this.conversations.list(user, query);
  }

  @Get('counts')
  @RequirePermission('conversations:read-all')
  counts(@CurrentUser() user: Principal) {
    return this.inboxCounts.countsFor(user);
  }
}
