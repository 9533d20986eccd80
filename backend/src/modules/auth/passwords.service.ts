import { Injectable } from '@nestjs/common';
import { DomainError } from '../../platform/errors/domain.error';
import { passwordProblem } from './password-rules';
import { hashPassword } from './passwords';

/** Passwords that are being set, whoever sets them. */
@Injectable()
export class PasswordsService {
  /**
   * @param field of the request that it came in
   * @returns the hash to store
   * @throws DomainError VALIDATION_FAILED when it will not do for its owner
   */
  async hashNew(password: string, owner: { email: string }, field = 'password'): Promise<string> {
    const problem = passwordProblem(password, owner);
    if (problem) {
      throw new DomainError('VALIDATION_FAILED', `Please check: ${field}.`, {
        details: [{ field, problem: `${field} ${problem}` }],
      });
    }
    return hashPassword(password);
  }
}
