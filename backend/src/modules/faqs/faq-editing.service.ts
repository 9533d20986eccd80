import { Injectable } from '@nestjs/common';
import type {
  CreateFaqRequest,
  FaqConflict,
  FaqMeta,
  FaqView,
  RestoreFaqRequest,
  UpdateFaqRequest,
} from '@switchboard/contracts';
import { Types } from 'mongoose';
import { Result } from '../../platform/http/envelope.interceptor';
import type { Principal } from '../../platform/security/access.decorators';
import { AuditService } from '../audit/audit.service';
import { UsersService } from '../users/users.service';
import { changedFields, contentOf, pick } from './faq-content';
import { toFaqView } from './faq.mapper';
import { UNPLACED, type Faq } from './faq.schema';
import { FaqOpinionsService } from './faq-opinions.service';
import { faqChanged, faqNotFound, invalidRelatedQuestions, tooManyEdits } from './faqs.errors';
import { FaqsRepository, type FaqChanges } from './faqs.repository';
import { FaqVersionsRepository } from './versions/faq-versions.repository';
import { FaqVersionsService } from './versions/faq-versions.service';

/** Edits without a revision that others were quicker than: then something else is wrong. */
const TRIES = 10;

export type EditedFaq = Result<FaqView, FaqMeta>;

interface Edit {
  before: Faq;
  after: Faq;
}

/**
 * Writing the knowledge base. Each edit keeps the state that it found as a version before it replaces it, and replaces
 * only that state: of two who edit at once neither loses anything unseen.
 */
@Injectable()
export class FaqEditingService {
  constructor(
    private readonly repository: FaqsRepository,
    private readonly kept: FaqVersionsRepository,
    private readonly versions: FaqVersionsService,
    private readonly opinions: FaqOpinionsService,
    private readonly users: UsersService,
    private readonly audit: AuditService,
  ) {}

  /** @param _id for whoever has to know it before */
  async create(
    author: Principal,
    { relatedQuestions = [], ...request }: CreateFaqRequest,
    _id = new Types.ObjectId(),
  ): Promise<EditedFaq> {
    const authorId = new Types.ObjectId(author._id);
    const faq = await this.repository.insert({
      _id,
      ...request,
      relatedQuestions: await this.existing(relatedQuestions),
      createdBy: authorId,
      updatedBy: authorId,
    });
    await this.audit.record({
      action: 'faq.created',
      by: author,
      target: targetOf(faq),
      after: { ...contentOf(faq) },
    });
    return edited(faq);
  }

  /** @throws DomainError FAQ_NOT_FOUND; FAQ_CHANGED when it is not at the `revision` that the request names */
  async update(
    author: Principal,
    id: string,
    { revision, relatedQuestions, ...request }: UpdateFaqRequest,
  ): Promise<EditedFaq> {
    if (relatedQuestions?.includes(id)) throw invalidRelatedQuestions('must not name the FAQ itself');
    const related = relatedQuestions && (await this.existing(relatedQuestions));
    const edit = await this.edit(author, id, revision, () => ({
      ...request,
      ...(related && { relatedQuestions: related }),
    }));
    await this.writeDown(author, edit);
    return edited(edit.after);
  }

  /**
   * The content of a version once more, as a new one; questions that are gone are no longer related.
   * @throws DomainError FAQ_NOT_FOUND, NOT_FOUND for the version, FAQ_CHANGED as {@link update}
   */
  async restore(author: Principal, id: string, { version, revision }: RestoreFaqRequest): Promise<EditedFaq> {
    const edit = await this.edit(author, id, revision, async (faq) => {
      const { category, question, answer, keywords, variants, relatedQuestions } =
        await this.versions.versionOf(faq, version);
      const there = new Set(await this.repository.existingIds(relatedQuestions));
      return {
        category,
        question,
        answer,
        keywords,
        variants,
        relatedQuestions: relatedQuestions.filter((related) => there.has(String(related))),
        restoredFrom: version,
      };
    });
    const { before, after } = edit;
    if (before !== after) {
      const fields = changedFields(contentOf(before), contentOf(after));
      await this.audit.record({
        action: 'faq.restored',
        by: author,
        target: targetOf(after),
        before: { version: before.revision, ...pick(contentOf(before), fields) },
        after: { version: after.revision, restoredFrom: version, ...pick(contentOf(after), fields) },
      });
    }
    return edited(after);
  }

  /** @throws DomainError FAQ_NOT_FOUND */
  async delete(author: Principal, id: string): Promise<null> {
    // In this order a delete that failed half-way can be repeated.
    const related = new Types.ObjectId(id);
    for (const other of await this.repository.idsLinkingTo(id)) {
      await this.unlink(author, other, related);
    }
    await this.opinions.deleteAllOn(id);
    const faq = await this.repository.delete(id);
    if (!faq) throw faqNotFound();
    // Given since, while the FAQ was still there.
    await this.opinions.deleteAllOn(id);
    // After it: an FAQ that is still there has its past.
    await this.kept.deleteAllOf(faq._id);
    await this.audit.record({
      action: 'faq.deleted',
      by: author,
      target: targetOf(faq),
      before: { ...contentOf(faq) },
    });
    return null;
  }

  private async unlink(author: Principal, id: string, related: Types.ObjectId): Promise<void> {
    try {
      await this.edit(author, id, undefined, ({ relatedQuestions }) => ({
        relatedQuestions: relatedQuestions.filter((one) => !one.equals(related)),
      }));
    } catch (error) {
      // Deleted meanwhile: it links to nothing any more.
      if (await this.repository.findById(id)) throw error;
    }
  }

  /** Without changes nothing is written, and both states are the same object. */
  private async edit(
    author: Principal,
    id: string,
    revision: number | undefined,
    changesTo: (faq: Faq) => FaqChanges | Promise<FaqChanges>,
  ): Promise<Edit> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await this.repository.findById(id);
      if (!before) throw faqNotFound();
      if (revision !== undefined && before.revision !== revision) throw await this.conflictWith(before);
      const changes = await changesTo(before);
      if (!changedFields(contentOf(before), contentOf({ ...before, ...changes })).length) {
        return { before, after: before };
      }
      await this.kept.keep([before]);
      const after = await this.repository.update({
        id: before._id,
        revision: before.revision,
        changes: {
          ...changes,
          ...(changes.category && changes.category !== before.category && { position: UNPLACED }),
          updatedBy: new Types.ObjectId(author._id),
        },
      });
      if (after) return { before, after };
    }
    throw tooManyEdits();
  }

  private async conflictWith(faq: Faq): Promise<Error> {
    const author = faq.updatedBy && String(faq.updatedBy);
    const authors = await this.users.summariesOf(author ? [author] : []);
    const current: FaqConflict = {
      faq: toFaqView(faq),
      revision: faq.revision,
      author: (author && authors.get(author)) || null,
    };
    return faqChanged(current);
  }

  /** Publishing is an act of its own, whatever else the same edit changed. */
  private async writeDown(author: Principal, { before, after }: Edit): Promise<void> {
    const [was, is] = [contentOf(before), contentOf(after)];
    const fields = changedFields(was, is).filter((field) => field !== 'isActive');
    const target = targetOf(after);
    if (fields.length) {
      const [earlier, later] = [pick(was, fields), pick(is, fields)];
      await this.audit.record({ action: 'faq.updated', by: author, target, before: earlier, after: later });
    }
    if (was.isActive !== is.isActive) {
      const action = is.isActive ? 'faq.published' : 'faq.unpublished';
      await this.audit.record({ action, by: author, target });
    }
  }

  private async existing(ids: string[]): Promise<Types.ObjectId[]> {
    if (new Set(ids).size !== ids.length) throw invalidRelatedQuestions('must all be different');
    const wanted = ids.map((id) => new Types.ObjectId(id));
    const found = new Set(ids.length ? await this.repository.existingIds(wanted) : []);
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length) throw invalidRelatedQuestions(`do not exist: ${missing.join(', ')}`);
    return wanted;
  }
}

function edited(faq: Faq): EditedFaq {
  return new Result(toFaqView(faq), { revision: faq.revision });
}

function targetOf({ _id, question }: Faq) {
  return { type: 'faq', id: String(_id), name: question } as const;
}
