import { Injectable } from '@nestjs/common';
import type {
  CannedReplyView,
  CreateCannedReplyRequest,
  ListCannedRepliesQuery,
  UpdateCannedReplyRequest,
} from '@switchboard/contracts';
import { duplicateKeyOf } from '../../platform/database/duplicate-key';
import { toCannedReplyView } from './canned-reply.mapper';
import { cannedReplyNotFound, shortcutTaken } from './canned-replies.errors';
import { CannedRepliesRepository, type CannedReplyFilter } from './canned-replies.repository';

/** A desk has some dozens; this many fit on one screen's list, and beside a suggestion's prompt. */
const LISTED = 500;

/** Replies that staff have at hand and share. */
@Injectable()
export class CannedRepliesService {
  constructor(private readonly repository: CannedRepliesRepository) {}

  /** By shortcut; `search` finds words in shortcuts, titles and texts. */
  async list({ category, search }: ListCannedRepliesQuery = {}): Promise<CannedReplyView[]> {
    const filter: CannedReplyFilter = {
      ...(category && { category }),
      ...(search !== undefined && { $and: wordsOf(search).map(holdsWord) }),
    };
    return (await this.repository.find(filter, LISTED)).map(toCannedReplyView);
  }

  /** @throws DomainError SHORTCUT_TAKEN */
  async create(request: CreateCannedReplyRequest): Promise<CannedReplyView> {
    return toCannedReplyView(await unlessTaken(this.repository.insert(request)));
  }

  /** @throws DomainError CANNED_REPLY_NOT_FOUND, SHORTCUT_TAKEN */
  async update(id: string, request: UpdateCannedReplyRequest): Promise<CannedReplyView> {
    const reply = await unlessTaken(this.repository.update(id, request));
    if (!reply) throw cannedReplyNotFound();
    return toCannedReplyView(reply);
  }

  /** @throws DomainError CANNED_REPLY_NOT_FOUND */
  async delete(id: string): Promise<null> {
    if (!(await this.repository.delete(id))) throw cannedReplyNotFound();
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
