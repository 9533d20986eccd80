import type { LoginRequest } from '@switchboard/contracts';
import { IsAccountEmail, IsGivenPassword } from './fields';

export class LoginDto implements LoginRequest {
  @IsAccountEmail()
  email!: string;

  @IsGivenPassword()
  password!: string;
}
