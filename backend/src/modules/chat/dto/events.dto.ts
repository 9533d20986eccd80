import {
  LIMITS,
  type ConversationRef,
  type DeliveredRequest,
  type JoinRequest,
  type NewMessageRequest,
} from '@switchboard/contracts';
import { OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsMongoId, IsString, Length, Matches, Min, ValidateNested } from 'class-validator';
import { MarkReadDto, SendMessageDto } from '../../messages/messages.types';
import { MayBeAbsent } from '../../../platform/http/dto.decorators';

export class ConversationRefDto implements ConversationRef {
  @IsMongoId()
  conversationId!: string;
}

export class JoinDto extends ConversationRefDto implements JoinRequest {
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  afterSeq?: number;
}

/** Over the socket a repeat has to be recognised: acknowledgements get lost with connections. */
export class NewSocketMessageDto extends OmitType(SendMessageDto, ['clientMessageId']) {
  @IsString()
  @Length(1, LIMITS.clientMessageId)
  @Matches(/^[\w.:-]+$/)
  clientMessageId!: string;
}

export class NewMessageDto extends ConversationRefDto implements NewMessageRequest {
  @IsDefined()
  @ValidateNested()
  @Type(() => NewSocketMessageDto)
  message!: NewSocketMessageDto;
}

export class ReadDto extends MarkReadDto {
  @IsMongoId()
  conversationId!: string;
}

export class DeliveredDto extends ConversationRefDto implements DeliveredRequest {
  @IsInt()
  @Min(0)
  upToSeq!: number;
}
