import type { AuditAction, AuditTargetType } from '../domain/audit';
import type { Role } from '../domain/roles';

/** What an act was done to, under the name that it had then. */
export interface AuditTarget {
  type: AuditTargetType;
  /** null where there is no single one, or none is known: such as a sign-in with an unknown address. */
  id: string | null;
  name: string;
}

export interface AuditEntryView {
  _id: string;
  action: AuditAction;
  /** Under the name and role that they had then; null for Switchboard itself, a command, or somebody unknown. */
  actor: { _id: string; name: string; role: Role } | null;
  target: AuditTarget;
  /** What changed, as it was and as it became; null where there is nothing to tell. Never a secret. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** IP address and `User-Agent` of the request; null where there was none. */
  address: string | null;
  userAgent: string | null;
  /** Of the request; log lines have it too. */
  correlationId: string | null;
  createdAt: string;
}

/** GET /audit and, without the page, GET /audit/export */
export interface AuditFilters {
  action?: AuditAction;
  targetType?: AuditTargetType;
  /** Ids. */
  target?: string;
  actor?: string;
  /** In [from, to). */
  from?: string;
  to?: string;
  /** Words of the names of who did it and what it was done to. */
  search?: string;
}

export interface ListAuditQuery extends AuditFilters {
  limit?: number;
  cursor?: string;
}
