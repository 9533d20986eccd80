import {
  CATEGORIES,
  CONVERSATION_SORTS,
  CONVERSATION_STATUS_FILTERS,
  INBOX_VIEWS,
  LIMITS,
  PRIORITIES,
  SENTIMENTS,
  type Category,
  type ConversationSort,
  type ConversationStatusFilter,
  type InboxView,
  type ListConversationsQuery,
  type Priority,
  type Sentiment,
} from '@switchboard/contracts';
import { IsIn, IsString, Length } from 'class-validator';
import { HasNoNul, IsInstant, MayBeAbsent, Trimmed } from '../../../platform/http/dto.decorators';
import { CursorPageDto } from '../../../platform/http/cursor-page.dto';
import { IsObjectId } from '../../../platform/http/is-object-id.decorator';

export class ListConversationsDto extends CursorPageDto implements ListConversationsQuery {
  /** For staff. */
  @MayBeAbsent()
  @IsIn(INBOX_VIEWS)
  view?: InboxView;

  /** `unresolved`: any but `resolved`. */
  @MayBeAbsent()
  @IsIn(CONVERSATION_STATUS_FILTERS)
  status?: ConversationStatusFilter;

  @MayBeAbsent()
  @IsIn(CATEGORIES)
  category?: Category;

  @MayBeAbsent()
  @IsIn(SENTIMENTS)
  sentiment?: Sentiment;

  /** For staff. */
  @MayBeAbsent()
  @IsIn(PRIORITIES)
  priority?: Priority;

  /** For staff. */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.tag)
  @HasNoNul()
  tag?: string;

  @MayBeAbsent()
  @IsObjectId()
  assignedAgent?: string;

  /** For staff: whose conversations. */
  @MayBeAbsent()
  @IsObjectId()
  customer?: string;

  /** The last activity was at or after it. */
  @MayBeAbsent()
  @IsInstant()
  from?: string;

  /** The last activity was before it. */
  @MayBeAbsent()
  @IsInstant()
  to?: string;

  /** Words to find; each of them counts. */
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.search)
  @HasNoNul()
  search?: string;

  /** `need` is for staff. */
  @MayBeAbsent()
  @IsIn(CONVERSATION_SORTS)
  sort?: ConversationSort;
}
