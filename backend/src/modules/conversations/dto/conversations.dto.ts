import {
  CATEGORIES,
  CONVERSATION_STATUSES,
  ESCALATION_REASONS,
  LIMITS,
  SENTIMENTS,
  type Category,
  type ConversationStatus,
  type CreateConversationRequest,
  type EscalateRequest,
  type EscalationReason,
  type ListConversationsQuery,
  type Sentiment,
  type UpdateConversationRequest,
} from '@switchboard/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsMongoId,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { MayBeAbsent, Trimmed } from '../../../platform/http/dto.decorators';

export class CreateConversationDto implements CreateConversationRequest {
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.conversationTitle)
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
  @IsMongoId()
  assignedAgent?: string | null;

  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(LIMITS.tags)
  @IsString({ each: true })
  @Length(1, LIMITS.tag, { each: true })
  tags?: string[];
}

export class EscalateDto implements EscalateRequest {
  @MayBeAbsent()
  @IsIn(ESCALATION_REASONS)
  reason?: EscalationReason;
}

export class ListConversationsDto implements ListConversationsQuery {
  @MayBeAbsent()
  @IsIn(CONVERSATION_STATUSES)
  status?: ConversationStatus;

  @MayBeAbsent()
  @IsIn(CATEGORIES)
  category?: Category;

  @MayBeAbsent()
  @IsIn(SENTIMENTS)
  sentiment?: Sentiment;

  @MayBeAbsent()
  @IsMongoId()
  assignedAgent?: string;

  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.search)
  search?: string;

  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LIMITS.listPageMax)
  limit?: number;

  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}
