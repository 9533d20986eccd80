import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ResponseMessage } from '../../platform/http/envelope.interceptor';
import { CurrentUser, RequirePermission, type Principal } from '../../platform/security/access.decorators';
import {
  ListNotificationsDto,
  NotificationPreferencesDto,
  ReadNotificationsDto,
} from './dto/notifications.dto';
import { NotificationsService } from './notifications.service';

@ApiTags('notifications')
@ApiBearerAuth()
@Controller('notifications')
@RequirePermission('notifications:use')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Get()
  list(@CurrentUser() user: Principal, @Query() query: ListNotificationsDto) {
    return this.notifications.list(user, query);
  }

  @Put('read')
  @ResponseMessage('Marked as read')
  markRead(@CurrentUser() user: Principal, @Body() { ids }: ReadNotificationsDto) {
    return this.notifications.markRead(user, ids ?? null);
  }

  @Get('preferences')
  preferences(@CurrentUser() user: Principal) {
    return this.notifications.preferencesOf(user);
  }

  @Put('preferences')
  @ResponseMessage('Preferences saved')
  mute(@CurrentUser() user: Principal, @Body() { muted }: NotificationPreferencesDto) {
    return this.notifications.mute(user, muted);
  }
}
