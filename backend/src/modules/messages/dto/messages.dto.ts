import {
  FEEDBACK_RATINGS,
  LIMITS,
  VISIBILITIES,
  type FeedbackRating,
  type FeedbackRequest,
  type ListMessagesQuery,
  type SendMessageRequest,
  type Visibility,
} from '@switchboard/contracts';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsMongoId,
  IsString,
  Length,
  Matches,
  Min,
  ValidateIf,
} from 'class-validator';
import { IsObjectId } from '../../../platform/http/is-object-id.decorator';
import { HasVisibleText, MayBeAbsent, QueryInteger, Trimmed } from '../../../platform/http/dto.decorators';

export class SendMessageDto implements SendMessageRequest {
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.messageContent)
  @HasVisibleText()
  content!: string;

  /** Chosen by the client; a repeat is recognised by it. */
  @MayBeAbsent()
  @IsString()
  @Length(1, LIMITS.clientMessageId)
  @Matches(/^[\w.:-]+$/)
  clientMessageId?: string;

  @MayBeAbsent()
  @IsIn(VISIBILITIES)
  visibility?: Visibility;

  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(LIMITS.mentions)
  @IsObjectId({ each: true })
  mentions?: string[];
}

export class ListMessagesDto implements ListMessagesQuery {
  @MayBeAbsent()
  @QueryInteger(1, LIMITS.messagePageMax)
  limit?: number;

  @MayBeAbsent()
  @QueryInteger(0, 999_999_999_999_999)
  beforeSeq?: number;

  @MayBeAbsent()
  @QueryInteger(0, 999_999_999_999_999)
  afterSeq?: number;
}

/** Messages by id, or everything up to a number; what either of them names. */
export class MarkReadDto {
  @ValidateIf(({ messageIds, upToSeq }: MarkReadDto) => messageIds !== undefined || upToSeq === undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.messagePageMax)
  @IsMongoId({ each: true })
  messageIds?: string[];

  @MayBeAbsent()
  @IsInt()
  @Min(0)
  upToSeq?: number;
}

export class FeedbackDto implements FeedbackRequest {
  @IsIn(FEEDBACK_RATINGS)
  rating!: FeedbackRating;
}
