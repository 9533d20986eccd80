import { Injectable } from '@nestjs/common';
import type {
  AuditAction,
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
import { AuditService } from '../audit/audit.service';
import { PresenceService } from '../users/presence.service';
import { UsersService, type User } from '../users/users.service';
import { LoginLimiter } from './login-limiter';
import { isPasswordOf } from './passwords';
import { PasswordsService } from './passwords.service';
import { TokensService, unauthenticated } from './tokens.service';

/** Signing up, in and out, and what people may change about themselves. */
@Injectable()
export class AuthService {
  constructor(
    private readonly users: UsersService,
    private readonly tokens: TokensService,
    private readonly limiter: LoginLimiter,
    private readonly presence: PresenceService,
    private readonly passwords: PasswordsService,
    private readonly audit: AuditService,
  ) {}

  /** Always makes a customer. @throws DomainError EMAIL_TAKEN */
  async register({ name, email, password }: RegisterRequest): Promise<SignedInUser> {
    const passwordHash = await this.passwords.hashNew(password, { email });
    const user = await this.users.create({ name, email, passwordHash });
    await this.record('auth.registered', user);
    return this.signIn(user);
  }

  /**
   * @param address where the request comes from
   * @throws DomainError INVALID_CREDENTIALS, the same for an unknown address; RATE_LIMITED
   */
  async login({ email, password }: LoginRequest, address: string): Promise<SignedInUser> {
    let candidate: User | null = null;
    const user = await this.limiter.whileAllowed({ address, email }, async () => {
      candidate = await this.users.findByEmailWithPassword(email);
      const isRight = await isPasswordOf(candidate?.password, password);
      return isRight && candidate?.isActive ? candidate : null;
    });
    if (!user) {
      await this.recordFailure(email, candidate);
      throw new DomainError('INVALID_CREDENTIALS', 'Invalid credentials');
    }
    await this.record('auth.signed_in', user);
    return this.signIn(user);
  }

  /** Ends the token that was shown, and no other. */
  async logout(principal: Principal): Promise<void> {
    await this.users.revokeToken(principal._id, {
      id: principal.tokenId,
      expiresAt: new Date(principal.expiresAt),
    });
    await this.record('auth.signed_out', principal);
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
    const passwordHash = await this.passwords.hashNew(newPassword, user, 'newPassword');
    const isRight = await this.limiter.whileAllowed({ address, email: user.email }, async () =>
      (await isPasswordOf(user.password, currentPassword)) ? true : null,
    );
    if (!isRight) throw new DomainError('INVALID_CREDENTIALS', 'The current password is not right.');
    const changed = await this.users.setPassword(principal._id, passwordHash);
    await this.record('auth.password_changed', changed);
    return { ...this.users.toView(changed), token: await this.tokens.issue(changed) };
  }

  private async signIn(user: User): Promise<SignedInUser> {
    const online = (await this.users.markOnline(String(user._id))) ?? user;
    // Of the version whose password was compared: one changed meanwhile voids this token too.
    return { ...this.users.toView(online), token: await this.tokens.issue(user) };
  }

  private async record(
    action: AuditAction,
    { _id, name, role }: Pick<User, 'name' | 'role'> & { _id: unknown },
  ): Promise<void> {
    const by = { _id: String(_id), name, role };
    await this.audit.record({ action, by, target: { type: 'user', id: by._id, name } });
  }

  /** Under the address that was given: there may be nobody behind it. */
  private async recordFailure(email: string, candidate: User | null): Promise<void> {
    const target = { type: 'user', id: candidate && String(candidate._id), name: email } as const;
    await this.audit.record({ action: 'auth.sign_in_failed', by: null, target });
  }
}
