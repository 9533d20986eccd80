import type { UserFilters } from '@switchboard/contracts';
import type { AccountFilter } from '../accounts.repository';
import { soughtWords } from '../user-names';

/** Which accounts these filters let through. */
export function accountFilter({ search, role, status, online }: UserFilters): AccountFilter {
  return {
    ...(role && { role }),
    ...(status && { isActive: status === 'active' }),
    ...(online !== undefined && { isOnline: online }),
    ...(search?.trim() && { $or: [hasName(search), hasEmail(search)] }),
  };
}

function hasName(search: string): AccountFilter {
  return { $and: soughtWords(search).map((word) => ({ nameWords: beginsWith(word) })) };
}

function hasEmail(search: string): AccountFilter {
  return { email: beginsWith(search.trim().toLowerCase()) };
}

/** Without options, so that an index finds it. */
function beginsWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')}`);
}
