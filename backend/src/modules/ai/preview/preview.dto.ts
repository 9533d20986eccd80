import {
  LIMITS,
  PREVIEW_ROLES,
  RESPONSE_LENGTHS,
  TONES,
  type ChatPreferences,
  type PreviewMessage,
  type PreviewRequest,
  type ResponseLength,
  type Tone,
} from '@switchboard/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { HasNoNul, HasVisibleText, MayBeAbsent, Trimmed } from '../../../platform/http/dto.decorators';
import { TriedFaqDto } from '../trials/tried-faq.dto';

class PreviewMessageDto implements PreviewMessage {
  @IsIn(PREVIEW_ROLES)
  role!: PreviewMessage['role'];

  @Trimmed()
  @IsString()
  @Length(1, LIMITS.messageContent)
  @HasVisibleText()
  content!: string;
}

class PreviewPreferencesDto implements Partial<ChatPreferences> {
  @MayBeAbsent()
  @IsIn(TONES)
  tone?: Tone;

  @MayBeAbsent()
  @IsIn(RESPONSE_LENGTHS)
  responseLength?: ResponseLength;

  @MayBeAbsent()
  @IsString()
  @MaxLength(LIMITS.customInstructions)
  @HasNoNul()
  customInstructions?: string;
}

export class PreviewDto implements PreviewRequest {
  @Trimmed()
  @IsString()
  @Length(1, LIMITS.messageContent)
  @HasVisibleText()
  message!: string;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => PreviewPreferencesDto)
  preferences?: PreviewPreferencesDto;

  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(LIMITS.previewHistory)
  @ValidateNested({ each: true })
  @Type(() => PreviewMessageDto)
  history?: PreviewMessageDto[];

  /** An FAQ that is not saved yet. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => TriedFaqDto)
  draft?: TriedFaqDto;
}
