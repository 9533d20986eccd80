import {
  LIMITS,
  NOTIFICATION_KINDS,
  type ListNotificationsQuery,
  type NotificationKind,
  type NotificationPreferences,
  type ReadNotificationsRequest,
} from '@switchboard/contracts';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { CursorPageDto } from '../../../platform/http/cursor-page.dto';
import { MayBeAbsent, QueryBoolean } from '../../../platform/http/dto.decorators';
import { IsObjectId } from '../../../platform/http/is-object-id.decorator';

export class ListNotificationsDto extends CursorPageDto implements ListNotificationsQuery {
  /** true: unread ones only. */
  @MayBeAbsent()
  @QueryBoolean()
  unread?: boolean;
}

export class ReadNotificationsDto implements ReadNotificationsRequest {
  /** Without it all. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(LIMITS.listPageMax)
  @IsObjectId({ each: true })
  ids?: string[];
}

export class NotificationPreferencesDto implements NotificationPreferences {
  @IsArray()
  @ArrayUnique()
  @IsIn(NOTIFICATION_KINDS, { each: true })
  muted!: NotificationKind[];
}
