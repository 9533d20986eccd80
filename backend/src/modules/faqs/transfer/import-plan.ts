import { setImmediate as turn } from 'node:timers/promises';
import type { FaqContent, FaqField, FieldError } from '@switchboard/contracts';
import { plainToInstance } from 'class-transformer';
import { isMongoId, validate, type ValidationError } from 'class-validator';
import { changedFields, contentOf, FAQ_FIELDS, sameQuestionKey } from '../faq-content';
import type { Faq } from '../faq.schema';
import { CreateFaqDto } from '../dto/faqs.dto';
import type { FileRow } from './faq-file';
import type { ImportProblem } from './import-problems';

/** Rows that are looked at before others have their turn. */
const SLICE = 50;

export interface PlannedRow {
  row: number;
  /** null: it gets an id when it is stored. */
  id: string | null;
  content: FaqContent;
  /** Of the stored FAQ that it changes; all of them for a new one. */
  changed: readonly FaqField[];
  isNew: boolean;
}

export interface ImportPlan {
  /** In the order of the file. */
  rows: PlannedRow[];
  problems: ImportProblem[];
}

/**
 * What the rows of a file come to. A row whose id is stored changes that FAQ, in the columns that the file has; every
 * other one is a new FAQ, under its id if it names one. Nothing is left out or put right: one problem, and nobody should
 * go on.
 */
export async function planImport(rows: readonly FileRow[], stored: readonly Faq[]): Promise<ImportPlan> {
  const known = new Map(stored.map((faq) => [String(faq._id), contentOf(faq)]));
  const problems: ImportProblem[] = [];
  const planned: PlannedRow[] = [];
  for (const [index, { row, cells }] of rows.entries()) {
    if (index % SLICE === SLICE - 1) await turn();
    const { id: givenId, ...given } = cells;
    const id = typeof givenId === 'string' ? givenId.toLowerCase() : null;
    if (givenId !== undefined && (id === null || !isMongoId(id))) {
      problems.push({ row, field: 'id', problem: 'must be the id of an FAQ, or empty' });
      continue;
    }
    const before = id === null ? undefined : known.get(id);
    const { content, errors } = await checked({ ...before, ...given });
    problems.push(...errors.map((error) => ({ row, ...error })));
    if (!content) continue;
    const changed = before ? changedFields(before, content) : (Object.keys(content) as FaqField[]);
    planned.push({ row, id, content, changed, isNew: !before });
  }
  problems.push(...repeatedIds(planned), ...repeatedQuestions(planned, known), ...strayLinks(planned, known));
  return { rows: planned, problems: problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) };
}

/** By the rules of `POST /faqs`; problems in the order in which people read an FAQ. */
async function checked(cells: object): Promise<{ content?: FaqContent; errors: FieldError[] }> {
  const faq = plainToInstance(CreateFaqDto, cells);
  const errors = (await validate(faq, { forbidUnknownValues: true })).flatMap(problemsOf);
  errors.sort((one, other) => placeOf(one) - placeOf(other));
  if (errors.length) return { errors };
  const { keywords = [], variants = [], relatedQuestions = [], isActive = true } = faq;
  const { category, question, answer } = faq;
  return { content: { category, question, answer, keywords, variants, relatedQuestions, isActive }, errors };
}

/** One for a column: a cell that is empty is neither too short nor without visible text as well. */
function problemsOf({ property: field, value, constraints = {} }: ValidationError): FieldError[] {
  if (value === undefined || value === null || value === '') return [{ field, problem: 'is missing' }];
  if ('isBoolean' in constraints) return [{ field, problem: 'must be true or false' }];
  const [problem] = Object.values(constraints);
  return problem === undefined ? [] : [{ field, problem: problem.replace(new RegExp(`^${field} `), '') }];
}

function placeOf({ field }: FieldError): number {
  return FAQ_FIELDS.findIndex((name) => name === field);
}

function repeatedIds(planned: readonly PlannedRow[]): ImportProblem[] {
  const first = new Map<string, number>();
  return planned.flatMap(({ row, id }): ImportProblem[] => {
    if (id === null) return [];
    const earlier = first.get(id);
    if (earlier !== undefined) return [{ row, field: 'id', problem: `stands in row ${earlier} already` }];
    first.set(id, row);
    return [];
  });
}

/** Questions that the knowledge base would have twice afterwards. Those that it has twice already may stay. */
function repeatedQuestions(
  planned: readonly PlannedRow[],
  known: ReadonlyMap<string, FaqContent>,
): ImportProblem[] {
  const inFile = new Set(planned.flatMap(({ id }) => id ?? []));
  const elsewhere = new Map(
    [...known].filter(([id]) => !inFile.has(id)).map(([id, { question }]) => [sameQuestionKey(question), id]),
  );
  /** Where each question stands first, and where it is no change. */
  const rowsOf = new Map<string, { first: number; kept?: number }>();
  for (const { row, content, changed } of planned) {
    const key = sameQuestionKey(content.question);
    const rows = rowsOf.get(key) ?? { first: row };
    if (!changed.includes('question')) rows.kept ??= row;
    rowsOf.set(key, rows);
  }
  return planned.flatMap(({ row, content, changed }): ImportProblem[] => {
    if (!changed.includes('question')) return [];
    const key = sameQuestionKey(content.question);
    const storedAs = elsewhere.get(key);
    if (storedAs) {
      const problem = `is in the knowledge base already; to change that FAQ, give its id ${storedAs}`;
      return [{ row, field: 'question', problem }];
    }
    const { first, kept } = rowsOf.get(key) ?? { first: row };
    // Of several new ones the first is not the one too many.
    const other = first < row ? first : kept;
    return other === undefined ? [] : [{ row, field: 'question', problem: `is the same as in row ${other}` }];
  });
}

function strayLinks(planned: readonly PlannedRow[], known: ReadonlyMap<string, FaqContent>): ImportProblem[] {
  const inFile = new Set(planned.flatMap(({ id }) => id ?? []));
  return planned.flatMap(({ row, id, content, changed }): ImportProblem[] => {
    if (!changed.includes('relatedQuestions')) return [];
    const stray = content.relatedQuestions.filter((related) => !known.has(related) && !inFile.has(related));
    const field = 'relatedQuestions';
    return [
      ...(stray.length ? [{ row, field, problem: `do not exist: ${stray.join(', ')}` }] : []),
      ...(id !== null && content.relatedQuestions.includes(id)
        ? [{ row, field, problem: 'must not name the FAQ itself' }]
        : []),
    ];
  });
}
