import { Injectable, StreamableFile } from '@nestjs/common';
import type { FaqFileFormat } from '@switchboard/contracts';
import { csvFile, type CsvColumns } from '../../../platform/http/csv-file';
import type { Principal } from '../../../platform/security/access.decorators';
import { AuditService } from '../../audit/audit.service';
import { contentOf } from '../faq-content';
import type { Faq } from '../faq.schema';
import { FaqsRepository } from '../faqs.repository';
import { listCell, withApostrophe } from './cells';
import type { FaqColumn } from './faq-file';

const COLUMNS: CsvColumns<Faq> & Record<FaqColumn, (faq: Faq) => unknown> = {
  id: ({ _id }) => String(_id),
  category: ({ category }) => category,
  question: ({ question }) => withApostrophe(question),
  answer: ({ answer }) => withApostrophe(answer),
  keywords: ({ keywords }) => listCell(keywords),
  variants: ({ variants }) => listCell(variants),
  relatedQuestions: ({ relatedQuestions }) => listCell(relatedQuestions.map(String)),
  isActive: ({ isActive }) => isActive,
};

/** The knowledge base as a file that an import of it would change nothing by. */
@Injectable()
export class FaqExportService {
  constructor(
    private readonly faqs: FaqsRepository,
    private readonly audit: AuditService,
  ) {}

  async export(by: Principal, format: FaqFileFormat): Promise<StreamableFile> {
    const faqs = await this.faqs.findAll();
    const name = `faqs.${format}`;
    await this.audit.record({
      action: 'faqs.exported',
      by,
      target: { type: 'faq', id: null, name },
      after: { format, count: faqs.length },
    });
    return format === 'csv' ? csvFile(name, COLUMNS, faqs) : jsonFile(name, faqs);
  }
}

function jsonFile(name: string, faqs: readonly Faq[]): StreamableFile {
  const entries = faqs.map((faq) => ({ id: String(faq._id), ...contentOf(faq) }));
  return new StreamableFile(Buffer.from(`${JSON.stringify(entries, null, 2)}\n`), {
    type: 'application/json; charset=utf-8',
    disposition: `attachment; filename="${name}"`,
  });
}
