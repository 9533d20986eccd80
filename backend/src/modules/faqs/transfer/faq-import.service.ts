import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { KNOWLEDGE_LIMITS, type FaqImport } from '@switchboard/contracts';
import { Types } from 'mongoose';
import type { Principal } from '../../../platform/security/access.decorators';
import { SweepDue } from '../../../platform/sweep/sweep-due';
import { AuditService } from '../../audit/audit.service';
import type { StoredContent } from '../faq-content';
import { UNPLACED } from '../faq.schema';
import { importUnderWay } from '../faqs.errors';
import { FaqsRepository } from '../faqs.repository';
import { FaqVersionsRepository } from '../versions/faq-versions.repository';
import { readFaqFile, type FaqFile, type FileRow } from './faq-file';
import type { FaqImportRun, ImportedChanges } from './faq-import.schema';
import { FaqImportsRepository } from './faq-imports.repository';
import { planImport, type ImportPlan, type PlannedRow } from './import-plan';
import { importRefused } from './import-problems';

/** FAQs that are written with one command. */
const BATCH = 200;

type Decided = FaqImportRun & Required<Pick<FaqImportRun, 'faqs'>>;

/**
 * Imports of files of FAQs, all or nothing. There are no transactions, so the whole import is written down by one write
 * before the first FAQ is touched; whatever stops the process after that, a sweep goes on with what stands there, and every
 * step can be taken twice.
 */
@Injectable()
export class FaqImportService {
  constructor(
    private readonly faqs: FaqsRepository,
    private readonly versions: FaqVersionsRepository,
    private readonly runs: FaqImportsRepository,
    private readonly audit: AuditService,
  ) {}

  /** What an import of the file would do. @throws DomainError IMPORT_REFUSED */
  async try(file: FaqFile): Promise<FaqImport> {
    return summaryOf(await this.plan(readFaqFile(file)), true);
  }

  /** @throws DomainError IMPORT_REFUSED; CONFLICT while another import is under way */
  async import(by: Principal, file: FaqFile): Promise<FaqImport> {
    const rows = readFaqFile(file);
    const id = new Types.ObjectId();
    const { _id, name, role } = by;
    if (!(await this.runs.claim({ import: id, by: { _id, name, role }, fileName: file.name }))) {
      throw importUnderWay();
    }
    let plan: ImportPlan;
    try {
      plan = await this.plan(rows);
    } catch (error) {
      await this.runs.giveUp(id);
      throw error;
    }
    const run = await this.runs.decide(id, decisionOf(plan));
    if (!run) throw importUnderWay();
    await this.finish(run as Decided);
    return summaryOf(plan, false);
  }

  /** What a crash has left: done if it was decided, else as if it had never been. */
  @OnEvent(SweepDue.event, { suppressErrors: false })
  async takeUpForgotten({ forgottenBefore }: SweepDue): Promise<void> {
    const run = await this.runs.findForgotten(forgottenBefore);
    if (run?.faqs) await this.finish(run as Decided);
    else if (run) await this.runs.giveUp(run.import);
  }

  private async plan(rows: readonly FileRow[]): Promise<ImportPlan> {
    const plan = await planImport(rows, await this.faqs.findAll());
    if (plan.problems.length) throw importRefused(plan.problems);
    return plan;
  }

  private async finish({ import: id, by, fileName, faqs: { created, updated, unchanged } }: Decided) {
    const author = new Types.ObjectId(by._id);
    for (const batch of batches(created)) {
      await this.faqs.insertMissing(
        batch.map(({ _id, content }) => ({
          ...content,
          _id,
          lastImport: id,
          createdBy: author,
          updatedBy: author,
        })),
      );
      await this.runs.touch(id);
    }
    for (const batch of batches(updated)) {
      await this.update(batch, id, author);
      await this.runs.touch(id);
    }
    if (created.length + updated.length > 0) {
      await this.audit.record({
        action: 'faqs.imported',
        by,
        target: { type: 'faq', id: null, name: fileName },
        after: { created: created.length, updated: updated.length, unchanged },
      });
    }
    await this.runs.end(id);
  }

  /** Again for those that somebody edited in between: the import came later, and their edit is kept as a version. */
  private async update(batch: readonly ImportedChanges[], id: Types.ObjectId, author: Types.ObjectId) {
    const changesOf = new Map(batch.map(({ _id, changes }) => [String(_id), changes]));
    for (;;) {
      const missing = await this.faqs.findMany({
        _id: { $in: batch.map(({ _id }) => _id) },
        lastImport: { $ne: id },
      });
      if (!missing.length) return;
      await this.versions.keep(missing);
      await this.faqs.updateMany(
        missing.map((faq) => {
          const changes = changesOf.get(String(faq._id)) ?? {};
          const isElsewhere = changes.category !== undefined && changes.category !== faq.category;
          return {
            id: faq._id,
            revision: faq.revision,
            changes: {
              ...changes,
              ...(isElsewhere && { position: UNPLACED }),
              lastImport: id,
              updatedBy: author,
            },
          };
        }),
      );
    }
  }
}

function decisionOf({ rows }: ImportPlan): Decided['faqs'] {
  const created = rows.filter(({ isNew }) => isNew);
  const updated = rows.filter(({ isNew, changed }) => !isNew && changed.length);
  return {
    created: created.map(({ id, content }) => ({
      _id: id === null ? new Types.ObjectId() : new Types.ObjectId(id),
      content: toStored(content) as StoredContent,
    })),
    updated: updated.map(({ id, content, changed }) => ({
      _id: new Types.ObjectId(id ?? undefined),
      changes: toStored(Object.fromEntries(changed.map((field) => [field, content[field]]))),
    })),
    unchanged: rows.length - created.length - updated.length,
  };
}

function toStored(content: Partial<PlannedRow['content']>): Partial<StoredContent> {
  const { relatedQuestions, ...others } = content;
  return {
    ...others,
    ...(relatedQuestions && { relatedQuestions: relatedQuestions.map((id) => new Types.ObjectId(id)) }),
  };
}

function summaryOf({ rows }: ImportPlan, dryRun: boolean): FaqImport {
  const changing = rows.filter(({ changed }) => changed.length);
  const created = changing.filter(({ isNew }) => isNew).length;
  return {
    dryRun,
    created,
    updated: changing.length - created,
    unchanged: rows.length - changing.length,
    rows: changing.slice(0, KNOWLEDGE_LIMITS.importListed).map(({ row, isNew, content }) => ({
      row,
      action: isNew ? ('create' as const) : ('update' as const),
      question: content.question,
    })),
  };
}

function* batches<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}
