import { Injectable } from '@nestjs/common';
import type {
  AuditTarget,
  CannedReplyView,
  CreateCannedReplyRequest,
  ListCannedRepliesQuery,
  UpdateCannedReplyRequest,
} from '@switchboard/contracts';
import { duplicateKeyOf } from '../../platform/database/duplicate-key';
import type { Principal } from '../../platform/security/access.decorators';
import { AuditService } from '../audit/audit.service';
import { changesOf } from '../audit/audit.types';
import { toCannedReplyView } from './canned-reply.mapper';
import type { CannedReply } from './canned-reply.schema';
import { cannedReplyNotFound, shortcutTaken } from './canned-replies.errors';
import { CannedRepliesRepository, type CannedReplyFilter } from './canned-replies.repository';

/** A desk has some dozens; this many fit on one screen's list, and beside a suggestion's prompt. */
const LISTED = 500;

/** What the log of acts tells of an edit. */
const AUDITED = ['shortcut', 'title', 'content', 'category'] as const;

/** Replies that staff have at hand and share. */
@Injectable()
export class CannedRepliesService {
  constructor(
    private readonly repository: CannedRepliesRepository,
    private readonly audit: AuditService,
  ) {}

  /** By shortcut; `search` finds words in shortcuts, titles and texts. */
  async list({ category, search }: ListCannedRepliesQuery = {}): Promise<CannedReplyView[]> {
    const filter: CannedReplyFilter = {
      ...(category && { category }),
      ...(search !== undefined && { $and: wordsOf(search).map(holdsWord) }),
    };
    return (await this.repository.find(filter, LISTED)).map(toCannedReplyView);
  }

  /** @throws DomainError SHORTCUT_TAKEN */
  async create(author: Principal, request: CreateCannedReplyRequest): Promise<CannedReplyView> {
    const reply = await unlessTaken(this.repository.insert(request));
    await this.audit.record({ action: 'canned_reply.created', by: author, target: targetOf(reply) });
    return toCannedReplyView(reply);
  }

  /** @throws DomainError CANNED_REPLY_NOT_FOUND, SHORTCUT_TAKEN */
  async update(author: Principal, id: string, request: UpdateCannedReplyRequest): Promise<CannedReplyView> {
    const before = await this.repository.findById(id);
    const reply = before && (await unlessTaken(this.repository.update(id, request)));
    if (!reply) throw cannedReplyNotFound();
    const changes = changesOf(before, reply, AUDITED);
    await this.audit.record({
      action: 'canned_reply.updated',
      by: author,
      target: targetOf(reply),
      ...changes,
    });
    return toCannedReplyView(reply);
  }

  /** @throws DomainError CANNED_REPLY_NOT_FOUND */
  async delete(by: Principal, id: string): Promise<null> {
    const reply = await this.repository.delete(id);
    if (!reply) throw cannedReplyNotFound();
    await this.audit.record({ action: 'canned_reply.deleted', by, target: targetOf(reply) });
    return null;
  }

  /** Fills an empty collection, and only such a one. @returns how many were added. */
  async fillIfEmpty(replies: readonly CreateCannedReplyRequest[]): Promise<number> {
    if ((await this.repository.count()) > 0) return 0;
    let added = 0;
    for (const reply of replies) {
      // Another seeder at the same time was quicker with this one.
      if (await this.repository.insert(reply).catch(nullIfTaken)) added += 1;
    }
    return added;
  }
}

function targetOf({ _id, shortcut }: CannedReply): AuditTarget {
  return { type: 'canned_reply', id: String(_id), name: shortcut };
}

async function unlessTaken<Result>(write: Promise<Result>): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    throw duplicateKeyOf(error) ? shortcutTaken(error) : error;
  }
}

function nullIfTaken(error: unknown): null {
  if (duplicateKeyOf(error)) return null;
  throw error;
}

function wordsOf(search: string): string[] {
  return search.split(/\s+/).filter(Boolean);
}

function holdsWord(word: string): CannedReplyFilter {
  const pattern = { $regex: word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), $options: 'i' };
  return { $or: [{ shortcut: pattern }, { title: pattern }, { content: pattern }] };
}
