import { isDeepStrictEqual } from 'node:util';

/** What differs between two states of a document, as a log of acts keeps it. */
export interface Changes {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/**
 * Of these fields, those that differ. What is in neither state is left out, what is in one of them is null in the other.
 * @param fields without any that hold a secret
 */
export function changesOf<State extends object>(
  before: State,
  after: State,
  fields: readonly (keyof State & string)[],
): Changes {
  const changed = fields.filter((field) => !isDeepStrictEqual(plain(before[field]), plain(after[field])));
  const only = (state: State) => Object.fromEntries(changed.map((field) => [field, plain(state[field])]));
  return { before: only(before), after: only(after) };
}

/** As JSON would have it: ids and dates are compared and kept as texts. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
