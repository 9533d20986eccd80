import { ApiProperty } from '@nestjs/swagger';
import {
  MODERATION_LEVELS,
  SETTING_BOUNDS,
  type ModerationLevel,
  type ResetSettingsQuery,
  type Settings,
  type UpdateSettingsRequest,
} from '@switchboard/contracts';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsString, Length, Matches } from 'class-validator';
import { HasVisibleText, MayBeAbsent, QueryInteger, Trimmed } from '../../../platform/http/dto.decorators';
import { ApiRateDto, MessageRateDto } from './rate.dto';
import {
  Colour,
  Host,
  LowerCased,
  NumberWithin,
  OneLine,
  Section,
  UnlessNull,
  WholeWithin,
} from './setting.decorators';

class AssistantDto implements Partial<Settings['assistant']> {
  @UnlessNull()
  @Trimmed()
  @IsString()
  @Length(1, SETTING_BOUNDS.assistantName)
  @OneLine()
  @HasVisibleText()
  name?: string | null;

  @UnlessNull()
  @Trimmed()
  @IsString()
  @Length(1, SETTING_BOUNDS.greeting)
  @HasVisibleText()
  greeting?: string | null;

  @MayBeAbsent()
  @IsString()
  @Length(1, SETTING_BOUNDS.model)
  @Matches(/^[\w.:/@-]+$/, { message: '$property must be the name of a model' })
  model?: string;

  @MayBeAbsent()
  @NumberWithin(SETTING_BOUNDS.temperature)
  temperature?: number;

  @MayBeAbsent()
  @WholeWithin(SETTING_BOUNDS.conciseTokens)
  conciseTokens?: number;

  @MayBeAbsent()
  @WholeWithin(SETTING_BOUNDS.detailedTokens)
  detailedTokens?: number;

  @MayBeAbsent()
  @NumberWithin(SETTING_BOUNDS.confidence)
  answerFrom?: number;

  @MayBeAbsent()
  @NumberWithin(SETTING_BOUNDS.confidence)
  clarifyFrom?: number;

  @MayBeAbsent()
  @LowerCased()
  @IsArray()
  @ArrayMaxSize(SETTING_BOUNDS.linkHosts)
  @Host({ each: true })
  linkHosts?: string[];
}

class EscalationDto implements Partial<Settings['escalation']> {
  @UnlessNull()
  @WholeWithin(SETTING_BOUNDS.unknownAnswers)
  unknownAnswers?: number | null;

  @UnlessNull()
  @WholeWithin(SETTING_BOUNDS.frustratedMessages)
  frustratedMessages?: number | null;

  @MayBeAbsent()
  @IsBoolean()
  onReport?: boolean;

  @MayBeAbsent()
  @WholeWithin(SETTING_BOUNDS.lapseMinutes)
  lapseMinutes?: number;
}

class BudgetDto implements Partial<Settings['budget']> {
  @UnlessNull()
  @NumberWithin(SETTING_BOUNDS.budget)
  daily?: number | null;

  @UnlessNull()
  @NumberWithin(SETTING_BOUNDS.budget)
  monthly?: number | null;
}

class TargetsDto implements Partial<Settings['targets']> {
  @MayBeAbsent()
  @WholeWithin(SETTING_BOUNDS.targetHours)
  urgent?: number;

  @MayBeAbsent()
  @WholeWithin(SETTING_BOUNDS.targetHours)
  high?: number;

  @MayBeAbsent()
  @WholeWithin(SETTING_BOUNDS.targetHours)
  medium?: number;

  @MayBeAbsent()
  @WholeWithin(SETTING_BOUNDS.targetHours)
  low?: number;
}

class RetentionDto implements Partial<Settings['retention']> {
  @UnlessNull()
  @WholeWithin(SETTING_BOUNDS.retentionDays)
  days?: number | null;
}

class ModerationDto implements Partial<Settings['moderation']> {
  @MayBeAbsent()
  @IsIn(MODERATION_LEVELS)
  level?: ModerationLevel;
}

class LimitsDto implements Partial<Settings['limits']> {
  @Section(() => MessageRateDto)
  messages?: MessageRateDto;

  @Section(() => ApiRateDto)
  api?: ApiRateDto;
}

class BrandingDto implements Partial<Settings['branding']> {
  @MayBeAbsent()
  @Trimmed()
  @IsString()
  @Length(1, SETTING_BOUNDS.productName)
  @OneLine()
  @HasVisibleText()
  productName?: string;

  @UnlessNull()
  @Colour()
  accentLight?: string | null;

  @UnlessNull()
  @Colour()
  accentDark?: string | null;
}

export class UpdateSettingsDto implements UpdateSettingsRequest {
  /** At which the settings were read. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  @IsInt()
  revision!: number;

  @Section(() => AssistantDto)
  assistant?: AssistantDto;

  @Section(() => EscalationDto)
  escalation?: EscalationDto;

  @Section(() => BudgetDto)
  budget?: BudgetDto;

  @Section(() => TargetsDto)
  targets?: TargetsDto;

  @Section(() => RetentionDto)
  retention?: RetentionDto;

  @Section(() => ModerationDto)
  moderation?: ModerationDto;

  @Section(() => LimitsDto)
  limits?: LimitsDto;

  @Section(() => BrandingDto)
  branding?: BrandingDto;
}

export class ResetSettingsDto implements ResetSettingsQuery {
  @QueryInteger(0, Number.MAX_SAFE_INTEGER)
  revision!: number;
}
