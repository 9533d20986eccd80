import {
  LIMITS,
  type ConversationRef,
  type DeliveredRequest,
  type JoinRequest,
  type NewMessageRequest,
} from '@switchboard/contracts';
import { OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsInt, IsString, Length, Matches, Min, ValidateNested } from 'class-validator';
import { MarkReadDto, SendMessageDto } from '../../messages/messages.types';
import { IsObjectId } from '../../../platform/http/is-object-id.decorator';
import { MayBeAbsent } from '../../../platform/http/dto.decorators';

export class ConversationRefDto implements ConversationRef {
  @IsObjectId()
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
  @IsObject()
  @ValidateNested()
  @Type(() => NewSocketMessageDto)
  message!: NewSocketMessageDto;
}

export class ReadDto extends MarkReadDto {
  @IsObjectId()
  conversationId!: string;
}

export class DeliveredDto extends ConversationRefDto implements DeliveredRequest {
  @IsInt()
  @Min(0)
  upToSeq!: number;
}
