import { FAQ_COLUMNS, isFaqColumn, type FileRow } from './faq-file';
import { importRefused, problemOfFile, WHOLE_FILE, type ImportProblem } from './import-problems';

/** A list of FAQs as `GET /faqs/export?format=json` writes it. @throws DomainError IMPORT_REFUSED */
export function rowsOfJson(text: string): FileRow[] {
  const list = parsed(text);
  if (!Array.isArray(list)) throw problemOfFile('must hold one list of FAQs');
  const problems: ImportProblem[] = [];
  const rows = list.map((entry: unknown, index): FileRow => {
    const row = index + 1;
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      problems.push({ field: WHOLE_FILE, problem: 'must be an object with the fields of an FAQ', row });
      return { row, cells: {} };
    }
    for (const [field, value] of Object.entries(entry)) {
      const problem = problemOf(field, value);
      if (problem) problems.push({ field, problem, row });
    }
    return { row, cells: entry };
  });
  if (problems.length) throw importRefused(problems);
  return rows;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = /position (\d+)/.exec(error.message)?.[1];
    const line = position && text.slice(0, Number(position)).split('\n').length;
    throw problemOfFile(`is not valid JSON${line ? ` (line ${line})` : ''}`);
  }
}

/** What is nested goes no further: nothing of an FAQ is, and it could be as deep as the file is long. */
function problemOf(field: string, value: unknown): string | undefined {
  if (!isFaqColumn(field)) return `is no field; there are ${FAQ_COLUMNS.join(', ')}`;
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.some((item) => typeof item === 'object')
    ? 'must be a text, a list of texts, true or false'
    : undefined;
}
