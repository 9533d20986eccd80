import {
  LIMITS,
  type RateConversationRequest,
  type SnoozeRequest,
  type TagRequest,
} from '@switchboard/contracts';
import { IsInt, IsString, Length, Max, Min, ValidateIf } from 'class-validator';
import { HasNoNul, IsInstant, MayBeAbsent, Trimmed } from '../../../platform/http/dto.decorators';
import { IsTagList } from './tag-list.decorator';

export class TagDto implements TagRequest {
  @IsTagList()
  tags!: string[];
}

export class SnoozeDto implements SnoozeRequest {
  @ValidateIf((_, value) => value !== null)
  @IsInstant()
  until!: string | null;
}

export class RateConversationDto implements RateConversationRequest {
  @IsInt()
  @Min(1)
  @Max(5)
  score!: number;

  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(0, LIMITS.ratingComment)
  @HasNoNul()
  comment?: string;
}
