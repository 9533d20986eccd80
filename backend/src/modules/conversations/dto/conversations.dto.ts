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
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsMongoId,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { trimmed } from '../../../platform/http/transforms';

export class CreateConversationDto implements CreateConversationRequest {
  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @Length(1, LIMITS.conversationTitle)
  title?: string;

  @IsOptional()
  @IsIn(CATEGORIES)
  category?: Category;
}

export class UpdateConversationDto extends CreateConversationDto implements UpdateConversationRequest {
  @IsOptional()
  @IsIn(CONVERSATION_STATUSES)
  status?: ConversationStatus;

  /** Nobody, when null. */
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsMongoId()
  assignedAgent?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(LIMITS.tags)
  @IsString({ each: true })
  @Length(1, LIMITS.tag, { each: true })
  tags?: string[];
}

export class EscalateDto implements EscalateRequest {
  @IsOptional()
  @IsIn(ESCALATION_REASONS)
  reason?: EscalationReason;
}

export class ListConversationsDto implements ListConversationsQuery {
  @IsOptional()
  @IsIn(CONVERSATION_STATUSES)
  status?: ConversationStatus;

  @IsOptional()
  @IsIn(CATEGORIES)
  category?: Category;

  @IsOptional()
  @IsIn(SENTIMENTS)
  sentiment?: Sentiment;

  @IsOptional()
  @IsMongoId()
  assignedAgent?: string;

  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @Length(1, LIMITS.search)
  search?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LIMITS.listPageMax)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}
