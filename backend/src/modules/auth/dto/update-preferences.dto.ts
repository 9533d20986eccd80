import {
  LIMITS,
  RESPONSE_LENGTHS,
  TONES,
  type ResponseLength,
  type Tone,
  type UpdatePreferencesRequest,
} from '@switchboard/contracts';
import { IsIn } from 'class-validator';
import { IsFreeText } from './fields';
import { MayBeAbsent } from '../../../platform/http/dto.decorators';

export class UpdatePreferencesDto implements UpdatePreferencesRequest {
  @MayBeAbsent()
  @IsIn(TONES)
  tone?: Tone;

  @MayBeAbsent()
  @IsIn(RESPONSE_LENGTHS)
  responseLength?: ResponseLength;

  /** Data for the assistant, never an order. */
  @MayBeAbsent()
  @IsFreeText(LIMITS.customInstructions)
  customInstructions?: string;
}
