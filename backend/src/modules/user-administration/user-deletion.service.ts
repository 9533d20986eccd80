import { Injectable } from '@nestjs/common';
import { isStaff, type DeleteUserQuery } from '@switchboard/contracts';
import { DomainError } from '../../platform/errors/domain.error';
import type { Principal } from '../../platform/security/access.decorators';
import { AuditService } from '../audit/audit.service';
import { AccountsService } from '../users/accounts.service';
import { DeparturesService } from '../users/departures.service';
import { UsersService } from '../users/users.service';

/** Deleting accounts, with what admins have to decide for it. */
@Injectable()
export class UserDeletionService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly users: UsersService,
    private readonly departures: DeparturesService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Answers when nothing is left to do. Asked for again after a failure, it goes on with what was chosen first.
   * @throws DomainError USER_NOT_FOUND, LAST_ADMIN; VALIDATION_FAILED when the colleague cannot take reports
   */
  async delete(admin: Principal, id: string, { conversations, reassignTo }: DeleteUserQuery): Promise<null> {
    if (await this.departures.see(id)) return null;
    if (reassignTo !== undefined) await this.checkColleague(reassignTo, id);
    const request = { conversations, reassignTo: reassignTo ?? null };
    const { name, role } = await this.accounts.beginDeletion(id, request, admin._id);
    await this.audit.record({
      action: 'user.deleted',
      by: admin,
      target: { type: 'user', id, name },
      before: { role },
      after: request,
    });
    await this.departures.see(id);
    return null;
  }

  private async checkColleague(colleague: string, leaving: string): Promise<void> {
    const access = await this.users.accessOf(colleague);
    if (colleague !== leaving && access?.isActive && isStaff(access.role)) return;
    throw new DomainError('VALIDATION_FAILED', 'Reports can be given to other members of staff only.', {
      details: [{ field: 'reassignTo', problem: 'is no other member of staff' }],
    });
  }
}
