import {
  CATEGORIES,
  CONVERSATION_STATUSES,
  ESCALATION_REASONS,
  LIMITS,
  PRIORITIES,
  type Category,
  type ConversationStatus,
  type CreateConversationRequest,
  type EscalateRequest,
  type EscalationReason,
  type Priority,
  type UpdateConversationRequest,
} from '@switchboard/contracts';
import { IsIn, IsString, Length, ValidateIf } from 'class-validator';
import { IsObjectId } from '../../../platform/http/is-object-id.decorator';
import { HasVisibleText, MayBeAbsent, Trimmed } from '../../../platform/http/dto.decorators';
import { IsTagList } from './tag-list.decorator';

export class CreateConversationDto implements CreateConversationRequest {
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.conversationTitle)
  @HasVisibleText()
  title?: string;

  @MayBeAbsent()
  @IsIn(CATEGORIES)
  category?: Category;
}

export class UpdateConversationDto extends CreateConversationDto implements UpdateConversationRequest {
  @MayBeAbsent()
  @IsIn(CONVERSATION_STATUSES)
  status?: ConversationStatus;

  /** Nobody, when null. */
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsObjectId()
  assignedAgent?: string | null;

  @MayBeAbsent()
  @IsIn(PRIORITIES)
  priority?: Priority;

  @MayBeAbsent()
  @IsTagList()
  tags?: string[];
}

export class EscalateDto implements EscalateRequest {
  @MayBeAbsent()
  @IsIn(ESCALATION_REASONS)
  reason?: EscalationReason;
}
