import { Injectable } from '@nestjs/common';
import {
  LIMITS,
  type CursorMeta,
  type FaqDiffQuery,
  type FaqDifference,
  type FaqVersionView,
  type ListFaqVersionsQuery,
} from '@switchboard/contracts';
import { decodeCursor, encodeCursor } from '../../../platform/http/cursor';
import { Result } from '../../../platform/http/envelope.interceptor';
import { UsersService } from '../../users/users.service';
import { changedFields, contentOf } from '../faq-content';
import type { Faq } from '../faq.schema';
import { faqNotFound, versionNotFound } from '../faqs.errors';
import { FaqsRepository } from '../faqs.repository';
import { differencesOf } from './faq-diff';
import type { FaqVersion } from './faq-version.schema';
import { FaqVersionsRepository, toVersion } from './faq-versions.repository';

type Version = Omit<FaqVersion, '_id'>;

/** What an FAQ has been. */
@Injectable()
export class FaqVersionsService {
  constructor(
    private readonly faqs: FaqsRepository,
    private readonly versions: FaqVersionsRepository,
    private readonly users: UsersService,
  ) {}

  /** Newest first, the first one being the FAQ as it is. @throws DomainError FAQ_NOT_FOUND */
  async list(
    id: string,
    { limit = LIMITS.listPageDefault, cursor }: ListFaqVersionsQuery,
  ): Promise<Result<FaqVersionView[], CursorMeta>> {
    const faq = await this.find(id);
    // One more than the page, and one that the last of it is compared with.
    const found = await this.read(
      faq,
      cursor === undefined ? Number.MAX_SAFE_INTEGER : numberIn(cursor),
      limit + 1,
    );
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const authors = await this.users.summariesOf(
      page.flatMap(({ author }) => (author ? [String(author)] : [])),
    );
    const views = page.map((version, index): FaqVersionView => {
      const before = found[index + 1];
      return {
        version: version.version,
        author: authors.get(String(version.author)) ?? null,
        at: version.at.toISOString(),
        restoredFrom: version.restoredFrom ?? null,
        isActive: version.isActive,
        changed: before ? changedFields(contentOf(before), contentOf(version)) : [],
      };
    });
    return new Result(views, {
      nextCursor: found.length > limit && last ? encodeCursor([last.version]) : null,
    });
  }

  /** @throws DomainError FAQ_NOT_FOUND, VERSION_NOT_FOUND */
  async diff(id: string, { from, to }: FaqDiffQuery): Promise<FaqDifference[]> {
    const faq = await this.find(id);
    const [before, after] = await Promise.all([this.versionOf(faq, from), this.versionOf(faq, to)]);
    const related = [...before.relatedQuestions, ...after.relatedQuestions];
    const words = await this.faqs.questionsOf(related);
    return differencesOf(contentOf(before), contentOf(after), (related) => words.get(related) ?? related);
  }

  /** @throws DomainError VERSION_NOT_FOUND */
  async versionOf(faq: Faq, version: number): Promise<Version> {
    if (version === faq.revision) return toVersion(faq);
    const found = await this.versions.findOne(faq._id, version);
    // One that is kept ahead of an edit that has not come about is the FAQ as it is.
    if (!found || version > faq.revision) throw versionNotFound(version);
    return found;
  }

  private async find(id: string): Promise<Faq> {
    const faq = await this.faqs.findById(id);
    if (!faq) throw faqNotFound();
    return faq;
  }

  private async read(faq: Faq, before: number, limit: number): Promise<Version[]> {
    if (faq.revision >= before) return this.versions.find(faq._id, before, limit);
    return [toVersion(faq), ...(await this.versions.find(faq._id, faq.revision, limit - 1))];
  }
}

function numberIn(cursor: string): number {
  const [version] = decodeCursor(cursor, ['number']) as [number];
  return version;
}
