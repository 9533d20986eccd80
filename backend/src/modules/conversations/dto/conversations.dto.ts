import {
  CATEGORIES,
  CONVERSATION_STATUSES,
  ESCALATION_REASONS,
  LIMITS,
  type Category,
  type ConversationStatus,
  type CreateConversationRequest,
  type EscalateRequest,
  type EscalationReason,
  type UpdateConversationRequest,
} from '@switchboard/contracts';
import { ArrayMaxSize, IsArray, IsIn, IsString, Length, ValidateIf } from 'class-validator';
import { IsObjectId } from '../../../platform/http/is-object-id.decorator';
import { HasVisibleText, MayBeAbsent, Trimmed } from '../../../platform/http/dto.decorators';

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
  @IsArray()
  @ArrayMaxSize(LIMITS.tags)
  @IsString({ each: true })
  @Length(1, LIMITS.tag, { each: true })
  @HasVisibleText({ each: true })
  tags?: string[];
}

export class EscalateDto implements EscalateRequest {
  @MayBeAbsent()
  @IsIn(ESCALATION_REASONS)
  reason?: EscalationReason;
}
