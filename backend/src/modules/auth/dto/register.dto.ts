import type { RegisterRequest } from '@switchboard/contracts';
import { IsAccountEmail, IsPersonName } from '../../../platform/http/person.decorators';
import { IsNewPassword } from './fields';

export class RegisterDto implements RegisterRequest {
  @IsPersonName()
  name!: string;

  @IsAccountEmail()
  email!: string;

  /** 8 characters or more, and none of the most common ones. */
  @IsNewPassword()
  password!: string;
}
