import type { AuditAction } from '@switchboard/contracts';
import type { ChangedUser } from '../users/accounts.service';

interface Act {
  action: AuditAction;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/** What one change comes to, in the words of the audit log. */
export function actsOf({ before, after }: ChangedUser, hasNewPassword: boolean): Act[] {
  const acts: Act[] = [];
  const details = (['name', 'email'] as const).filter((field) => before[field] !== after[field]);
  if (details.length) acts.push({ action: 'user.updated', ...difference(before, after, details) });
  if (before.role !== after.role)
    acts.push({ action: 'user.role_changed', ...difference(before, after, ['role']) });
  if (before.isActive !== after.isActive)
    acts.push({ action: after.isActive ? 'user.activated' : 'user.deactivated' });
  if (hasNewPassword) acts.push({ action: 'user.password_set' });
  return acts;
}

function difference<Field extends string>(
  before: Record<Field, unknown>,
  after: Record<Field, unknown>,
  fields: readonly Field[],
): Pick<Act, 'before' | 'after'> {
  const only = (of: Record<Field, unknown>) => Object.fromEntries(fields.map((field) => [field, of[field]]));
  return { before: only(before), after: only(after) };
}
