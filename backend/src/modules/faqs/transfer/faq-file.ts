import { KNOWLEDGE_LIMITS, type FaqContent } from '@switchboard/contracts';
import { problemOfFile } from './import-problems';
import { rowsOfCsv } from './csv-rows';
import { rowsOfJson } from './json-rows';
import { textOf } from './file-text';

/** The columns of a CSV file, and the fields of a JSON entry. */
export const FAQ_COLUMNS = [
  'id',
  'category',
  'question',
  'answer',
  'keywords',
  'variants',
  'relatedQuestions',
  'isActive',
] as const satisfies readonly ('id' | keyof FaqContent)[];
export type FaqColumn = (typeof FAQ_COLUMNS)[number];

/** One FAQ of a file, not looked at yet. What the file leaves out is not there. */
export interface FileRow {
  row: number;
  cells: Partial<Record<FaqColumn, unknown>>;
}

export interface FaqFile {
  name: string;
  bytes: Uint8Array;
}

/** @throws DomainError IMPORT_REFUSED when it is no file of FAQs in UTF-8, or has too many */
export function readFaqFile({ name, bytes }: FaqFile): FileRow[] {
  const rows = rowsIn(name.toLowerCase(), bytes);
  if (!rows.length) throw problemOfFile('holds no FAQs');
  if (rows.length > KNOWLEDGE_LIMITS.importRows) {
    throw problemOfFile(
      `holds ${rows.length} FAQs; ${KNOWLEDGE_LIMITS.importRows} at most can be imported at once`,
    );
  }
  return rows;
}

export function isFaqColumn(name: string): name is FaqColumn {
  return (FAQ_COLUMNS as readonly string[]).includes(name);
}

function rowsIn(name: string, bytes: Uint8Array): FileRow[] {
  if (name.endsWith('.csv')) return rowsOfCsv(textOf(bytes));
  if (name.endsWith('.json')) return rowsOfJson(textOf(bytes));
  throw problemOfFile('must be named .csv or .json');
}
