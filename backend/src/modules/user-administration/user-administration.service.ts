import { Injectable } from '@nestjs/common';
import type {
  AccountDetails,
  AccountView,
  AuditAction,
  ChangeRolesRequest,
  CreateUserRequest,
  UpdateUserRequest,
  UserFilters,
  UserSort,
} from '@switchboard/contracts';
import type { Principal } from '../../platform/security/access.decorators';
import { AuditService } from '../audit/audit.service';
import { PasswordsService } from '../auth/passwords.service';
import { AccountsService, toAccountView, type ChangedUser } from '../users/accounts.service';
import { DeparturesService } from '../users/departures.service';
import { UsersService, type User } from '../users/users.service';
import { actsOf } from './account-acts';
import { AccountFiguresService } from './account-figures.service';

/** What admins do to accounts, but for deleting them; each act is written down. */
@Injectable()
export class UserAdministrationService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly users: UsersService,
    private readonly passwords: PasswordsService,
    private readonly departures: DeparturesService,
    private readonly figures: AccountFiguresService,
    private readonly audit: AuditService,
  ) {}

  /** @throws DomainError USER_NOT_FOUND */
  async details(id: string): Promise<AccountDetails> {
    const [user, figures] = await Promise.all([this.accounts.get(id), this.figures.of(id)]);
    return { ...toAccountView(user), figures };
  }

  /** @throws DomainError EMAIL_TAKEN, VALIDATION_FAILED for a password that will not do */
  async create(admin: Principal, { name, email, password, role }: CreateUserRequest): Promise<AccountView> {
    const passwordHash = await this.passwords.hashNew(password, { email });
    const user = await this.users.create({ name, email, passwordHash, role });
    await this.record(admin, 'user.created', user, { after: { email, role } });
    return toAccountView(user);
  }

  /** @throws DomainError USER_NOT_FOUND, EMAIL_TAKEN, LAST_ADMIN, VALIDATION_FAILED for a password that will not do */
  async update(admin: Principal, id: string, request: UpdateUserRequest): Promise<AccountView> {
    const { password, ...change } = request;
    const { email } = await this.accounts.get(id);
    const passwordHash =
      password === undefined
        ? undefined
        : await this.passwords.hashNew(password, { email: change.email ?? email });
    await this.change(admin, [id], { ...change, passwordHash });
    return toAccountView(await this.accounts.get(id));
  }

  /** @throws DomainError USER_NOT_FOUND, LAST_ADMIN; nothing is changed then */
  async changeRoles(admin: Principal, { ids, role }: ChangeRolesRequest): Promise<AccountView[]> {
    await this.change(admin, ids, { role });
    return (await this.accounts.getAll(ids)).map(toAccountView);
  }

  /** @throws DomainError USER_NOT_FOUND */
  async signOut(admin: Principal, id: string): Promise<null> {
    await this.record(admin, 'user.signed_out', await this.users.signOutEverywhere(id));
    return null;
  }

  async export(
    admin: Principal,
    { sort, ...filters }: UserFilters & { sort?: UserSort },
  ): Promise<AsyncIterable<AccountView>> {
    await this.audit.record({
      action: 'users.exported',
      by: admin,
      target: { type: 'user', id: null, name: '' },
      after: { ...filters },
    });
    return this.accounts.each(filters, sort);
  }

  /** The acts stand in the log before desks are cleared, which a sweep may have to finish. */
  private async change(
    admin: Principal,
    ids: string[],
    change: Parameters<AccountsService['change']>[1],
  ): Promise<void> {
    const changed = await this.accounts.change(ids, change, admin._id);
    for (const one of changed) await this.recordAll(admin, one, change.passwordHash !== undefined);
    // Also of those that were so already: the process may have died over them.
    for (const id of ids) await this.departures.see(id);
  }

  private async recordAll(admin: Principal, changed: ChangedUser, hasNewPassword: boolean): Promise<void> {
    for (const { action, before, after } of actsOf(changed, hasNewPassword)) {
      await this.record(admin, action, changed.after, { before, after });
    }
  }

  private record(
    by: Principal,
    action: AuditAction,
    { _id, name }: Pick<User, '_id' | 'name'>,
    difference: { before?: Record<string, unknown>; after?: Record<string, unknown> } = {},
  ): Promise<void> {
    return this.audit.record({ action, by, target: { type: 'user', id: String(_id), name }, ...difference });
  }
}
