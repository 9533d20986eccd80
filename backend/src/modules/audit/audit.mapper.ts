import type { AuditEntryView } from '@switchboard/contracts';
import type { AuditEntry } from './audit-entry.schema';

export function toAuditEntryView({ _id, actor, target, createdAt, ...entry }: AuditEntry): AuditEntryView {
  return {
    _id: String(_id),
    action: entry.action,
    actor: actor && { _id: String(actor._id), name: actor.name, role: actor.role },
    target: { type: target.type, id: target.id, name: target.name },
    before: entry.before,
    after: entry.after,
    address: entry.address,
    userAgent: entry.userAgent,
    correlationId: entry.correlationId,
    createdAt: createdAt.toISOString(),
  };
}
