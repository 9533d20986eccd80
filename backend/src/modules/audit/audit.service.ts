import { Injectable } from '@nestjs/common';
import {
  LIMITS,
  type AuditAction,
  type AuditEntryView,
  type AuditFilters,
  type AuditTarget,
  type CursorMeta,
  type ListAuditQuery,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { cursorBehind, olderThan } from '../../platform/database/newest-first';
import { timeBetween } from '../../platform/database/time-between';
import { Result } from '../../platform/http/envelope.interceptor';
import { correlationId } from '../../platform/logging/correlation';
import type { Principal } from '../../platform/security/access.decorators';
import { requestOrigin } from '../../platform/security/request-origin';
import { toAuditEntryView } from './audit.mapper';
import { AuditRepository, type AuditFilter } from './audit.repository';

/** An act, by whom and on what. */
export interface AuditedAct {
  action: AuditAction;
  /** null: Switchboard itself, a command, or somebody unknown. */
  by: Pick<Principal, '_id' | 'name' | 'role'> | null;
  target: AuditTarget;
  /** Only what changed, and never a secret: not a password, nor a hash or a token. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/** The log of administrative and security-relevant acts: written once, read by admins, never changed. */
@Injectable()
export class AuditService {
  constructor(private readonly repository: AuditRepository) {}

  /** To be awaited after the act: it is not done before it stands here. When and from where is known from the request. */
  async record({ action, by, target, before, after }: AuditedAct): Promise<void> {
    await this.repository.insert({
      action,
      actor: by && { _id: new Types.ObjectId(by._id), name: by.name, role: by.role },
      target,
      before: before ?? null,
      after: after ?? null,
      ...requestOrigin(),
      correlationId: correlationId() ?? null,
      createdAt: new Date(),
    });
  }

  /** Newest first. */
  async list({
    limit = LIMITS.listPageDefault,
    cursor,
    ...filters
  }: ListAuditQuery): Promise<Result<AuditEntryView[], CursorMeta>> {
    const conditions = conditionsOf(filters);
    if (cursor !== undefined) conditions.push(olderThan(cursor));
    const found = await this.repository.find(allOf(conditions), limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const nextCursor = found.length > limit && last ? cursorBehind(last) : null;
    return new Result(page.map(toAuditEntryView), { nextCursor });
  }

  /** All that the filters let through, newest first. That it was taken out is an act of its own. */
  async export(by: Principal, filters: AuditFilters): Promise<AsyncIterable<AuditEntryView>> {
    const found = this.repository.each(allOf(conditionsOf(filters)));
    await this.record({
      action: 'audit.exported',
      by,
      target: { type: 'audit', id: null, name: '' },
      after: { ...filters },
    });
    return views(found);
  }
}

async function* views(entries: AsyncIterable<Parameters<typeof toAuditEntryView>[0]>) {
  for await (const entry of entries) yield toAuditEntryView(entry);
}

function conditionsOf({ action, targetType, target, actor, from, to, search }: AuditFilters): AuditFilter[] {
  const conditions: AuditFilter[] = [];
  if (action) conditions.push({ action });
  if (targetType) conditions.push({ 'target.type': targetType });
  if (target) conditions.push({ 'target.id': target });
  if (actor) conditions.push({ 'actor._id': new Types.ObjectId(actor) });
  if (from ?? to) conditions.push({ createdAt: timeBetween({ from, to }) });
  if (search) conditions.push({ $text: { $search: allWords(search) } });
  return conditions;
}

function allOf(conditions: AuditFilter[]): AuditFilter {
  return conditions.length ? { $and: conditions } : {};
}

/** Each in quotes: all of them have to be there, and none is taken for an operator. */
function allWords(search: string): string {
  return search
    .replaceAll('"', ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^-+/, ''))
    .filter(Boolean)
    .map((word) => `"${word}"`)
    .join(' ');
}
