import { CsvError, parse } from 'csv-parse/sync';
import { FAQ_COLUMNS, isFaqColumn, type FaqColumn, type FileRow } from './faq-file';
import { importRefused, problemOfFile, WHOLE_FILE, type ImportProblem } from './import-problems';
import { itemsOf, withoutApostrophe } from './cells';

type Cell = FileRow['cells'][FaqColumn];

/** How cells are read; the others are texts as they are. */
const READ: Partial<Record<FaqColumn, (text: string) => Cell>> = {
  id: (text) => (text.trim() === '' ? undefined : text.trim()),
  keywords: itemsOf,
  variants: itemsOf,
  relatedQuestions: itemsOf,
  isActive: readBoolean,
};

/** @throws DomainError IMPORT_REFUSED */
export function rowsOfCsv(text: string): FileRow[] {
  const [head, ...records] = recordsOf(text);
  const columns = columnsOf(head ?? []);
  const problems: ImportProblem[] = [];
  const rows = records.flatMap((record, index): FileRow[] => {
    const row = index + 2;
    // A line with nothing on it, at the end as a rule.
    if (record.length === 1 && record[0] === '') return [];
    if (record.length !== columns.length) {
      const problem = `has ${record.length} cells, where the head has ${columns.length}`;
      problems.push({ field: WHOLE_FILE, problem, row });
    }
    return [{ row, cells: cellsOf(record, columns) }];
  });
  if (problems.length) throw importRefused(problems);
  return rows;
}

function recordsOf(text: string): string[][] {
  try {
    // Rows of another length are looked at above, all of them; the parser would stop at the first.
    return parse(text, { bom: true, relax_column_count: true, delimiter: delimiterOf(text) });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? ` (line ${error.lines})` : '';
    const row = typeof error.records === 'number' ? error.records + 1 : undefined;
    throw problemOfFile(`${EXPLAINED[error.code] ?? 'cannot be read as CSV'}${line}`, row);
  }
}

const EXPLAINED: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'has a quote that is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'has text behind a closing quote; a quote inside of quotes is written twice',
  INVALID_OPENING_QUOTE: 'has a quote in a cell that does not begin with one',
  CSV_MAX_RECORD_SIZE: 'has a row that is too long',
};

/** Spreadsheets of some countries write semicolons. No column has one in its name. */
function delimiterOf(text: string): string {
  return /^[^\r\n,]*;/.test(text) ? ';' : ',';
}

function columnsOf(head: readonly string[]): FaqColumn[] {
  const names = head.map((name) => name.trim());
  const problems = names.flatMap((name, index): ImportProblem[] => {
    if (!isFaqColumn(name)) {
      return [
        {
          field: name || `${index + 1}`,
          problem: `is no column; there are ${FAQ_COLUMNS.join(', ')}`,
          row: 1,
        },
      ];
    }
    return names.indexOf(name) < index ? [{ field: name, problem: 'stands in the head twice', row: 1 }] : [];
  });
  if (problems.length) throw importRefused(problems);
  return names.filter(isFaqColumn);
}

function cellsOf(record: readonly string[], columns: readonly FaqColumn[]): FileRow['cells'] {
  const cells = columns.map((column, index): [FaqColumn, Cell] => {
    const text = withoutApostrophe(record[index] ?? '');
    const read = READ[column];
    return [column, read ? read(text) : text];
  });
  return Object.fromEntries(cells.filter(([, cell]) => cell !== undefined));
}

/** As people and spreadsheets write it; what is neither is left for the validation to refuse. */
function readBoolean(text: string): Cell {
  const word = text.trim().toLowerCase();
  if (word === '') return undefined;
  return word === 'true' || (word === 'false' ? false : text);
}
