import type { UpdateProfileRequest } from '@switchboard/contracts';
import { IsPersonName, MayBeAbsent } from './fields';

export class UpdateProfileDto implements UpdateProfileRequest {
  @MayBeAbsent()
  @IsPersonName()
  name?: string;
}
