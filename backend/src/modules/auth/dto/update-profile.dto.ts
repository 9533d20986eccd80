import type { UpdateProfileRequest } from '@switchboard/contracts';
import { IsPersonName } from '../../../platform/http/person.decorators';
import { MayBeAbsent } from '../../../platform/http/dto.decorators';

export class UpdateProfileDto implements UpdateProfileRequest {
  @MayBeAbsent()
  @IsPersonName()
  name?: string;
}
