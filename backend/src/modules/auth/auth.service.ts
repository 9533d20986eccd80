import { Injectable } from '@nestjs/common';
import type {
  ChangePasswordRequest,
  LoginRequest,
  RegisterRequest,
  SignedInUser,
  UpdatePreferencesRequest,
  UpdateProfileRequest,
  UserView,
} from '@switchboard/contracts';
import { DomainError } from '../../platform/errors/domain.error';
import type { Principal } from '../../platform/security/access.decorators';
import { PresenceService } from '../users/presence.service';
import { UsersService, type User } from '../users/users.service';
import { LoginLimiter } from './login-limiter';
import { passwordProblem } from './password-rules';
import { hashPassword, isPasswordOf } from './passwords';
import { TokensService, unauthenticated } from './tokens.service';

/** Signing up, in and out, and what people may change about themselves. */
@Injectable()
export class AuthService {
  constructor(
    private readonly users: UsersService,
    private readonly tokens: TokensService,
    private readonly limiter: LoginLimiter,
    private readonly presence: PresenceService,
  ) {}

  /** Always makes a customer. @throws DomainError EMAIL_TAKEN */
  async register({ name, email, password }: RegisterRequest): Promise<SignedInUser> {
    const user = await this.users.create({ name, email, passwordHash: await hashPassword(password) });
    return this.signIn(user);
  }

  /**
   * @param address where the request comes from
   * @throws DomainError INVALID_CREDENTIALS, the same for an unknown address; RATE_LIMITED
   */
  async login({ email, password }: LoginRequest, address: string): Promise<SignedInUser> {
    const user = await this.limiter.whileAllowed({ address, email }, async () => {
      const candidate = await this.users.findByEmailWithPassword(email);
      const isRight = await isPasswordOf(candidate?.password, password);
      return isRight && candidate?.isActive ? candidate : null;
    });
    if (!user) throw new DomainError('INVALID_CREDENTIALS', 'Invalid credentials');
    return this.signIn(user);
  }

  /** Ends the token that was shown, and no other. */
  async logout(principal: Principal): Promise<void> {
    await this.users.revokeToken(principal._id, {
      id: principal.tokenId,
      expiresAt: new Date(principal.expiresAt),
    });
    // With a socket open, its closing says so.
    if (!(await this.presence.isOnline(principal._id))) await this.users.markOffline(principal._id);
  }

  async me(principal: Principal): Promise<UserView> {
    const user = await this.users.findById(principal._id);
    if (!user) throw unauthenticated();
    return this.users.toView(user);
  }

  async updatePreferences(principal: Principal, changes: UpdatePreferencesRequest): Promise<UserView> {
    return this.users.toView(await this.users.updatePreferences(principal._id, changes));
  }

  async updateProfile(principal: Principal, changes: UpdateProfileRequest): Promise<UserView> {
    return this.users.toView(await this.users.updateProfile(principal._id, changes));
  }

  /**
   * Revokes all of the user's tokens; the answer brings a new one, so that whoever changed it stays signed in.
   * @throws DomainError INVALID_CREDENTIALS when the current one is wrong; RATE_LIMITED; VALIDATION_FAILED
   */
  async changePassword(
    principal: Principal,
    { currentPassword, newPassword }: ChangePasswordRequest,
    address: string,
  ): Promise<SignedInUser> {
    const user = await this.users.findByIdWithPassword(principal._id);
    if (!user) throw unauthenticated();
    const problem = passwordProblem(newPassword, user);
    if (problem) throw unfit(problem);
    const isRight = await this.limiter.whileAllowed({ address, email: user.email }, async () =>
      (await isPasswordOf(user.password, currentPassword)) ? true : null,
    );
    if (!isRight) throw new DomainError('INVALID_CREDENTIALS', 'The current password is not right.');
    const changed = await this.users.setPassword(principal._id, await hashPassword(newPassword));
    return { ...this.users.toView(changed), token: await this.tokens.issue(changed) };
  }

  private async signIn(user: User): Promise<SignedInUser> {
    const online = (await this.users.markOnline(String(user._id))) ?? user;
    // Of the version whose password was compared: one changed meanwhile voids this token too.
    return { ...this.users.toView(online), token: await this.tokens.issue(user) };
  }
}

function unfit(problem: string): DomainError {
  return new DomainError('VALIDATION_FAILED', 'Please check: newPassword.', {
    details: [{ field: 'newPassword', problem: `newPassword ${problem}` }],
  });
}
