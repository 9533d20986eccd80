import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ParseObjectIdPipe } from '../../platform/errors/parse-object-id.pipe';
import { CurrentUser, RequirePermission, type Principal } from '../../platform/security/access.decorators';
import { ConversationListService } from './conversation-list.service';
import { ConversationsService } from './conversations.service';
import { ListConversationsDto } from './dto/list-conversations.dto';
import { CustomerProfileService } from './inbox/customer-profile.service';
import { InboxCountsService } from './inbox/inbox-counts.service';
import { QueueService } from './inbox/queue.service';

/** Stands before the routes with an id in their path. */
@ApiTags('conversations')
@ApiBearerAuth()
@Controller('conversations')
export class InboxController {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly lists: ConversationListService,
    private readonly inboxCounts: InboxCountsService,
    private readonly queue: QueueService,
    private readonly customers: CustomerProfileService,
  ) {}

  @Get()
  list(@CurrentUser() user: Principal, @Query() query: ListConversationsDto) {
    return this.lists.list(user, query);
  }

  @Get('counts')
  @RequirePermission('conversations:read-all')
  counts(@CurrentUser() user: Principal) {
    return this.inboxCounts.countsFor(user);
  }

  @Get(':id/queue')
  async queuePlace(@CurrentUser() user: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    return this.queue.placeOf(await this.conversations.getFor(user, id));
  }

  @Get(':id/customer')
  @RequirePermission('conversations:read-all')
  async customer(@CurrentUser() user: Principal, @Param('id', ParseObjectIdPipe) id: string) {
    return this.customers.profileOf(await this.conversations.getFor(user, id));
  }
}
