import { Injectable, Module } from '@nestjs/common';
import type { Role } from '@switchboard/contracts';
import { UsersModule } from '../modules/users/users.module';
import { UsersService } from '../modules/users/users.service';
import { PlatformModule } from './platform.module';

/** An installation gets its first administrator by it: registering makes customers. */
@Injectable()
export class RoleCommand {
  constructor(private readonly users: UsersService) {}

  /** @throws Error when there is no account with that address. */
  async give(email: string, role: Role): Promise<void> {
    const user = await this.users.findByEmailWithPassword(email);
    if (!user) throw new Error(`There is no account with the address ${email}. Register it first.`);
    await this.users.changeRole(String(user._id), role);
  }
}

/** Accounts, without HTTP, and without a queue worked on. */
@Module({ imports: [PlatformModule, UsersModule], providers: [RoleCommand] })
export class RoleCommandModule {}
