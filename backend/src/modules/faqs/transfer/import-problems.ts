import { KNOWLEDGE_LIMITS, type FieldError } from '@switchboard/contracts';
import { DomainError } from '../../../platform/errors/domain.error';

/** What is wrong in a file: `row` as spreadsheets count (the head is row 1), in JSON the place in the list. */
export type ImportProblem = FieldError;

/** The field of a problem that no single column has. */
export const WHOLE_FILE = 'file';

/** Nothing of the file is taken over. The first problems are told one by one. */
export function importRefused(problems: readonly ImportProblem[]): DomainError {
  const [count, listed] = [problems.length, KNOWLEDGE_LIMITS.importListed];
  const found = count === 1 ? 'there is a problem' : `there are ${count} problems`;
  const rest = count > listed ? ` The first ${listed} are listed.` : '';
  return new DomainError('IMPORT_REFUSED', `The file cannot be imported: ${found} in it.${rest}`, {
    details: problems.slice(0, listed),
  });
}

export function problemOfFile(problem: string, row?: number): DomainError {
  return importRefused([{ field: WHOLE_FILE, problem, ...(row !== undefined && { row }) }]);
}
