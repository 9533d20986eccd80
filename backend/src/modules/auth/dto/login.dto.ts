import type { LoginRequest } from '@switchboard/contracts';
import { IsAccountEmail } from '../../../platform/http/person.decorators';
import { IsGivenPassword } from './fields';

export class LoginDto implements LoginRequest {
  @IsAccountEmail()
  email!: string;

  @IsGivenPassword()
  password!: string;
}
