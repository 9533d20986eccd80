import { Injectable, Module } from '@nestjs/common';
import type { Role } from '@switchboard/contracts';
import { AuditModule } from '../modules/audit/audit.module';
import { AuditService } from '../modules/audit/audit.service';
import { UsersModule } from '../modules/users/users.module';
import { UsersService } from '../modules/users/users.service';
import { PlatformModule } from './platform.module';

/** An installation gets its first administrator by it: registering makes customers. */
@Injectable()
export class RoleCommand {
  constructor(
    private readonly users: UsersService,
    private readonly audit: AuditService,
  ) {}

  /**
   * A worker clears the desk of who is none of the staff any more.
   * @throws Error when there is no account with that address; DomainError LAST_ADMIN
   */
  async give(email: string, role: Role): Promise<void> {
    const user = await this.users.findByEmailWithPassword(email);
    if (!user) throw new Error(`There is no account with the address ${email}. Register it first.`);
    const id = String(user._id);
    if (!(await this.users.changeRole(id, role))) return;
    await this.audit.record({
      action: 'user.role_changed',
      by: null,
      target: { type: 'user', id, name: user.name },
      before: { role: user.role },
      after: { role },
    });
  }
}

/** Accounts, without HTTP, and without a queue worked on. */
@Module({ imports: [PlatformModule, UsersModule, AuditModule], providers: [RoleCommand] })
export class RoleCommandModule {}
