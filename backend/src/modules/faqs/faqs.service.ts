import { Injectable } from '@nestjs/common';
import {
  CATEGORIES,
  hasPermission,
  LIMITS,
  type CreateFaqRequest,
  type CursorMeta,
  type FaqCategoryStats,
  type FaqMeta,
  type FaqView,
  type ListFaqsQuery,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { decodeCursor, encodeCursor, invalidCursor } from '../../platform/http/cursor';
import { Result } from '../../platform/http/envelope.interceptor';
import type { Principal } from '../../platform/security/access.decorators';
import { toFaqEntry, toFaqView, type FaqEntry } from './faq.mapper';
import type { Faq } from './faq.schema';
import { faqNotFound, inactiveForAdminsOnly } from './faqs.errors';
import { FaqOpinionsService } from './faq-opinions.service';
import { FaqsRepository, type FaqFilter } from './faqs.repository';

/** An FAQ whose id its author has chosen, so that others of the same batch can refer to it. */
export interface FaqWithId extends CreateFaqRequest {
  _id: string;
}

export type FaqPage = Result<FaqView[], CursorMeta>;

/** The knowledge base: what customers read, and the assistant answers from. Writing it is `FaqEditingService`. */
@Injectable()
export class FaqsService {
  constructor(
    private readonly repository: FaqsRepository,
    private readonly opinions: FaqOpinionsService,
  ) {}

  /** By category and place; with `search` the best match first. */
  async list(reader: Principal | undefined, query: ListFaqsQuery): Promise<FaqPage> {
    const { category, isActive = query.includeInactive ? undefined : true } = query;
    if (isActive !== true && !maySeeInactive(reader)) throw inactiveForAdminsOnly();
    const filter: FaqFilter = { ...(category && { category }), ...(isActive !== undefined && { isActive }) };
    const limit = query.limit ?? LIMITS.listPageDefault;
    return query.search === undefined
      ? this.browse(filter, limit, query.cursor)
      : this.search(query.search, filter, limit, query.cursor);
  }

  /** @throws DomainError FAQ_NOT_FOUND, also when it is inactive and the reader no admin. */
  async getFor(reader: Principal | undefined, id: string): Promise<Result<FaqView, FaqMeta>> {
    const faq = await this.repository.findById(id);
    if (!faq || (!faq.isActive && !maySeeInactive(reader))) throw faqNotFound();
    return new Result(toFaqView(faq), { revision: faq.revision });
  }

  /** Active FAQs and their use, for every category, empty ones too. */
  async categoryStats(): Promise<FaqCategoryStats[]> {
    const counted = new Map((await this.repository.countByCategory()).map((row) => [row._id, row]));
    return CATEGORIES.map((category) => {
      const { count = 0, usageCount = 0 } = counted.get(category) ?? {};
      return { category, count, usageCount };
    });
  }

  /**
   * Whether it helped this reader; a second opinion replaces the first.
   * @throws DomainError FAQ_NOT_FOUND, also when it is inactive and the reader no admin
   */
  async rate(reader: Principal, id: string, helpful: boolean): Promise<FaqView> {
    await this.getFor(reader, id);
    const faq = await this.opinions.give(id, reader._id, helpful);
    if (!faq) throw faqNotFound();
    return toFaqView(faq);
  }

  /** Counts an answer that rests on these FAQs; ids of deleted ones are passed over. */
  recordUse(ids: string[]): Promise<void> {
    return this.repository.raiseUsage(ids);
  }

  /** All that the assistant may answer from. Read it again when {@link fingerprint} has changed. */
  async activeFaqs(): Promise<FaqEntry[]> {
    return (await this.repository.findActive()).map(toFaqEntry);
  }

  /** Drafts too: what an admin might be writing once more. Read it again when {@link fingerprint} has changed. */
  async allFaqs(): Promise<(FaqEntry & { isActive: boolean })[]> {
    return (await this.repository.findAll()).map((faq) => ({ ...toFaqEntry(faq), isActive: faq.isActive }));
  }

  /** A short text that is another one after every create, edit and delete, in whichever process; use changes nothing. */
  async fingerprint(): Promise<string> {
    const { count, revisions, newest } = await this.repository.state();
    return `${count}:${revisions}:${newest?.getTime() ?? 0}`;
  }

  /** Fills an empty knowledge base, and only such a one. @returns how many FAQs were added. */
  async fillIfEmpty(faqs: readonly FaqWithId[], authorId: string | null): Promise<number> {
    if ((await this.repository.count()) > 0) return 0;
    const author = authorId === null ? null : new Types.ObjectId(authorId);
    return this.repository.insertMissing(
      faqs.map(({ _id, relatedQuestions = [], ...faq }) => ({
        ...faq,
        _id: new Types.ObjectId(_id),
        relatedQuestions: relatedQuestions.map((related) => new Types.ObjectId(related)),
        createdBy: author,
        updatedBy: author,
      })),
    );
  }

  private async browse(filter: FaqFilter, limit: number, cursor?: string): Promise<FaqPage> {
    const found = await this.repository.findPage(
      cursor === undefined ? filter : { $and: [filter, after(cursor)] },
      limit + 1,
    );
    return pageOf(found, limit, ({ category, position, question, _id }) => [
      category,
      position,
      question,
      String(_id),
    ]);
  }

  /** The cursor is an offset: a score belongs to one search and is no place in a list. */
  private async search(search: string, filter: FaqFilter, limit: number, cursor?: string): Promise<FaqPage> {
    const offset = cursor === undefined ? 0 : offsetOf(cursor);
    const found = await this.repository.findMatches(plainWords(search), filter, offset, limit + 1);
    return pageOf(found, limit, () => [offset + limit]);
  }
}

function maySeeInactive(reader: Principal | undefined): boolean {
  return reader !== undefined && hasPermission(reader.role, 'faqs:manage');
}

function pageOf(found: Faq[], limit: number, placeOf: (last: Faq) => (string | number)[]): FaqPage {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return new Result(page.map(toFaqView), {
    nextCursor: found.length > limit && last ? encodeCursor(placeOf(last)) : null,
  });
}

/** Everything behind the last FAQ of a page of {@link FaqsRepository.findPage}. */
function after(cursor: string): FaqFilter {
  const [category, position, question, id] = decodeCursor(cursor, [
    'string',
    'number',
    'string',
    'string',
  ]) as [string, number, string, string];
  if (!Types.ObjectId.isValid(id)) throw invalidCursor();
  return {
    $or: [
      { category: { $gt: category } },
      { category, position: { $gt: position } },
      { category, position, question: { $gt: question } },
      { category, position, question, _id: { $gt: new Types.ObjectId(id) } },
    ],
  } as FaqFilter;
}

function offsetOf(cursor: string): number {
  const [offset] = decodeCursor(cursor, ['number']) as [number];
  if (!Number.isSafeInteger(offset) || offset < 0 || offset > 1_000_000) throw invalidCursor();
  return offset;
}

/** MongoDB reads `-word` as "without" and quotes as a phrase; people who type "e-mail -" mean neither. */
function plainWords(search: string): string {
  return search.replace(/["-]/g, ' ');
}
