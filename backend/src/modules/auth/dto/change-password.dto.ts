import type { ChangePasswordRequest } from '@switchboard/contracts';
import { IsGivenPassword, IsNewPassword } from './fields';

export class ChangePasswordDto implements ChangePasswordRequest {
  @IsGivenPassword()
  currentPassword!: string;

  /** 8 characters or more, and none of the most common ones. */
  @IsNewPassword()
  newPassword!: string;
}
